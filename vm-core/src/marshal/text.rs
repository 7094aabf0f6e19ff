//! Texts: UTF-8 in which lone surrogates may stand, as CPython's `surrogatepass` error handler makes it.

/// Whether `bytes` are UTF-8 but for surrogates, each of which is three bytes of its own.
pub(super) fn is_surrogatepass(mut bytes: &[u8]) -> bool {
    loop {
        let Err(error) = core::str::from_utf8(bytes) else { return true };
        match bytes.get(error.valid_up_to()..) {
            Some([0xed, 0xa0..=0xbf, 0x80..=0xbf, rest @ ..]) => bytes = rest,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_surrogatepass;

    #[test]
    fn surrogates_pass_and_nothing_else_does() {
        assert!(is_surrogatepass("古明地覺 🐍".as_bytes()));
        assert!(is_surrogatepass(b"a\xed\xa0\x80b\xed\xbf\xbf"));
        for bad in [&b"\xff"[..], b"\xed\xa0", b"\xc0\x80", b"\xed\xc0\x80", b"\xf4\x90\x80\x80", b"ok\xe5\x8f"] {
            assert!(!is_surrogatepass(bad), "{bad:?}");
        }
    }
}
