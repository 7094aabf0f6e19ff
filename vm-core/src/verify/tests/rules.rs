//! Each rule of the verifier, broken by the smallest code that breaks it.

use alloc::vec;
use alloc::vec::Vec;

use crate::code::{Code, CodeFlags};
use crate::flow::{MAX_STACKSIZE, VerifyError};
use crate::isa::{Opcode, Version};
use crate::verify::{Counts, Facts, check};

/// Objects are numbers: below 100 a str, from 100 on a tuple of as many str as the rest says, from 200 on neither.
struct Numbers;

impl Facts<u32> for Numbers {
    fn is_str(&self, object: u32) -> bool {
        object < 100
    }
    fn count_names(&self, object: u32) -> Option<usize> {
        (100..200).contains(&object).then(|| object as usize - 100)
    }
}

/// Bytes of instructions with empty caches; an argument above 255 gets its `EXTENDED_ARG`s.
fn assemble(instructions: &[(Opcode, u32)]) -> Vec<u8> {
    let number = |opcode: Opcode| opcode.number(Version::V3_12).unwrap() as u8;
    let mut bytes = Vec::new();
    for &(opcode, arg) in instructions {
        for shift in [24, 16, 8] {
            if arg >> shift != 0 {
                bytes.extend([number(Opcode::ExtendedArg), (arg >> shift) as u8]);
            }
        }
        bytes.extend([number(opcode), arg as u8]);
        bytes.resize(bytes.len() + opcode.caches(Version::V3_12) * 2, 0);
    }
    bytes
}

/// A function with three constants, two names and four slots: a local, a captured local, a cell, a free variable.
/// Its code begins with `COPY_FREE_VARS 1`.
fn function<'a>(code: &'a [u8], exceptiontable: &'a [u8]) -> Code<'a, u32> {
    Code {
        argcount: 1,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 3,
        flags: CodeFlags(CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS),
        code,
        consts: &[200, 101, 102],
        names: &[1, 2],
        localsplusnames: &[3, 4, 5, 6],
        localspluskinds: &[0x20, 0x60, 0x40, 0x80],
        filename: 7,
        name: 8,
        qualname: 9,
        firstlineno: 1,
        linetable: &[],
        exceptiontable,
    }
}

fn verified(code: &Code<'_, u32>) -> Result<Counts, VerifyError> {
    check(code, &Numbers, &mut vec![0; code.code.len() / 2])
}

/// Verifies a function of these instructions behind `COPY_FREE_VARS 1`, with an exception table.
fn with_table(instructions: &[(Opcode, u32)], exceptiontable: &[u8]) -> Result<Counts, VerifyError> {
    let all: Vec<_> = [(Opcode::CopyFreeVars, 1)].iter().chain(instructions).copied().collect();
    verified(&function(&assemble(&all), exceptiontable))
}

fn body(instructions: &[(Opcode, u32)]) -> Result<Counts, VerifyError> {
    with_table(instructions, &[])
}

const RETURN: (Opcode, u32) = (Opcode::ReturnConst, 0);

#[test]
fn a_sound_function_passes() {
    use Opcode::{LoadClosure, LoadDeref, LoadFast, MakeCell, PopTop, Resume, ReturnValue};
    let sound = [
        (MakeCell, 1),
        (MakeCell, 2),
        (Resume, 0),
        (LoadClosure, 1),
        (PopTop, 0),
        (LoadDeref, 3),
        (LoadFast, 0),
        (Opcode::BinaryOp, 0),
        (ReturnValue, 0),
    ];
    assert_eq!(body(&sound), Ok(Counts { nlocals: 2, ncellvars: 2, nfreevars: 1, depth: 2 }));
}

