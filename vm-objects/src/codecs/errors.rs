//! `UnicodeDecodeError` and `UnicodeEncodeError`, made.

use super::Handler;
use crate::Trap;
use crate::codec::Bad;
use crate::heap::Obj;
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// The exception object for bytes (which it keeps as a bytes object) or text.
    pub(super) fn unicode_error(
        &mut self,
        kind: TypeId,
        encoding: &str,
        object: Value,
        bad: Bad,
    ) -> Result<Obj<Exception>, Trap> {
        let object = if kind == TypeId::UnicodeDecodeError { self.bytes_of(object)?.value() } else { object };
        let encoding = Str::from_str(&mut self.heap, encoding)?.value();
        let reason = Str::from_str(&mut self.heap, bad.reason)?.value();
        let number = |n: usize| Value::from_int_truncated(n as isize);
        self.new_exception(kind.value(), &[encoding, object, number(bad.start), number(bad.end), reason])
    }

    fn raise(&mut self, made: Result<Obj<Exception>, Trap>) -> Trap {
        match made {
            Ok(exception) => {
                self.pending = exception.value();
                Trap::Raise
            }
            Err(trap) => trap,
        }
    }

    /// Raises `UnicodeDecodeError`; or says that the handler is none for decoding.
    pub(super) fn decode_error(&mut self, encoding: &str, object: Value, bad: Bad, handler: Handler) -> Trap {
        if matches!(handler, Handler::XmlCharRefReplace | Handler::NameReplace) {
            return self.type_error(format_args!("don't know how to handle UnicodeDecodeError in error callback"));
        }
        let made = self.unicode_error(TypeId::UnicodeDecodeError, encoding, object, bad);
        self.raise(made)
    }

    /// Raises `UnicodeEncodeError` for a text that is not ASCII.
    pub(crate) fn not_ascii(&mut self, text: Obj<Str>) -> Trap {
        let start = text.chars().position(|c| c >= 0x80).unwrap_or(0);
        let end = start.saturating_add(text.chars().skip(start).take_while(|&c| c >= 0x80).count());
        self.encode_error("ascii", text.value(), Bad { start, end, reason: "ordinal not in range(128)" })
    }

    /// Raises `UnicodeEncodeError`.
    pub(super) fn encode_error(&mut self, encoding: &str, text: Value, bad: Bad) -> Trap {
        let made = self.unicode_error(TypeId::UnicodeEncodeError, encoding, text, bad);
        self.raise(made)
    }
}
