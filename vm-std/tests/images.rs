//! Images that mean harm: whatever is in them, an error or an exception is the worst that comes of it.

use vm_core::image::{CHECKED_FROM, Image, crc32};
use vm_std::{Captured, Freeze, Options, Program, SourceFile, freeze, freeze_sources, run};

static KEPT: &[u8] = include_bytes!("../../tests/images/version-1.img");

/// Exit code, output and errors of an image; at the end of its fuel it is stopped.
fn outcome(image: &'static [u8]) -> (i32, String, String) {
    let mut host = Captured::default();
    let options = Options { fuel: Some(10_000), ..Options::default() };
    let exit = run(Program::Image { bytes: image, filename: "app.img" }, options, &mut host);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (exit, text(&host.out), text(&host.err))
}

#[test]
fn the_image_that_is_kept_prints_what_cpython_prints() {
    let expected = include_str!("../../tests/images/app.out");
    assert_eq!(outcome(KEPT), (0, expected.to_owned(), String::new()));
}

#[test]
fn damage_is_named() {
    for (image, says) in [
        (&KEPT[..KEPT.len() - 1], "the image is cut off"),
        (&KEPT[..3], "this is no image"),
        (damaged(|bytes| bytes[100] ^= 4).leak(), "the image is damaged"),
        (damaged(|bytes| bytes[4] = 7).leak(), "the image is of version 7, and this build runs images of version 1"),
    ] {
        let (exit, out, err) = outcome(image);
        assert_eq!((exit, &*out), (1, ""), "{err}");
        assert!(err.starts_with(&format!("cellar: app.img: {says}")), "{err}");
    }
}

fn damaged(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = KEPT.to_vec();
    change(&mut bytes);
    bytes
}

/// Behind a checksum that is right, every byte is changed in turn; what still loads, runs.
#[test]
fn forged_images_do_no_harm() {
    let (mut opened, mut ran) = (0, 0);
    for at in CHECKED_FROM..KEPT.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = damaged(|bytes| bytes[at] ^= flip);
            let sum = crc32(&bytes[CHECKED_FROM..], 0);
            bytes[12..16].copy_from_slice(&sum.to_le_bytes());
            opened += usize::from(Image::open(&bytes).is_ok());
            ran += usize::from(!outcome(bytes.leak()).2.starts_with("cellar: "));
        }
    }
    assert!(opened > 1000 && ran > 100 && ran < opened, "{opened} opened, {ran} ran: nothing was tried");
}

#[test]
fn what_does_not_compile_is_not_frozen() {
    let source = |text: &'static str, name: &str| SourceFile {
        name: name.to_owned(),
        is_package: false,
        bytes: text.as_bytes().into(),
        filename: format!("{name}.py"),
    };
    let freeze = |sources: &[SourceFile<'_>]| freeze_sources(sources, Freeze::default(), &mut Vec::new());
    assert!(freeze(&[source("def f(:", "app")]).unwrap_err().contains("SyntaxError"));
    assert!(freeze(&[source("", "app"), source("", "app")]).unwrap_err().contains("two modules"));
    assert!(freeze(&[]).is_err());
}

#[test]
fn stripping_leaves_out_docstrings_and_asserts_and_makes_it_smaller() {
    let files = ["app.py", "shapes"].map(|file| format!("{}/../tests/images/{file}", env!("CARGO_MANIFEST_DIR")));
    let frozen = |strip| freeze(&files, Freeze { strip, ..Freeze::default() }, &mut Vec::new()).unwrap();
    let holds = |image: &[u8], text: &str| image.windows(text.len()).any(|window| window == text.as_bytes());
    let (full, stripped) = (frozen(false), frozen(true));
    assert!(stripped.len() < full.len());
    assert!(holds(&full, "Its area.") && !holds(&stripped, "Its area."));
    assert_eq!(outcome(stripped.leak()), outcome(full.leak()));
}
