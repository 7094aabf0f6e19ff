//! Sorting in place where no Python is called and the order of equals means nothing: one routine for all, a tenth of the code
//! that core has for each.

use crate::value::Value;

/// Sorts values by `less`, in time of the order n log n.
pub(crate) fn heap_sort(values: &mut [Value], less: fn(Value, Value) -> bool) {
    for root in (0..values.len() / 2).rev() {
        sift_down(values, root, less);
    }
    for end in (1..values.len()).rev() {
        values.swap(0, end);
        sift_down(values.get_mut(..end).unwrap_or(&mut []), 0, less);
    }
}

/// Moves the value at `root` down until no child of it is greater.
fn sift_down(values: &mut [Value], mut root: usize, less: fn(Value, Value) -> bool) {
    loop {
        let child = 2 * root + 1;
        let Some(&left) = values.get(child) else { return };
        let child = match values.get(child + 1) {
            Some(&right) if less(left, right) => child + 1,
            _ => child,
        };
        match (values.get(root), values.get(child)) {
            (Some(&above), Some(&below)) if less(above, below) => values.swap(root, child),
            _ => return,
        }
        root = child;
    }
}

#[cfg(test)]
mod tests {
    use super::heap_sort;
    use crate::value::Value;

    #[test]
    fn sorts_any_number_of_values() {
        for len in 0..=70_usize {
            let mut values = [Value::from_int_truncated(0); 70];
            for (index, value) in values.iter_mut().enumerate() {
                *value = Value::from_int_truncated((index * 37 % 64) as isize);
            }
            let values = values.get_mut(..len).unwrap_or(&mut []);
            heap_sort(values, |a, b| a.as_small_int() < b.as_small_int());
            assert_eq!(values.len(), len);
            assert!(values.is_sorted_by_key(|value| value.as_small_int()));
        }
    }
}
