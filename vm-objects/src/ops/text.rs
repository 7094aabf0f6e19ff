//! Texts joined and formatted: f-strings, `+`, `*`.

use super::numbers::{Operator, Whole};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::number::big;
use crate::object::str::{Storage, Str, StrFill};
use crate::python::Python;
use crate::text::{FORMAT_FIELD, PERCENT, Replay};
use crate::types::TypeId;
use crate::value::Value;

/// A sequence repeated as often as `__index__` of the other operand says.
static REPEAT: NativeDef = NativeDef::function("*", Arity::Free, |py, args| {
    let (left, right) = (args.get(0), args.get(1));
    let mut replay = Replay::new(args);
    let turned = left.is_kind(Kind::Instance);
    let (sequence, count) = if turned { (right, left) } else { (left, right) };
    let count = replay.index(py, args, count)?;
    let outcome = py.binary(Operator::Multiply as u32, sequence, count);
    replay.outcome(args, &[sequence, count], outcome)
});

impl Python<'_> {
    /// [`REPEAT`], if one operand has `__index__`.
    pub(super) fn repeat_special(&mut self, left: Value, right: Value) -> Option<Trap> {
        let counts = [left, right].into_iter().any(|value| self.has_special(value, "__index__"));
        if counts { Some(self.defer(&REPEAT, 0)) } else { None }
    }

    /// A str of strs.
    pub(crate) fn join_pieces(&mut self, pieces: &[Value]) -> Result<Value, Trap> {
        let texts = || pieces.iter().filter_map(|piece| piece.cast::<Str>());
        let len = texts().fold(0usize, |len, text| len.saturating_add(text.len()));
        let storage = texts().map(Obj::<Str>::storage).max().unwrap_or(Storage::Ascii);
        let mut fill = StrFill::new(&mut self.heap, len, storage)?;
        texts().for_each(|text| fill.push(text.text()));
        Ok(fill.finish().value())
    }

    /// `FORMAT_VALUE`.
    pub(crate) fn format_field(&mut self, value: Value, conversion: u32, spec: Value) -> Result<Value, Trap> {
        if spec.is_null()
            && (conversion == 0 || conversion == 1)
            && let Some(text) = self.text_at_once(value)?
        {
            return Ok(text);
        }
        let done = if conversion == 0 {
            self.formatted(value, spec)
        } else {
            let text = self.text_of(value, crate::text::Conversion::of(conversion)).map(Obj::value);
            text.and_then(|text| self.formatted(text, spec))
        };
        match done {
            // The whole field again, in a routine that can wait.
            Err(Trap::Defer) => Err(self.defer(&FORMAT_FIELD, conversion)),
            done => done,
        }
    }

    /// `+`, `*` and `%` of strs; `None` if that is not what the operands are.
    pub(super) fn text_binary(&mut self, operator: Operator, left: Value, right: Value) -> Result<Option<Value>, Trap> {
        match (operator, left.cast::<Str>(), right.cast::<Str>()) {
            (Operator::Add, Some(a), Some(b)) => self.concat_text(a, b).map(Some),
            (Operator::Multiply, Some(text), None) if Whole::of(right).is_some() => {
                self.repeat_text(text, right).map(Some)
            }
            (Operator::Multiply, None, Some(text)) if Whole::of(left).is_some() => {
                self.repeat_text(text, left).map(Some)
            }
            (Operator::Remainder, None, _) if matches!(left.kind(), Some(Kind::Bytes | Kind::ByteArray)) => {
                Err(self.defer(&crate::types::bytes::PERCENT, 0))
            }
            // In a routine that can wait.
            (Operator::Remainder, Some(_), _) => Err(self.defer(&PERCENT, 0)),
            _ => Ok(None),
        }
    }

    pub(super) fn concat_text(&mut self, a: Obj<Str>, b: Obj<Str>) -> Result<Value, Trap> {
        if b.len() == 0 {
            return Ok(a.value());
        }
        if a.len() == 0 {
            return Ok(b.value());
        }
        Ok(a.concat(&mut self.heap, b)?.value())
    }

    fn repeat_text(&mut self, text: Obj<Str>, count: Value) -> Result<Value, Trap> {
        let count = self.repeat_count(count)?;
        if text.len().saturating_mul(count) > self.memory_limit() {
            return Err(self.out_of_memory());
        }
        self.charge((text.len().saturating_mul(count) / 16) as u64)?;
        Ok(text.repeat(&mut self.heap, count)?.value())
    }

    /// How often `*` repeats a sequence; negative is not at all.
    pub(crate) fn repeat_count(&mut self, count: Value) -> Result<usize, Trap> {
        let word = Whole::of(count).and_then(|whole| big::to_word(whole.int()));
        match word {
            Some(word) => Ok(usize::try_from(word).unwrap_or(0)),
            None => {
                let text = format_args!("cannot fit 'int' into an index-sized integer");
                Err(self.error(TypeId::OverflowError, text))
            }
        }
    }
}
