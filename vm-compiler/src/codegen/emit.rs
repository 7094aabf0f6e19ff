//! Appending to the current scope: instructions, labels, constants, names.

use vm_core::isa::Opcode;

use super::Codegen;
use crate::ast::Name;
use crate::instr::{Arg, Instr, Item, Label, Location};
use crate::object::Constant;
use crate::symtable::mangle;

// `Include/internal/pycore_intrinsics.h`.
pub(super) const INTRINSIC_PRINT: u32 = 1;
pub(super) const INTRINSIC_IMPORT_STAR: u32 = 2;
pub(super) const INTRINSIC_STOPITERATION_ERROR: u32 = 3;
pub(super) const INTRINSIC_ASYNC_GEN_WRAP: u32 = 4;
pub(super) const INTRINSIC_UNARY_POSITIVE: u32 = 5;
pub(super) const INTRINSIC_LIST_TO_TUPLE: u32 = 6;
pub(super) const INTRINSIC_TYPEVAR: u32 = 7;
pub(super) const INTRINSIC_PARAMSPEC: u32 = 8;
pub(super) const INTRINSIC_TYPEVARTUPLE: u32 = 9;
pub(super) const INTRINSIC_SUBSCRIPT_GENERIC: u32 = 10;
pub(super) const INTRINSIC_TYPEALIAS: u32 = 11;
pub(super) const INTRINSIC_PREP_RERAISE_STAR: u32 = 1;
pub(super) const INTRINSIC_TYPEVAR_WITH_BOUND: u32 = 2;
pub(super) const INTRINSIC_TYPEVAR_WITH_CONSTRAINTS: u32 = 3;
pub(super) const INTRINSIC_SET_FUNCTION_TYPE_PARAMS: u32 = 4;

/// What is done with an attribute (the pseudo-instructions that `compiler_addop_name` resolves).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum AttrOp {
    Load,
    Method,
    Super,
    SuperMethod,
    ZeroSuper,
    ZeroSuperMethod,
}

