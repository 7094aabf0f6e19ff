//! `_io`: files and streams. Follows CPython's `Modules/_io`, errors word for word.
//!
//! | file | what |
//! |---|---|
//! | `base` | `_IOBase` and the other classes that all streams derive from |
//! | `checks` | what a stream must be for an operation |
//! | `bytes_io` | `BytesIO` |
//! | `newlines` | ends of lines: found, translated; `IncrementalNewlineDecoder` |
//! | `code_points` | text that grows and is written to in place |
//! | `string_io` | `StringIO` |
//! | `file_io` | `FileIO` |
//! | `raw` | what buffers ask of the stream below them |
//! | `buffered` | `BufferedReader`, `BufferedWriter`, `BufferedRandom`, `BufferedRWPair` |
//! | `text` | `TextIOWrapper` |
//! | `open` | `open` |

mod base;
mod buffered;
mod bytes_io;
mod checks;
mod code_points;
mod file_io;
mod newlines;
mod open;
mod raw;
mod string_io;
mod text;

use vm_objects::object::dict::Dict;
use vm_objects::types::TypeId;
use vm_objects::{Arity, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_io", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("open", Arity::Free, open::open),
    NativeDef::function("open_code", Arity::Free, open::open_code),
    NativeDef::function("text_encoding", Arity::Between(1, 2), open::text_encoding),
];

/// `DEFAULT_BUFFER_SIZE`
const BUFFER_SIZE: usize = 8192;

static TYPES: &[&TypeSpec] = &[
    &base::IO_BASE,
    &base::RAW_IO_BASE,
    &base::BUFFERED_IO_BASE,
    &base::TEXT_IO_BASE,
    &buffered::PAIR,
    &buffered::RANDOM,
    &buffered::READER,
    &buffered::WRITER,
    &bytes_io::BYTES_IO,
    &file_io::FILE_IO,
    &newlines::DECODER,
    &string_io::STRING_IO,
    &text::WRAPPER,
    &checks::UNSUPPORTED,
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for spec in TYPES {
        let class = py.host_type(spec)?;
        py.put(namespace, spec.name, class)?;
    }
    py.put(namespace, "BlockingIOError", TypeId::BlockingIOError.value())?;
    py.put(namespace, "DEFAULT_BUFFER_SIZE", Value::from_int_truncated(BUFFER_SIZE as isize))
}