#[test]
fn arguments_are_in_range() {
    use Opcode::{
        CallIntrinsic1, CallIntrinsic2, CompareOp, Copy, LoadAttr, LoadConst, LoadDeref, LoadFast, LoadGlobal,
        LoadName, MakeCell, MakeFunction, RaiseVarargs, StoreDeref,
    };
    for (opcode, arg, error) in [
        (LoadConst, 3, VerifyError::Const(2)),
        (LoadConst, 1 << 24, VerifyError::Const(2)),
        (LoadName, 2, VerifyError::Name(2)),
        (LoadGlobal, 5, VerifyError::Name(2)),
        (LoadAttr, 4, VerifyError::Name(2)),
        (Opcode::LoadSuperAttr, 8, VerifyError::Name(2)),
        (LoadFast, 4, VerifyError::Slot(2)),
        (LoadDeref, 4, VerifyError::Slot(2)),
        (LoadDeref, 0, VerifyError::NotACell(2)),
        (StoreDeref, 0, VerifyError::NotACell(2)),
        (MakeCell, 0, VerifyError::NotACell(2)),
        (CompareOp, 0, VerifyError::Argument(2)),
        (Opcode::BinaryOp, 26, VerifyError::Argument(2)),
        (CallIntrinsic1, 0, VerifyError::Argument(2)),
        (CallIntrinsic1, 12, VerifyError::Argument(2)),
        (CallIntrinsic2, 5, VerifyError::Argument(2)),
        (MakeFunction, 16, VerifyError::Argument(2)),
        (Opcode::FormatValue, 8, VerifyError::Argument(2)),
        (RaiseVarargs, 3, VerifyError::Argument(2)),
        (Opcode::BuildSlice, 4, VerifyError::Argument(2)),
        (Opcode::IsOp, 2, VerifyError::Argument(2)),
        (Copy, 0, VerifyError::Argument(2)),
        (Opcode::KwNames, 0, VerifyError::KwNames(2)),
    ] {
        assert_eq!(body(&[(opcode, arg), RETURN]), Err(error), "{} {arg}", opcode.name());
    }
}

#[test]
fn code_is_whole_instructions() {
    let bytes = |bytes: &[u8]| verified(&function(bytes, &[]));
    assert_eq!(bytes(&[]), Err(VerifyError::CodeLength));
    assert_eq!(bytes(&[149, 1, 121]), Err(VerifyError::CodeLength));
    // A cache out of place, a specialised LOAD_ATTR, INTERPRETER_EXIT, and an instrumented form.
    for number in [0, 79, 3, 240] {
        assert_eq!(bytes(&[149, 1, number, 0, 121, 0]), Err(VerifyError::Opcode(2)), "{number}");
    }
    assert_eq!(bytes(&[149, 1, 144, 1]), Err(VerifyError::ExtendedArg(2)));
    assert_eq!(bytes(&[149, 1, 144, 0, 144, 0, 144, 0, 144, 0, 121, 0]), Err(VerifyError::ExtendedArg(2)));
    // EXTENDED_ARG before POP_TOP, which has no argument.
    assert_eq!(bytes(&[149, 1, 144, 0, 1, 0]), Err(VerifyError::ExtendedArg(2)));
    assert_eq!(bytes(&[149, 1, 122, 0]), Err(VerifyError::Cache(2)));
    assert_eq!(bytes(&[149, 1, 122, 0, 0, 1, 121, 0]), Err(VerifyError::Cache(2)));
    assert_eq!(body(&[(Opcode::Nop, 0)]), Err(VerifyError::FallsOffEnd(2)));
    let short = function(&[149, 1, 121, 0], &[]);
    assert_eq!(check(&short, &Numbers, &mut [0]), Err(VerifyError::Scratch));
}

#[test]
fn jumps_go_to_instructions_of_the_body() {
    use Opcode::{ForIter, JumpBackward, JumpForward, LoadConst, PopJumpIfTrue, Send};
    assert_eq!(body(&[(JumpForward, 1), RETURN]), Err(VerifyError::JumpTarget(2)));
    // Into a cache, before the code, to the prologue.
    assert_eq!(body(&[(JumpForward, 1), (Opcode::BinaryOp, 0), RETURN]), Err(VerifyError::JumpTarget(2)));
    assert_eq!(body(&[(JumpBackward, 3), RETURN]), Err(VerifyError::JumpTarget(2)));
    assert_eq!(body(&[(JumpBackward, 2), RETURN]), Err(VerifyError::JumpTarget(2)));
    assert!(body(&[(JumpBackward, 1), RETURN]).is_ok());
    assert!(body(&[(LoadConst, 0), (PopJumpIfTrue, 0), RETURN]).is_ok());
    assert_eq!(body(&[(LoadConst, 0), (ForIter, 0), RETURN]), Err(VerifyError::LoopTarget(4)));
    assert_eq!(body(&[(LoadConst, 0), (LoadConst, 0), (Send, 0), RETURN]), Err(VerifyError::LoopTarget(6)));
    assert!(
        body(&[(LoadConst, 0), (ForIter, 2), (Opcode::PopTop, 0), (JumpBackward, 4), (Opcode::EndFor, 0), RETURN])
            .is_ok()
    );
}

