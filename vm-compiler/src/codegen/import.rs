//! `import` and `from … import`.

use vm_core::isa::Opcode;

use super::emit::INTRINSIC_IMPORT_STAR;
use super::{Codegen, Result, error};
use crate::ast::{Alias, Name};
use crate::instr::Location;
use crate::object::Constant;

impl Codegen<'_> {
    /// `compiler_import`.
    pub(super) fn import(&mut self, names: &[Alias], location: Location) -> Result<()> {
        for alias in names {
            self.load_const(Constant::int(0), location);
            self.load_const(Constant::None, location);
            self.op_name(Opcode::ImportName, &alias.name, location);
            match &alias.asname {
                Some(asname) => self.import_as(&alias.name, asname, location)?,
                None => {
                    let top = alias.name.split('.').next().unwrap_or(&alias.name);
                    self.store_implicit(top, location)?;
                }
            }
        }
        Ok(())
    }

    /// `compiler_import_as`: of `import a.b.c as d`, `d` is `c`.
    fn import_as(&mut self, name: &str, asname: &Name, location: Location) -> Result<()> {
        let mut parts = name.split('.').skip(1).peekable();
        if parts.peek().is_none() {
            return self.store_name(asname, location);
        }
        while let Some(part) = parts.next() {
            let arg = self.name_index(Name::from(part));
            self.op_arg(Opcode::ImportFrom, arg, location);
            if parts.peek().is_some() {
                self.op_arg(Opcode::Swap, 2, location);
                self.op(Opcode::PopTop, location);
            }
        }
        self.store_name(asname, location)?;
        self.op(Opcode::PopTop, location);
        Ok(())
    }

    /// `compiler_from_import`.
    pub(super) fn import_from(
        &mut self,
        module: Option<&Name>,
        names: &[Alias],
        level: u32,
        location: Location,
    ) -> Result<()> {
        self.load_const(Constant::int(level), location);
        if module.is_some_and(|module| &**module == "__future__") && self.settings.future.ended_before(location) {
            return error("from __future__ imports must occur at the beginning of the file", location);
        }
        self.load_const(Self::name_tuple(names.iter().map(|alias| &alias.name)), location);
        let empty = Name::from("");
        self.op_name(Opcode::ImportName, module.unwrap_or(&empty), location);
        for alias in names {
            if &*alias.name == "*" {
                self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_IMPORT_STAR, location);
                self.op(Opcode::PopTop, Location::NONE);
                return Ok(());
            }
            self.op_name(Opcode::ImportFrom, &alias.name, location);
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name), location)?;
        }
        self.op(Opcode::PopTop, location);
        Ok(())
    }
}
