//! Reading, storing and deleting names (`compiler_nameop`).

use vm_core::isa::Opcode;

use super::{Codegen, Result, error};
use crate::ast::{Context, Name};
use crate::instr::Location;
use crate::symtable::{BlockKind, Scope};

/// Which family of instructions reaches a name.
enum Access {
    Fast,
    Global,
    Deref(u32),
    Name,
}

impl Codegen<'_> {
    /// `forbidden_name`.
    pub(super) fn check_name(&self, name: &str, ctx: Context, location: Location) -> Result<()> {
        match ctx {
            Context::Store if name == "__debug__" => error("cannot assign to __debug__", location),
            Context::Del if name == "__debug__" => error("cannot delete __debug__", location),
            _ => Ok(()),
        }
    }

    pub(super) fn load_name(&mut self, name: &Name, location: Location) -> Result<()> {
        self.name_op(name, Context::Load, location)
    }

    pub(super) fn store_name(&mut self, name: &Name, location: Location) -> Result<()> {
        self.name_op(name, Context::Store, location)
    }

    /// Stores to a name that the compiler makes.
    pub(super) fn store_implicit(&mut self, name: &str, location: Location) -> Result<()> {
        self.store_name(&Name::from(name), location)
    }

    pub(super) fn name_op(&mut self, name: &Name, ctx: Context, location: Location) -> Result<()> {
        self.check_name(name, ctx, location)?;
        let name = self.mangled(name);
        match self.access(&name) {
            Access::Fast => {
                let arg = self.local_index(name);
                let opcode = match ctx {
                    Context::Load => Opcode::LoadFast,
                    Context::Store => Opcode::StoreFast,
                    Context::Del => Opcode::DeleteFast,
                };
                self.op_arg(opcode, arg, location);
            }
            Access::Deref(arg) => self.deref(ctx, arg, location),
            Access::Global => self.global(name, ctx, location),
            Access::Name => self.name_in_block(name, ctx, location),
        }
        Ok(())
    }

    fn access(&mut self, name: &Name) -> Access {
        let function_like = self.entry().is_function_like();
        match self.entry().scope(name) {
            Some(Scope::Free) => Access::Deref(self.free_index(name.clone())),
            Some(Scope::Cell) => Access::Deref(self.cell_index(name.clone())),
            Some(Scope::Local) if function_like || self.unit().fast_hidden.get(name) == Some(&true) => Access::Fast,
            Some(Scope::GlobalImplicit) if function_like => Access::Global,
            Some(Scope::GlobalExplicit) => Access::Global,
            _ => Access::Name,
        }
    }

    fn in_class_body(&self) -> bool {
        self.entry().kind == BlockKind::Class
    }

    fn deref(&mut self, ctx: Context, arg: u32, location: Location) {
        let opcode = match ctx {
            Context::Store => Opcode::StoreDeref,
            Context::Del => Opcode::DeleteDeref,
            // A class body's own value comes before that of a function around it.
            Context::Load if self.in_class_body() && self.unit().in_inlined_comp == 0 => {
                self.op(Opcode::LoadLocals, location);
                Opcode::LoadFromDictOrDeref
            }
            Context::Load if self.entry().can_see_class_scope => {
                self.load_classdict(location);
                Opcode::LoadFromDictOrDeref
            }
            Context::Load => Opcode::LoadDeref,
        };
        self.op_arg(opcode, arg, location);
    }

    fn load_classdict(&mut self, location: Location) {
        let arg = self.free_index(Name::from("__classdict__"));
        self.op_arg(Opcode::LoadDeref, arg, location);
    }

    fn global(&mut self, name: Name, ctx: Context, location: Location) {
        let implicit = self.entry().scope(&name) == Some(Scope::GlobalImplicit);
        match ctx {
            Context::Load if self.entry().can_see_class_scope && implicit => {
                self.load_classdict(location);
                let arg = self.name_index(name);
                self.op_arg(Opcode::LoadFromDictOrGlobals, arg, location);
            }
            Context::Load => self.load_global(name, location),
            Context::Store | Context::Del => {
                let arg = self.name_index(name);
                let opcode = if ctx == Context::Store { Opcode::StoreGlobal } else { Opcode::DeleteGlobal };
                self.op_arg(opcode, arg, location);
            }
        }
    }

    fn load_global(&mut self, name: Name, location: Location) {
        let arg = self.name_index(name);
        self.op_arg(Opcode::LoadGlobal, arg << 1, location);
    }

    fn name_in_block(&mut self, name: Name, ctx: Context, location: Location) {
        let opcode = match ctx {
            // A comprehension does not see the names of the class around it.
            Context::Load if self.in_class_body() && self.unit().in_inlined_comp > 0 => {
                return self.load_global(name, location);
            }
            Context::Load => Opcode::LoadName,
            Context::Store => Opcode::StoreName,
            Context::Del => Opcode::DeleteName,
        };
        let arg = self.name_index(name);
        self.op_arg(opcode, arg, location);
    }
}
