//! `TextIOWrapper`: text over a buffer. Follows CPython's `Modules/_io/textio.c`.
//!
//! | file | what |
//! |---|---|
//! | `state` | what a wrapper remembers |
//! | `common` | making, closing, attributes |
//! | `codec` | text from bytes and bytes from text: natively for UTF-8, ASCII and Latin-1, else by the codec's objects |
//! | `read` | reading |
//! | `write` | writing and flushing |
//! | `position` | `seek` and `tell` |
//! | `configure` | `__init__` and `reconfigure` |

mod codec;
mod common;
mod configure;
mod position;
mod read;
mod state;
mod write;

use vm_objects::{Arity, GetSetDef, NativeDef, TypeSpec, Value};

use super::base::TEXT_IO_BASE;
use super::file_io::cannot_pickle;
use common::delegate;
use state::{LINE_BUFFERING, WRITE_THROUGH};

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(super) static WRAPPER: TypeSpec = TypeSpec {
    base: Some(&TEXT_IO_BASE),
    doc: Some("Character and line based layer over a BufferedIOBase object, buffer."),
    methods: &[
        method("__del__", Arity::None, common::finalize),
        method("__init__", Arity::Free, configure::init),
        method("__next__", Arity::None, read::next),
        method("__reduce__", Arity::None, cannot_pickle),
        method("__reduce_ex__", Arity::One, cannot_pickle),
        method("__repr__", Arity::None, common::repr),
        method("close", Arity::None, common::close),
        method("detach", Arity::None, common::detach),
        method("fileno", Arity::None, |py, args| delegate(py, args, "fileno")),
        method("flush", Arity::None, write::flush),
        method("isatty", Arity::None, |py, args| delegate(py, args, "isatty")),
        method("read", Arity::Between(0, 1), read::read),
        method("readable", Arity::None, |py, args| delegate(py, args, "readable")),
        method("readline", Arity::Between(0, 1), read::readline),
        method("reconfigure", Arity::Free, configure::reconfigure),
        method("seek", Arity::Between(1, 2), position::seek),
        method("seekable", Arity::None, |py, args| delegate(py, args, "seekable")),
        method("tell", Arity::None, position::tell),
        method("truncate", Arity::Between(0, 1), write::truncate),
        method("writable", Arity::None, |py, args| delegate(py, args, "writable")),
        method("write", Arity::One, write::write),
    ],
    getsets: &[
        GetSetDef { name: "_CHUNK_SIZE", get: common::chunk_size, set: Some(common::set_chunk_size) },
        GetSetDef { name: "buffer", get: common::buffer, set: None },
        GetSetDef { name: "closed", get: common::closed, set: None },
        GetSetDef { name: "encoding", get: common::encoding, set: None },
        GetSetDef { name: "errors", get: common::errors, set: None },
        GetSetDef {
            name: "line_buffering",
            get: |py, this| Ok(Value::from_bool(common::any(py, this)?.is(LINE_BUFFERING))),
            set: None,
        },
        GetSetDef { name: "name", get: |py, _| Err(py.defer(&common::NAME, 0)), set: None },
        GetSetDef { name: "newlines", get: common::newlines, set: None },
        GetSetDef {
            name: "write_through",
            get: |py, this| Ok(Value::from_bool(common::any(py, this)?.is(WRITE_THROUGH))),
            set: None,
        },
    ],
    slots: state::SLOTS,
    ..TypeSpec::new("_io", "TextIOWrapper")
};
