//! Functions and lambdas, and the closures that code objects become.

use vm_core::isa::Opcode;

use super::arguments::{ANNOTATIONS, CLOSURE, DEFAULTS, KW_DEFAULTS};
use super::emit::INTRINSIC_SET_FUNCTION_TYPE_PARAMS;
use super::unit::ScopeKind;
use super::{Codegen, Result};
use crate::ast::{Arguments, Expr, FunctionDef, Lambda, Name, docstring};
use crate::error::CompileError;
use crate::instr::{Location, Unit};
use crate::object::Constant;
use crate::symtable::Scope;

impl<'a> Codegen<'a> {
    /// `compiler_function`.
    pub(super) fn function_def(&mut self, def: &'a FunctionDef, location: Location) -> Result<()> {
        self.check_parameters(&def.args)?;
        self.exprs(&def.decorators)?;
        let firstlineno = def.decorators.first().map_or(location.line, |first| first.location.line);
        let generic = !def.type_params.is_empty();
        if generic {
            // For the call of the function that makes the type parameters.
            self.op(Opcode::PushNull, location);
        }
        let mut flags = self.defaults(&def.args, location)?;
        let given = (flags & DEFAULTS) + (flags & KW_DEFAULTS) / KW_DEFAULTS;
        if generic {
            if given == 2 {
                self.op_arg(Opcode::Swap, 2, location);
            }
            self.enter_type_params(&def.name, def.type_params_scope, &def.type_params, firstlineno)?;
            for index in 0..given {
                self.op_arg(Opcode::LoadFast, index, location);
            }
        }
        if self.annotations(&def.args, def.returns.as_ref(), location)? {
            flags |= ANNOTATIONS;
        }
        self.function_body(def, flags, firstlineno, location)?;
        if generic {
            self.op_arg(Opcode::Swap, 2, location);
            self.op_arg(Opcode::CallIntrinsic2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS, location);
            self.unit_mut().argcount = given as usize;
            let unit = self.leave_unit(false)?;
            self.make_closure(unit, 0, location)?;
            if given > 0 {
                self.op_arg(Opcode::Swap, given + 1, location);
            }
            self.op_arg(Opcode::Call, given, location);
        }
        self.apply_decorators(&def.decorators);
        self.store_name(&def.name, location)
    }

    /// `compiler_function_body`.
    fn function_body(&mut self, def: &'a FunctionDef, flags: u32, firstlineno: i32, location: Location) -> Result<()> {
        let kind = if def.is_async { ScopeKind::AsyncFunction } else { ScopeKind::Function };
        let entry = self.lookup(def.scope)?;
        self.enter_unit(&def.name, kind, entry, firstlineno)?;
        let docstring = docstring(&def.body).filter(|_| self.settings.optimize < 2).cloned();
        let skip = usize::from(docstring.is_some());
        self.add_const(docstring.unwrap_or(Constant::None));
        self.count_parameters(&def.args);
        self.stmts(def.body.get(skip..).unwrap_or_default())?;
        if self.entry().coroutine || self.entry().generator {
            self.wrap_in_stopiteration_handler();
        }
        let unit = self.leave_unit(true)?;
        self.make_closure(unit, flags, location)
    }

    fn count_parameters(&mut self, args: &Arguments) {
        let unit = self.unit_mut();
        unit.argcount = args.args.len();
        unit.posonlyargcount = args.posonlyargs.len();
        unit.kwonlyargcount = args.kwonlyargs.len();
    }

    /// `compiler_lambda`.
    pub(super) fn lambda(&mut self, lambda: &'a Lambda, location: Location) -> Result<()> {
        self.check_parameters(&lambda.args)?;
        let flags = self.defaults(&lambda.args, location)?;
        let entry = self.lookup(lambda.scope)?;
        self.enter_unit(&Name::from("<lambda>"), ScopeKind::Lambda, entry, location.line)?;
        // The first constant would be the docstring.
        self.add_const(Constant::None);
        self.count_parameters(&lambda.args);
        self.expr(&lambda.body)?;
        let unit = if self.entry().generator {
            self.leave_unit(false)?
        } else {
            self.op(Opcode::ReturnValue, Location::new(location.line, location.line, 0, 0));
            self.leave_unit(true)?
        };
        self.make_closure(unit, flags, location)
    }

    /// `compiler_apply_decorators`.
    pub(super) fn apply_decorators(&mut self, decorators: &[Expr]) {
        for decorator in decorators.iter().rev() {
            self.op_arg(Opcode::Call, 0, decorator.location);
        }
    }

    /// `get_ref_type`: where this scope has a variable that one inside captures.
    pub(super) fn ref_type(&self, name: &str) -> Option<Scope> {
        if self.unit().kind == ScopeKind::Class && matches!(name, "__class__" | "__classdict__") {
            return Some(Scope::Cell);
        }
        self.entry().scope(name)
    }

    /// `compiler_make_closure`: a function of a finished scope; `flags` say what lies on the stack for it.
    pub(super) fn make_closure(&mut self, unit: Unit, mut flags: u32, location: Location) -> Result<()> {
        if !unit.freevars.is_empty() {
            for name in &unit.freevars {
                let index = if self.ref_type(name) == Some(Scope::Cell) {
                    self.unit().cellvars.get_index_of(&**name)
                } else {
                    let cells = self.unit().cellvars.len();
                    self.unit().freevars.get_index_of(&**name).map(|index| cells + index)
                };
                let Some(index) = index else {
                    return Err(CompileError::system(format!("'{name}' is not a variable of this scope")));
                };
                self.op_count(Opcode::LoadClosure, index, location);
            }
            flags |= CLOSURE;
            self.op_count(Opcode::BuildTuple, unit.freevars.len(), location);
        }
        let code = (self.finish)(unit)?;
        self.load_const(Constant::Code(code), location);
        self.op_arg(Opcode::MakeFunction, flags, location);
        Ok(())
    }
}
