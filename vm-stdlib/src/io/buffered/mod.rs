//! Buffers over raw streams. Follows CPython's `Modules/_io/bufferedio.c`.
//!
//! | file | what |
//! |---|---|
//! | `state` | what a buffer remembers |
//! | `common` | what all have: closing, positions, attributes |
//! | `read` | reading |
//! | `write` | writing and flushing |
//! | `pair` | `BufferedRWPair` |
//!
//! A routine that has to ask the raw stream several times keeps what it has reached in the buffer, or in slots of its own,
//! and begins anew from there ([`Script::restart`](vm_objects::Script::restart)).

mod common;
mod pair;
mod read;
mod state;
mod write;

use vm_objects::{Arity, GetSetDef, NativeDef, TypeSpec};

pub(super) use common::{raw_of, set_owned};
pub(super) use pair::PAIR;

use super::base::BUFFERED_IO_BASE;
use super::file_io::cannot_pickle;
use common::{Kind, delegate};

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "closed", get: common::closed, set: None },
    GetSetDef { name: "mode", get: |py, _| Err(py.defer(&common::MODE, 0)), set: None },
    GetSetDef { name: "name", get: |py, _| Err(py.defer(&common::NAME, 0)), set: None },
    GetSetDef { name: "raw", get: common::raw, set: None },
];

pub(super) static READER: TypeSpec = TypeSpec {
    base: Some(&BUFFERED_IO_BASE),
    doc: Some("Create a new buffered reader using the given readable raw IO object."),
    methods: &[
        method("__del__", Arity::None, common::finalize),
        method("__init__", Arity::Free, |py, args| common::init(py, args, Kind::Reader)),
        method("__next__", Arity::None, read::next),
        method("__reduce__", Arity::None, cannot_pickle),
        method("__reduce_ex__", Arity::One, cannot_pickle),
        method("__repr__", Arity::None, common::repr),
        method("_dealloc_warn", Arity::One, |py, args| delegate(py, args, "_dealloc_warn")),
        method("close", Arity::None, common::close),
        method("detach", Arity::None, common::detach),
        method("fileno", Arity::None, |py, args| delegate(py, args, "fileno")),
        method("flush", Arity::None, |py, args| delegate(py, args, "flush")),
        method("isatty", Arity::None, |py, args| delegate(py, args, "isatty")),
        method("peek", Arity::Between(0, 1), read::peek),
        method("read", Arity::Between(0, 1), read::read),
        method("read1", Arity::Between(0, 1), read::read1),
        method("readable", Arity::None, |py, args| delegate(py, args, "readable")),
        method("readinto", Arity::One, |py, args| read::readinto(py, args, false)),
        method("readinto1", Arity::One, |py, args| read::readinto(py, args, true)),
        method("readline", Arity::Between(0, 1), read::readline),
        method("seek", Arity::Between(1, 2), common::seek),
        method("seekable", Arity::None, |py, args| delegate(py, args, "seekable")),
        method("tell", Arity::None, common::tell),
        method("truncate", Arity::Between(0, 1), write::truncate),
    ],
    getsets: GETSETS,
    slots: state::SLOTS,
    ..TypeSpec::new("_io", "BufferedReader")
};

pub(super) static WRITER: TypeSpec = TypeSpec {
    base: Some(&BUFFERED_IO_BASE),
    doc: Some("A buffer for a writeable sequential RawIO object."),
    methods: &[
        method("__del__", Arity::None, common::finalize),
        method("__init__", Arity::Free, |py, args| common::init(py, args, Kind::Writer)),
        method("__reduce__", Arity::None, cannot_pickle),
        method("__reduce_ex__", Arity::One, cannot_pickle),
        method("__repr__", Arity::None, common::repr),
        method("_dealloc_warn", Arity::One, |py, args| delegate(py, args, "_dealloc_warn")),
        method("close", Arity::None, common::close),
        method("detach", Arity::None, common::detach),
        method("fileno", Arity::None, |py, args| delegate(py, args, "fileno")),
        method("flush", Arity::None, write::flush),
        method("isatty", Arity::None, |py, args| delegate(py, args, "isatty")),
        method("seek", Arity::Between(1, 2), common::seek),
        method("seekable", Arity::None, |py, args| delegate(py, args, "seekable")),
        method("tell", Arity::None, common::tell),
        method("truncate", Arity::Between(0, 1), write::truncate),
        method("writable", Arity::None, |py, args| delegate(py, args, "writable")),
        method("write", Arity::One, write::write),
    ],
    getsets: GETSETS,
    slots: state::SLOTS,
    ..TypeSpec::new("_io", "BufferedWriter")
};

pub(super) static RANDOM: TypeSpec = TypeSpec {
    base: Some(&BUFFERED_IO_BASE),
    doc: Some("A buffered interface to random access streams."),
    methods: &[
        method("__del__", Arity::None, common::finalize),
        method("__init__", Arity::Free, |py, args| common::init(py, args, Kind::Random)),
        method("__next__", Arity::None, read::next),
        method("__reduce__", Arity::None, cannot_pickle),
        method("__reduce_ex__", Arity::One, cannot_pickle),
        method("__repr__", Arity::None, common::repr),
        method("_dealloc_warn", Arity::One, |py, args| delegate(py, args, "_dealloc_warn")),
        method("close", Arity::None, common::close),
        method("detach", Arity::None, common::detach),
        method("fileno", Arity::None, |py, args| delegate(py, args, "fileno")),
        method("flush", Arity::None, write::flush),
        method("isatty", Arity::None, |py, args| delegate(py, args, "isatty")),
        method("peek", Arity::Between(0, 1), read::peek),
        method("read", Arity::Between(0, 1), read::read),
        method("read1", Arity::Between(0, 1), read::read1),
        method("readable", Arity::None, |py, args| delegate(py, args, "readable")),
        method("readinto", Arity::One, |py, args| read::readinto(py, args, false)),
        method("readinto1", Arity::One, |py, args| read::readinto(py, args, true)),
        method("readline", Arity::Between(0, 1), read::readline),
        method("seek", Arity::Between(1, 2), common::seek),
        method("seekable", Arity::None, |py, args| delegate(py, args, "seekable")),
        method("tell", Arity::None, common::tell),
        method("truncate", Arity::Between(0, 1), write::truncate),
        method("writable", Arity::None, |py, args| delegate(py, args, "writable")),
        method("write", Arity::One, write::write),
    ],
    getsets: GETSETS,
    slots: state::SLOTS,
    ..TypeSpec::new("_io", "BufferedRandom")
};
