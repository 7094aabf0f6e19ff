//! The decimal digits of a small int, without the formatting machinery: `str(i)` and `f'{i}'` are in every other program.

use crate::Trap;
use crate::object::str::{Storage, Str, StrFill};
use crate::python::Python;
use crate::value::Value;

/// As many characters as `isize::MIN` has.
const MOST: usize = 20;

impl Python<'_> {
    /// `str(value)` of a str or a small int, which need no call; `None` of anything else.
    #[inline]
    pub(crate) fn text_at_once(&mut self, value: Value) -> Result<Option<Value>, Trap> {
        match value.as_small_int() {
            Some(number) => self.digits_of(number).map(Some),
            None => Ok(value.cast::<Str>().map(|_| value)),
        }
    }

    fn digits_of(&mut self, number: isize) -> Result<Value, Trap> {
        let mut text = [0; MOST];
        let mut first = MOST;
        let mut rest = number.unsigned_abs();
        for (index, place) in text.iter_mut().enumerate().rev() {
            *place = b'0' + (rest % 10) as u8;
            rest /= 10;
            first = index;
            if rest == 0 {
                break;
            }
        }
        if let Some(sign) = first.checked_sub(1)
            && number < 0
        {
            first = sign;
            if let Some(place) = text.get_mut(sign) {
                *place = b'-';
            }
        }
        let shown = text.get(first..).unwrap_or(&[]);
        let mut fill = StrFill::new(&mut self.heap, shown.len(), Storage::Ascii)?;
        fill.push_bytes(shown);
        Ok(fill.finish().value())
    }
}
