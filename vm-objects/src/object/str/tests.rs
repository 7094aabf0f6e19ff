//! Tests of strs.

extern crate alloc;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Storage, Str, StrBuilder, Wtf8Chars};
use crate::heap::tests::{collect, heap_of};
use crate::heap::{Obj, WORD};
use crate::object::hash::hash_str;

fn text(s: Obj<Str>) -> String {
    let mut out = String::new();
    assert!(s.write_to(&mut out).is_ok());
    out
}

const TEXTS: [&str; 7] = ["", "abc", "né", "Größe", "古明地覺", "a\u{1f600}b", "\u{10ffff}\u{80}"];

#[test]
fn texts_of_each_width() {
    let mut test = heap_of(4000);
    let heap = &mut test.heap;
    let storages: Vec<_> = TEXTS.iter().filter_map(|t| Str::from_str(heap, t).ok()).map(|s| s.storage()).collect();
    use Storage::{Ascii, Four, Latin1, Two};
    assert_eq!(storages, [Ascii, Ascii, Latin1, Latin1, Two, Four, Four]);
    for a in TEXTS {
        for b in TEXTS {
            let (Ok(x), Ok(y)) = (Str::from_str(heap, a), Str::from_str(heap, b)) else { return };
            let Ok(joined) = x.concat(heap, y) else { return };
            assert_eq!(text(joined), alloc::format!("{a}{b}"));
            assert_eq!(x.compare(y), a.cmp(b));
            assert_eq!(x.same_text(y), a == b);
            assert!(joined.eq_text(&alloc::format!("{a}{b}")));
            let n = a.chars().count();
            let back = joined.substring(heap, n, usize::MAX);
            assert!(back.is_ok_and(|back| back.same_text(y) && hash_str(back) == hash_str(y)));
            let front = joined.substring(heap, 0, n);
            assert!(front.is_ok_and(|front| front.same_text(x) && front.storage() == x.storage()));
            assert_eq!(joined.find(x, 0, usize::MAX), Some(0));
            assert_eq!(joined.rfind(y, 0, usize::MAX), Some(n));
            assert_eq!(x.wtf8_len(), a.len());
        }
        collect(heap, &[]);
    }
}

#[test]
fn wtf8_keeps_surrogates_and_refuses_the_rest() {
    let mut test = heap_of(4000);
    let heap = &mut test.heap;
    let lone = b"a\xed\xa0\x80b";
    let s = Str::from_wtf8(heap, lone).ok().flatten();
    assert_eq!(s.map(|s| s.chars().collect::<Vec<_>>()), Some(alloc::vec![0x61, 0xd800, 0x62]));
    let mut back = Vec::new();
    let _ = s.map(|s| {
        s.write_wtf8(|b| -> Result<(), ()> {
            back.extend_from_slice(b);
            Ok(())
        })
    });
    assert_eq!(back, lone);
    let bad: [&[u8]; 7] =
        [b"\x80", b"\xc0\x80", b"\xe0\x80\x80", b"\xf4\x90\x80\x80", b"\xf0\x80\x80\x80", b"\xe4\xb8", b"a\xff"];
    for bytes in bad {
        assert_eq!(Str::from_wtf8(heap, bytes), Ok(None), "{bytes:?}");
    }
    for t in TEXTS {
        let mut chars = Wtf8Chars::new(t.as_bytes());
        assert!(chars.by_ref().eq(t.chars().map(u32::from)) && !chars.failed());
        assert!(core::str::from_utf8(t.as_bytes()).is_ok());
    }
}

#[test]
fn repeating() {
    let mut test = heap_of(4000);
    let heap = &mut test.heap;
    let Ok(s) = Str::from_str(heap, "xé") else { return };
    assert_eq!(s.repeat(heap, 3).map(text), Ok(String::from("xéxéxé")));
    assert_eq!(s.repeat(heap, 0).map(|s| s.storage()), Ok(Storage::Ascii));
    assert!(s.repeat(heap, usize::MAX / 2).is_err());
}

#[test]
fn building_piece_by_piece() {
    use core::fmt::Write;
    for pieces in [0, 1, 7, 300] {
        for piece in TEXTS {
            let mut test = heap_of(20_000);
            let heap = &mut test.heap;
            let Ok(part) = Str::from_str(heap, piece) else { return };
            let mut builder = StrBuilder::new(heap);
            let mut wanted = String::new();
            for n in 0..pieces {
                assert!(builder.push(part).is_ok() && write!(builder, "{n}").is_ok());
                assert!(write!(wanted, "{piece}{n}").is_ok());
            }
            assert_eq!(builder.wtf8_len(), wanted.len());
            let built = builder.finish();
            assert_eq!(built.map(text), Ok(wanted.clone()));
            let Ok(direct) = Str::from_str(heap, &wanted) else { return };
            assert!(built.is_ok_and(|s| s.same_text(direct) && hash_str(s) == hash_str(direct)));
            let text_words = (direct.len() * direct.storage().width()).div_ceil(WORD);
            let fitting = size_of::<Str>() + text_words * WORD;
            collect(heap, &built.map(|s| alloc::vec![s.value()]).unwrap_or_default());
            assert_eq!(heap.stats().live, fitting, "no room is kept");
        }
    }
    let mut test = heap_of(100);
    let mut builder = StrBuilder::new(&mut test.heap);
    while builder.push_text("0123456789").is_ok() {}
    assert_eq!(builder.finish().err(), Some(vm_core::object::Trap::Memory));
}
