//! A firmware's bytes, section by section.

use core::fmt::Write as _;
use std::path::Path;

use object::{Object as _, ObjectSection as _, SectionFlags, elf};

use super::origins::Origins;

/// Both chips have their RAM here and their flash below.
pub(super) const RAM: u64 = 0x2000_0000;

/// What a firmware takes, in bytes.
pub(super) struct Size {
    pub(super) flash: u64,
    pub(super) ram: u64,
    pub(super) sections: String,
    /// The flash by where it comes from.
    pub(super) origins: Origins,
}

/// Adds up the sections that are loaded: constants and code in flash, variables in RAM, and the variables' first values in
/// flash as well.
pub(super) fn measure(path: &Path) -> anyhow::Result<Size> {
    let bytes = std::fs::read(path)?;
    let file = object::File::parse(&*bytes)?;
    let (mut flash, mut ram, mut sections) = (0, 0, String::new());
    for section in file.sections() {
        let SectionFlags::Elf { sh_flags, .. } = section.flags() else { continue };
        let loaded = sh_flags.contains(elf::SHF_ALLOC);
        if !loaded || section.size() == 0 {
            continue;
        }
        let has_bytes = section.file_range().is_some();
        if section.address() < RAM || has_bytes {
            flash += section.size();
        }
        if section.address() >= RAM {
            ram += section.size();
        }
        let _infallible = write!(sections, "{} {}  ", section.name()?, section.size());
    }
    Ok(Size { flash, ram, sections, origins: Origins::of(&file, flash) })
}
