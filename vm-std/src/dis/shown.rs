//! How the objects of a code object look in a listing.

use core::fmt::{self, Write};
use std::collections::HashMap;

use vm_compiler::{CodeObject, Constant, ObjectRef, View};
use vm_core::code::Code;
use vm_core::dis::{Describe, code_repr};
use vm_core::isa::Version;

use super::unicode_15::escaped;

/// A code object and those in it, each with a number: the order in which they are listed.
pub(super) struct Codes<'a> {
    numbered: HashMap<*const CodeObject, (u64, View<'a>)>,
}

impl<'a> Codes<'a> {
    /// All that `root` leads to.
    pub(super) fn of(root: &'a CodeObject) -> Self {
        let mut codes = Self { numbered: HashMap::new() };
        codes.collect(root);
        codes
    }

    fn collect(&mut self, code: &'a CodeObject) {
        let number = self.numbered.len() as u64;
        if self.numbered.insert(code, (number, code.view())).is_none() {
            code.consts.iter().for_each(|constant| self.collect_constant(constant));
        }
    }

    fn collect_constant(&mut self, constant: &'a Constant) {
        match constant {
            Constant::Code(code) => self.collect(code),
            Constant::Tuple(items) => items.iter().for_each(|item| self.collect_constant(item)),
            _ => {}
        }
    }

    fn get(&self, code: &CodeObject) -> Option<&(u64, View<'a>)> {
        self.numbered.get(&core::ptr::from_ref(code))
    }

    /// The listing of `root`, as `version` shows it.
    pub(super) fn list(&self, version: Version, root: &CodeObject, out: &mut dyn Write) -> fmt::Result {
        let (_, view) = self.get(root).ok_or(fmt::Error)?;
        vm_core::dis::disassemble_all(version, &view.code(), &Shown { codes: self, version }, out)
    }
}

struct Shown<'a> {
    codes: &'a Codes<'a>,
    version: Version,
}

impl<'a> Shown<'a> {
    fn constant(&self, constant: &'a Constant, out: &mut dyn Write) -> fmt::Result {
        match constant {
            Constant::Code(code) => match self.codes.get(code) {
                Some((number, view)) => code_repr(&view.code(), *number, self, out),
                None => Err(fmt::Error),
            },
            // Of the constants with parts, only a tuple can hold a code object.
            Constant::Tuple(items)
                if items.iter().any(|item| matches!(item, Constant::Code(_) | Constant::Tuple(_))) =>
            {
                out.write_str("(")?;
                for (index, item) in items.iter().enumerate() {
                    out.write_str(if index == 0 { "" } else { ", " })?;
                    self.constant(item, out)?;
                }
                out.write_str(if items.len() == 1 { ",)" } else { ")" })
            }
            _ if self.version == Version::V3_11 => out.write_str(&escaped(&constant.to_string())),
            _ => write!(out, "{constant}"),
        }
    }
}

impl<'a> Describe<ObjectRef<'a>> for Shown<'a> {
    fn repr(&self, object: ObjectRef<'a>, out: &mut dyn Write) -> fmt::Result {
        match object {
            ObjectRef::Constant(constant) => self.constant(constant, out),
            ObjectRef::Name(name) => write!(out, "{name:?}"),
        }
    }

    fn text(&self, object: ObjectRef<'a>, out: &mut dyn Write) -> fmt::Result {
        match object {
            ObjectRef::Name(name) | ObjectRef::Constant(Constant::Str(name)) => out.write_str(&name.to_string_lossy()),
            ObjectRef::Constant(constant) => self.constant(constant, out),
        }
    }

    fn as_code(&self, object: ObjectRef<'a>) -> Option<Code<'_, ObjectRef<'a>>> {
        match object {
            ObjectRef::Constant(Constant::Code(code)) => self.codes.get(code).map(|(_, view)| view.code()),
            _ => None,
        }
    }
}