#[test]
fn the_stack_is_as_deep_as_is_said() {
    use Opcode::{BuildTuple, JumpBackward, LoadConst, PopJumpIfTrue, PopTop, ReturnValue};
    let one = (LoadConst, 0);
    assert_eq!(body(&[(PopTop, 0), RETURN]), Err(VerifyError::StackUnderflow(2)));
    assert_eq!(body(&[one, one, one, one, RETURN]), Err(VerifyError::StackOverflow(8)));
    assert_eq!(body(&[one, (BuildTuple, 2), (ReturnValue, 0)]), Err(VerifyError::StackUnderflow(4)));
    assert_eq!(body(&[one, (BuildTuple, u32::MAX), (ReturnValue, 0)]), Err(VerifyError::Argument(4)));
    assert_eq!(body(&[one, (Opcode::UnpackSequence, 9), RETURN]), Err(VerifyError::StackOverflow(4)));
    // A loop that leaves one more operand each time.
    assert_eq!(body(&[one, (JumpBackward, 2), RETURN]), Err(VerifyError::StackMismatch(2)));
    assert_eq!(body(&[one, (PopJumpIfTrue, 1), one, RETURN]), Err(VerifyError::StackMismatch(8)));
    // What can't be reached has no depth.
    assert!(body(&[RETURN, (PopTop, 0), (PopTop, 0), RETURN]).is_ok());
    let code = assemble(&[(Opcode::CopyFreeVars, 1), RETURN]);
    let stacksize = MAX_STACKSIZE + 1;
    assert_eq!(verified(&Code { stacksize, ..function(&code, &[]) }), Err(VerifyError::StackSize(stacksize)));
}

#[test]
fn keyword_names_belong_to_the_call_behind_them() {
    use Opcode::{Call, JumpForward, KwNames, LoadConst, Nop, PopTop, PushNull};
    let called = |names, between: Opcode, args| {
        body(&[(PushNull, 0), (LoadConst, 0), (LoadConst, 0), (KwNames, names), (between, args), RETURN])
    };
    let with_pop = [(PushNull, 0), (LoadConst, 0), (LoadConst, 0), (KwNames, 1), (Call, 1), (PopTop, 0), RETURN];
    assert!(body(&with_pop).is_ok());
    assert_eq!(called(2, Call, 1), Err(VerifyError::KwNames(8)));
    assert_eq!(called(1, Nop, 0), Err(VerifyError::KwNames(8)));
    let mut jumped = with_pop.to_vec();
    jumped.insert(3, (JumpForward, 1));
    assert_eq!(body(&jumped), Err(VerifyError::JumpTarget(8)));
}

#[test]
fn the_prologue_is_where_it_belongs() {
    use Opcode::{CopyFreeVars, MakeCell, Nop, PopTop, ReturnGenerator, YieldValue};
    let code = |instructions: &[(Opcode, u32)], flags| {
        let bytes = assemble(instructions);
        verified(&Code { flags: CodeFlags(flags), ..function(&bytes, &[]) })
    };
    assert_eq!(code(&[RETURN], 0), Err(VerifyError::FreeVars(0)));
    assert_eq!(code(&[(CopyFreeVars, 2), RETURN], 0), Err(VerifyError::FreeVars(0)));
    assert_eq!(code(&[(CopyFreeVars, 1), (Nop, 0), (CopyFreeVars, 1), RETURN], 0), Err(VerifyError::FreeVars(4)));
    let generator = [(CopyFreeVars, 1), (MakeCell, 1), (ReturnGenerator, 0), (PopTop, 0), RETURN];
    assert!(code(&generator, CodeFlags::GENERATOR).is_ok());
    assert_eq!(code(&generator, 0), Err(VerifyError::Generator(6)));
    assert_eq!(code(&[(CopyFreeVars, 1), RETURN], CodeFlags::COROUTINE), Err(VerifyError::Generator(2)));
    let twice = [(CopyFreeVars, 1), (ReturnGenerator, 0), (PopTop, 0), (ReturnGenerator, 0), (PopTop, 0), RETURN];
    assert_eq!(code(&twice, CodeFlags::GENERATOR), Err(VerifyError::Generator(6)));
    let yields = [(CopyFreeVars, 1), (Opcode::LoadConst, 0), (YieldValue, 1), (PopTop, 0), RETURN];
    assert_eq!(code(&yields, 0), Err(VerifyError::Generator(4)));
}

