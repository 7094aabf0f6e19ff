//! Damaged images, and those of other versions.

use alloc::string::ToString;
use alloc::vec::Vec;
use std::fs;
use std::path::Path;

use super::{CHECKED_FROM, Image, ImageError, VERSION, crc32};

/// An image of version 1, kept as it was made by `cellar freeze` when that was the version.
fn kept() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/images/version-1.img")).unwrap()
}

#[test]
fn an_image_that_was_kept_opens_or_is_refused_for_its_version() {
    match VERSION {
        1 => {
            let bytes = kept();
            let image = Image::open(&bytes).unwrap();
            assert_eq!(
                image.modules().map(|module| module.name).collect::<Vec<_>>(),
                ["app", "shapes", "shapes.round"]
            );
            assert!(image.module("shapes").is_some_and(|module| module.is_package));
            assert_eq!(image.module("app"), None, "the program is not to be imported a second time by its file's name");
            assert_eq!(image.main().name, "app");
        }
        _ => assert_eq!(Image::open(&kept()).err(), Some(ImageError::Version(1))),
    }
}

#[test]
fn other_versions_are_refused_with_both_versions_named() {
    for other in [0, VERSION + 1, u16::MAX] {
        let mut bytes = kept();
        bytes[4..6].copy_from_slice(&other.to_le_bytes());
        let error = Image::open(&bytes).unwrap_err();
        assert_eq!(error, ImageError::Version(other));
        let text = error.to_string();
        assert!(text.contains(&other.to_string()) && text.contains(&VERSION.to_string()), "{text}");
    }
}

#[test]
fn every_truncation_and_every_flipped_bit_is_refused() {
    let bytes = kept();
    for len in 0..bytes.len() {
        let error = Image::open(&bytes[..len]).unwrap_err();
        assert_eq!(error, if len < 4 { ImageError::NoImage } else { ImageError::Truncated }, "cut to {len} bytes");
    }
    for bit in 0..bytes.len() * 8 {
        let mut damaged = bytes.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(Image::open(&damaged).is_err(), "bit {bit} flipped");
    }
}

#[test]
fn what_lies_behind_an_image_does_not_matter() {
    let mut bytes = kept();
    let len = bytes.len();
    bytes.extend([0xff; 100]);
    assert_eq!(Image::open(&bytes).unwrap().len(), len);
}

/// A forger makes the checksum right.
#[test]
fn tables_that_lie_are_refused() {
    let forged = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = kept();
        change(&mut bytes);
        let sum = crc32(&bytes[CHECKED_FROM..], 0);
        bytes[12..16].copy_from_slice(&sum.to_le_bytes());
        Image::open(&bytes).err()
    };
    assert_eq!(forged(&|_| ()), None);
    assert_eq!(forged(&|bytes| bytes[16..20].fill(0)), Some(ImageError::Empty));
    for at in [20, 24, 28, 32] {
        assert_eq!(forged(&|bytes| bytes[at..at + 2].fill(0xff)), Some(ImageError::Table(0)), "a field at {at}");
    }
    assert_eq!(forged(&|bytes| bytes[26] = 2), Some(ImageError::Table(0)));
    assert!(matches!(forged(&|bytes| bytes[16..20].fill(0xff)), Some(ImageError::Table(_))));
    // A name that is no UTF-8.
    let name = u32::from_le_bytes(kept()[20..24].try_into().unwrap()) as usize;
    assert_eq!(forged(&|bytes| bytes[name] = 0xff), Some(ImageError::Table(0)));
}
