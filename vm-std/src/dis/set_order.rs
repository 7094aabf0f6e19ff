//! In which order a frozenset shows its items: CPython's hash table, filled as `marshal` fills it.
//!
//! Follows `set_add_entry` and `set_table_resize` of CPython's `Objects/setobject.c`.

/// `LINEAR_PROBES`: neighbours looked at before the next jump.
const LINEAR_PROBES: usize = 9;
/// `PERTURB_SHIFT`.
const PERTURB_SHIFT: u32 = 5;
/// `PySet_MINSIZE`.
const SMALLEST: usize = 8;

/// The indices of items with these hashes, inserted one after the other, in the order of iteration.
pub(super) fn iteration_order(hashes: &[u64]) -> Vec<usize> {
    let mut table = vec![None; SMALLEST];
    for (index, &hash) in hashes.iter().enumerate() {
        insert(&mut table, index, hash);
        let used = index + 1;
        if used * 5 >= (table.len() - 1) * 3 {
            table = resized(&table, hashes, if used > 50_000 { used * 2 } else { used * 4 });
        }
    }
    table.into_iter().flatten().collect()
}

fn resized(table: &[Option<usize>], hashes: &[u64], least: usize) -> Vec<Option<usize>> {
    let mut larger = vec![None; (least + 1).next_power_of_two().max(SMALLEST)];
    for &index in table.iter().flatten() {
        insert(&mut larger, index, hashes[index]);
    }
    larger
}

/// Puts `index` into the first empty slot; the table always has one.
fn insert(table: &mut [Option<usize>], index: usize, hash: u64) {
    let mask = table.len() - 1;
    let mut perturb = hash as usize;
    let mut at = perturb & mask;
    loop {
        let probes = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        if let Some(slot) = table[at..=at + probes].iter_mut().find(|slot| slot.is_none()) {
            *slot = Some(index);
            return;
        }
        perturb >>= PERTURB_SHIFT;
        at = at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
    }
}