#[test]
fn the_exception_table_fits() {
    use Opcode::{BinaryOp, LoadConst, Reraise};
    let one = (LoadConst, 0);
    // Units: 1 and 2 LOAD_CONST, 3 BINARY_OP with its cache at 4, 5 RETURN_VALUE, 6 RERAISE.
    let code = [one, one, (BinaryOp, 0), (Opcode::ReturnValue, 0), (Reraise, 0)];
    let table = |table: &[u8]| with_table(&code, table);
    assert!(table(&[0x81, 4, 6, 0]).is_ok());
    assert!(table(&[0x81, 1, 6, 0, 0x82, 1, 6, 2]).is_err_and(|e| e == VerifyError::StackMismatch(12)));
    // Backwards, overlapping, empty, into a cache, beyond the end, to a cache, to the prologue, to what it covers, cut
    // off.
    for bad in [
        &[0x83, 2, 6, 0, 0x81, 2, 6, 0][..],
        &[0x81, 2, 6, 0, 0x82, 1, 6, 0],
        &[0x81, 0, 6, 0],
        &[0x81, 3, 6, 0],
        &[0x81, 60, 6, 0],
        &[0x81, 4, 4, 0],
        &[0x81, 4, 0, 0],
        &[0x85, 2, 6, 0],
        &[0x81, 4, 6],
    ] {
        assert!(matches!(table(bad), Err(VerifyError::ExceptionTable(_))), "{bad:?}: {:?}", table(bad));
    }
    // The handler would keep the operand that BINARY_OP takes off.
    assert_eq!(table(&[0x83, 2, 6, 2]), Err(VerifyError::ExceptionDepth(6)));
    assert_eq!(table(&[0x83, 2, 6, 4]), Err(VerifyError::ExceptionDepth(6)));
}

#[test]
fn slots_and_parameters_fit() {
    let bytes = assemble(&[(Opcode::CopyFreeVars, 1), RETURN]);
    let sound = function(&bytes, &[]);
    let kinds = |kinds: &[u8]| verified(&Code { localspluskinds: kinds, ..sound });
    assert_eq!(kinds(&[0x20, 0x60, 0x40]), Err(VerifyError::SlotCount));
    assert_eq!(kinds(&[0x20, 0x40, 0x60, 0x80]), Err(VerifyError::SlotKind(2)));
    assert_eq!(kinds(&[0x20, 0x60, 0x80, 0x40]), Err(VerifyError::SlotKind(3)));
    for bad in [0x00, 0xc0, 0xa0, 0x90, 0x50, 0x21] {
        assert!(matches!(kinds(&[0x20, bad, 0x40, 0x80]), Err(VerifyError::SlotKind(_))), "{bad:#x}");
    }
    assert!(kinds(&[0x20, 0x30, 0x40, 0x80]).is_ok());
    assert_eq!(kinds(&[0x30, 0x20, 0x40, 0x80]), Err(VerifyError::ArgCount));
    let counts = |argcount, posonlyargcount, kwonlyargcount, flags| {
        verified(&Code { argcount, posonlyargcount, kwonlyargcount, flags: CodeFlags(flags), ..sound })
    };
    assert!(counts(1, 1, 1, 0).is_ok());
    assert!(counts(0, 0, 0, CodeFlags::VARARGS | CodeFlags::VARKEYWORDS).is_ok());
    assert_eq!(counts(1, 2, 0, 0), Err(VerifyError::ArgCount));
    assert_eq!(counts(2, 0, 1, 0), Err(VerifyError::ArgCount));
    assert_eq!(counts(2, 0, 0, CodeFlags::VARARGS), Err(VerifyError::ArgCount));
    assert_eq!(counts(u32::MAX, 0, u32::MAX, 0), Err(VerifyError::ArgCount));
    assert_eq!(verified(&Code { names: &[1, 200], ..sound }), Err(VerifyError::NameType(1)));
    assert_eq!(verified(&Code { localsplusnames: &[1, 2, 3, 200], ..sound }), Err(VerifyError::NameType(5)));
    assert!(verified(&Code { linetable: &[0xf9], ..sound }).is_ok());
    assert_eq!(verified(&Code { linetable: &[0xf8], ..sound }), Err(VerifyError::LineTable(2)));
    assert_eq!(verified(&Code { linetable: &[0xfa], ..sound }), Err(VerifyError::LineTable(6)));
}

#[test]
fn tangled_code_is_refused_in_time() {
    // Each jump goes back to the one before it, which nothing else reaches.
    let mut code = vec![(Opcode::JumpForward, 2 * 9999 + 1), RETURN, RETURN];
    code.extend(core::iter::repeat_n([RETURN, (Opcode::JumpBackward, 3)], 9999).flatten());
    code.push(RETURN);
    assert_eq!(body(&code), Err(VerifyError::Tangled));
}
