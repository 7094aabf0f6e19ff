//! Where a firmware's flash comes from: its symbols, added up by crate and folder.

use core::fmt;
use std::collections::HashMap;

use object::{Object as _, ObjectSymbol as _, SymbolKind};

use super::measure::RAM;

/// Crates that are told apart by folder.
const WITH_FOLDERS: [&str; 2] = ["vm_objects", "vm_core"];

/// Rows below this many bytes are put together.
const LEAST: u64 = 1000;

/// Bytes by crate, or crate and folder.
pub(super) struct Origins(HashMap<String, u64>);

impl Origins {
    /// Of the `flash` bytes of a firmware.
    pub(super) fn of(file: &object::File<'_>, flash: u64) -> Self {
        // Symbols of one address are names of one thing.
        let mut things = HashMap::new();
        for symbol in file.symbols() {
            if matches!(symbol.kind(), SymbolKind::Text | SymbolKind::Data)
                && symbol.address() < RAM
                && symbol.size() != 0
            {
                things.entry(symbol.address() & !1).or_insert((symbol.size(), symbol.name().unwrap_or_default()));
            }
        }
        let mut rows = HashMap::new();
        let mut rest = flash;
        for (size, name) in things.into_values() {
            rest = rest.saturating_sub(size);
            *rows.entry(origin(name)).or_default() += size;
        }
        *rows.entry("(constants without a name)".to_owned()).or_default() += rest;
        Self(rows)
    }
}

impl fmt::Display for Origins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|&(_, size)| core::cmp::Reverse(size));
        let small = rows.iter().filter(|(_, size)| **size < LEAST).map(|(_, size)| **size).sum::<u64>();
        for (name, size) in rows.into_iter().filter(|(_, size)| **size >= LEAST) {
            writeln!(f, "{size:>8}  {name}")?;
        }
        writeln!(f, "{small:>8}  (less than {LEAST} each)")
    }
}

/// The crate, and for some the folder, that a symbol's code was written in.
fn origin(symbol: &str) -> String {
    if symbol.starts_with("OUTLINED_FUNCTION") {
        return "(what functions have in common)".to_owned();
    }
    if symbol.starts_with(".L") {
        return "(constants without a name)".to_owned();
    }
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    // `<a::B as c::D>::e` is a's; so is `<impl c::D for a::B>::e` in a's own module.
    let path = name.trim_start_matches(['<', '&', '*', '[']).trim_start_matches("mut ").trim_start_matches("dyn ");
    let mut parts = path.split("::").map(|part| part.split([' ', '<', '>', '[', '{']).next().unwrap_or_default());
    match (parts.next(), parts.next()) {
        (Some(name), Some(folder)) if WITH_FOLDERS.contains(&name) => format!("{name}::{folder}"),
        (Some(name), Some(_)) => name.to_owned(),
        _ => "(others)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn a_symbol_is_of_the_crate_that_its_path_begins_with() {
        assert_eq!(origin("_ZN10vm_objects5types4dict3new17h0123456789abcdefE"), "vm_objects::types");
        let method = "_ZN84_$LT$vm_embedded..heap..Heap$u20$as$u20$allocator_api2..stable..alloc..Allocator$GT$8allocate17h0123456789abcdefE";
        assert_eq!(origin(method), "vm_embedded");
        assert_eq!(origin("OUTLINED_FUNCTION_7"), "(what functions have in common)");
        assert_eq!(origin("memcpy"), "(others)");
    }
}