impl Codegen<'_> {
    fn push(&mut self, opcode: Opcode, arg: Arg, location: Location) {
        self.unit_mut().out.items.push(Item::Instr(Instr { opcode, arg, location }));
    }

    pub(super) fn op(&mut self, opcode: Opcode, location: Location) {
        self.push(opcode, Arg::None, location);
    }

    pub(super) fn op_arg(&mut self, opcode: Opcode, arg: u32, location: Location) {
        self.push(opcode, Arg::Raw(arg), location);
    }

    /// An argument that counts something.
    pub(super) fn op_count(&mut self, opcode: Opcode, count: usize, location: Location) {
        self.op_arg(opcode, u32::try_from(count).unwrap_or(u32::MAX), location);
    }

    pub(super) fn jump(&mut self, opcode: Opcode, target: Label, location: Location) {
        self.push(opcode, Arg::Label(target), location);
    }

    pub(super) fn new_label(&mut self) -> Label {
        let unit = self.unit_mut();
        unit.next_label += 1;
        Label(unit.next_label - 1)
    }

    /// The label stands here.
    pub(super) fn place(&mut self, label: Label) {
        self.unit_mut().out.items.push(Item::Label(label));
    }

    pub(super) fn add_const(&mut self, value: Constant) -> u32 {
        self.unit_mut().out.consts.add(value)
    }

    pub(super) fn load_const(&mut self, value: Constant, location: Location) {
        let arg = self.add_const(value);
        self.op_arg(Opcode::LoadConst, arg, location);
    }

    pub(super) fn load_str(&mut self, text: &str, location: Location) {
        self.load_const(Constant::str(text), location);
    }

    /// A tuple of names as a constant.
    pub(super) fn name_tuple<'n>(names: impl IntoIterator<Item = &'n Name>) -> Constant {
        Constant::Tuple(names.into_iter().map(|name| Constant::str(&**name)).collect())
    }

    pub(super) fn mangled(&self, name: &Name) -> Name {
        mangle(self.unit().private.as_ref(), name)
    }

    /// The index in `co_names` of a name that is already mangled.
    pub(super) fn name_index(&mut self, name: Name) -> u32 {
        self.unit_mut().names.insert_full(name).0 as u32
    }

    pub(super) fn local_index(&mut self, name: Name) -> u32 {
        self.unit_mut().varnames.insert_full(name).0 as u32
    }

    /// The index that the `*_DEREF` instructions take: cells first, then free variables.
    pub(super) fn cell_index(&mut self, name: Name) -> u32 {
        self.unit_mut().cellvars.insert_full(name).0 as u32
    }

    pub(super) fn free_index(&mut self, name: Name) -> u32 {
        let unit = self.unit_mut();
        (unit.cellvars.len() + unit.freevars.insert_full(name).0) as u32
    }

    /// `compiler_addop_name`, into `co_names`.
    pub(super) fn op_name(&mut self, opcode: Opcode, name: &Name, location: Location) {
        let name = self.mangled(name);
        let arg = self.name_index(name);
        self.op_arg(opcode, arg, location);
    }

    pub(super) fn load_attr(&mut self, op: AttrOp, name: &Name, location: Location) {
        let name = self.mangled(name);
        let arg = self.name_index(name);
        let (opcode, arg) = match op {
            AttrOp::Load => (Opcode::LoadAttr, arg << 1),
            AttrOp::Method => (Opcode::LoadAttr, arg << 1 | 1),
            AttrOp::Super => (Opcode::LoadSuperAttr, arg << 2 | 2),
            AttrOp::SuperMethod => (Opcode::LoadSuperAttr, arg << 2 | 3),
            AttrOp::ZeroSuper => (Opcode::LoadSuperAttr, arg << 2),
            AttrOp::ZeroSuperMethod => (Opcode::LoadSuperAttr, arg << 2 | 1),
        };
        self.op_arg(opcode, arg, location);
    }

    /// `compiler_add_yield_from`.
    pub(super) fn yield_from(&mut self, is_await: bool, location: Location) {
        let send = self.new_label();
        let fail = self.new_label();
        let exit = self.new_label();
        self.place(send);
        self.jump(Opcode::Send, exit, location);
        // What a `throw` or `close` into the awaited object raises is handled as if it came from `SEND`.
        self.jump(Opcode::SetupFinally, fail, location);
        self.op_arg(Opcode::YieldValue, 0, location);
        self.op(Opcode::PopBlock, Location::NONE);
        self.op_arg(Opcode::Resume, if is_await { 3 } else { 2 }, location);
        self.jump(Opcode::JumpNoInterrupt, send, location);
        self.place(fail);
        self.op(Opcode::CleanupThrow, location);
        self.place(exit);
        self.op(Opcode::EndSend, location);
    }

    /// Waits for the awaitable on the stack.
    pub(super) fn await_value(&mut self, kind: u32, location: Location) {
        self.op_arg(Opcode::GetAwaitable, kind, location);
        self.load_const(Constant::None, location);
        self.yield_from(true, location);
    }

    /// `addop_yield`.
    pub(super) fn yield_value(&mut self, location: Location) {
        if self.entry().generator && self.entry().coroutine {
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_ASYNC_GEN_WRAP, location);
        }
        self.op_arg(Opcode::YieldValue, 0, location);
        self.op_arg(Opcode::Resume, 1, location);
    }

    /// `compiler_call_exit_with_nones`.
    pub(super) fn call_exit_with_nones(&mut self, location: Location) {
        for _ in 0..3 {
            self.load_const(Constant::None, location);
        }
        self.op_arg(Opcode::Call, 2, location);
    }

    /// `compiler_pop_except_and_reraise`.
    pub(super) fn pop_except_and_reraise(&mut self, location: Location) {
        self.op_arg(Opcode::Copy, 3, location);
        self.op(Opcode::PopExcept, location);
        self.op_arg(Opcode::Reraise, 1, location);
    }
}
