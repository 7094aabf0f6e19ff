//! Classes.

use vm_core::isa::Opcode;

use super::emit::INTRINSIC_SUBSCRIPT_GENERIC;
use super::unit::ScopeKind;
use super::{Codegen, Result};
use crate::ast::{ClassDef, Name};
use crate::instr::Location;
use crate::object::Constant;

impl<'a> Codegen<'a> {
    /// `compiler_class`: `name = __build_class__(body, 'name', *bases, **keywords)`.
    pub(super) fn class_def(&mut self, def: &'a ClassDef, location: Location) -> Result<()> {
        self.exprs(&def.decorators)?;
        let firstlineno = def.decorators.first().map_or(location.line, |first| first.location.line);
        let generic = !def.type_params.is_empty();
        if generic {
            // 3.12.1 never takes this back: what follows in the scope is mangled for the class.
            self.unit_mut().private = Some(def.name.clone());
            self.op(Opcode::PushNull, location);
            self.enter_type_params(&def.name, def.type_params_scope, &def.type_params, firstlineno)?;
            self.store_implicit(".type_params", location)?;
        }
        self.class_body(def, firstlineno, location)?;
        if generic {
            self.load_name(&Name::from(".type_params"), location)?;
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_SUBSCRIPT_GENERIC, location);
            let base = Name::from(".generic_base");
            self.store_name(&base, location)?;
            self.call_helper(2, &def.bases, Some(&base), &def.keywords, location)?;
            let unit = self.leave_unit(false)?;
            self.make_closure(unit, 0, location)?;
            self.op_arg(Opcode::Call, 0, location);
        } else {
            self.call_helper(2, &def.bases, None, &def.keywords, location)?;
        }
        self.apply_decorators(&def.decorators);
        self.store_name(&def.name, location)
    }

    /// `compiler_class_body`, and the first two arguments of the call.
    fn class_body(&mut self, def: &'a ClassDef, firstlineno: i32, location: Location) -> Result<()> {
        let entry = self.lookup(def.scope)?;
        self.enter_unit(&def.name, ScopeKind::Class, entry, firstlineno)?;
        self.unit_mut().private = Some(def.name.clone());
        let place = Location::new(firstlineno, firstlineno, 0, 0);
        self.load_name(&Name::from("__name__"), place)?;
        self.store_implicit("__module__", place)?;
        let qualname = self.unit().qualname.clone();
        self.load_const(Constant::str(qualname), place);
        self.store_implicit("__qualname__", place)?;
        if !def.type_params.is_empty() {
            self.load_name(&Name::from(".type_params"), place)?;
            self.store_implicit("__type_params__", place)?;
        }
        let needs_classdict = self.entry().needs_classdict;
        if needs_classdict {
            self.op(Opcode::LoadLocals, place);
            let index = self.cell_index(Name::from("__classdict__"));
            self.op_arg(Opcode::StoreDeref, index, place);
        }
        self.body(place, &def.body)?;
        if needs_classdict {
            let index = self.cell_index(Name::from("__classdict__"));
            self.op_arg(Opcode::LoadClosure, index, Location::NONE);
            self.store_implicit("__classdictcell__", Location::NONE)?;
        }
        if self.entry().needs_class_closure {
            let index = self.cell_index(Name::from("__class__"));
            self.op_arg(Opcode::LoadClosure, index, Location::NONE);
            self.op_arg(Opcode::Copy, 1, Location::NONE);
            self.store_implicit("__classcell__", Location::NONE)?;
        } else {
            self.load_const(Constant::None, Location::NONE);
        }
        self.op(Opcode::ReturnValue, Location::NONE);
        let unit = self.leave_unit(true)?;
        self.op(Opcode::PushNull, location);
        self.op(Opcode::LoadBuildClass, location);
        self.make_closure(unit, 0, location)?;
        self.load_str(&def.name, location);
        Ok(())
    }
}
