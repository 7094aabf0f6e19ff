//! `_json`, as CPython's `Modules/_json.c`: what the library's `json` reads and writes with. A text may be nested as deeply
//! as it likes: what is open lies in lists, not on the host's stack.
//!
//! | file | what |
//! |---|---|
//! | `strings` | strings read, and written with escapes |
//! | `scanner` | `make_scanner`: a text to values |
//! | `numbers` | the numbers and constants in it |
//! | `output` | the text that is written |
//! | `encoder` | `make_encoder`: values to a text |

mod encoder;
mod numbers;
mod output;
mod scanner;
mod strings;

pub(crate) use encoder::BEHAVIOUR as ENCODER;
pub(crate) use scanner::BEHAVIOUR as SCANNER;

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "_json",
    functions: &[
        NativeDef::function("encode_basestring", Arity::One, strings::encode::<false>),
        NativeDef::function("encode_basestring_ascii", Arity::One, strings::encode::<true>),
        NativeDef::function("scanstring", Arity::Parsed(2, 3), strings::scan_string),
    ],
    values: |py, namespace| {
        py.put(namespace, "make_encoder", TypeId::JsonEncoder.value())?;
        py.put(namespace, "make_scanner", TypeId::JsonScanner.value())
    },
};

/// How deep a text may be nested. CPython's own limit is what its C stack holds (1498 in 3.12.1).
const MAX_DEPTH: usize = 10_000;

/// What a text is refused for.
#[derive(Clone, Copy)]
enum Fault {
    /// A `JSONDecodeError` with this message, at this place.
    Decode(&'static str, usize),
    /// `StopIteration` with the place: the caller's `Expecting value`.
    NoValue(usize),
}

/// Raises what a text is refused for: `raise_errmsg`, `raise_stop_iteration`.
fn refuse<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    text: Value,
    fault: Fault,
) -> Result<Value, Trap> {
    let (message, place) = match fault {
        Fault::NoValue(place) => {
            let place = Value::from_int_truncated(place as isize);
            return Err(py.error_with(TypeId::StopIteration, &[place]));
        }
        Fault::Decode(message, place) => (message, Value::from_int_truncated(place as isize)),
    };
    let import = py.builtin_named("__import__")?;
    let class = Str::intern(&mut py.heap, "JSONDecodeError")?.value();
    let names = py.tuple(&[class])?;
    let module = Str::intern(&mut py.heap, "json.decoder")?.value();
    let module = script.call(args, import, &[module, Value::NONE, Value::NONE, names])?;
    let class = script.attribute(py, args, module, class)?;
    let message = Str::from_str(&mut py.heap, message)?.value();
    let exception = script.call(args, class, &[message, text, place])?;
    Err(py.raise_again(exception))
}

/// `JSON` nested deeper than [`MAX_DEPTH`].
fn too_deep(py: &mut Python<'_>, what: &str) -> Trap {
    py.error(TypeId::RecursionError, format_args!("maximum recursion depth exceeded while {what}"))
}
