//! Altered code: the verifier never panics, and what it lets through runs within its bounds.

use alloc::vec;

use super::{every_code, programs};
use crate::code::{Code, CodeFlags};
use crate::isa::{Opcode, Version};
use crate::marshal::plain::{Index, PlainBuilder};
use crate::verify::check;

/// Numbers that look random and are always the same (xorshift64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// Runs through code as an interpreter does, unit by unit, choosing every branch and exception by chance, and checks
/// at each step what the interpreter takes for granted. It shares nothing with the verifier but the table of
/// instructions.
struct Runner<'a> {
    code: &'a Code<'a, Index>,
    pc: usize,
    depth: i64,
    extended: u32,
    kw_names: bool,
    /// Instructions run so far.
    run: u32,
}

impl Runner<'_> {
    /// Runs one instruction; false once the frame is left.
    fn step(&mut self, random: &mut Random) -> bool {
        let &[number, low] = self.code.code[self.pc..].first_chunk().expect("runs within the code");
        let opcode = Opcode::from_number(Version::V3_12, number).expect("an instruction");
        let arg = self.extended | u32::from(low);
        if opcode == Opcode::ExtendedArg {
            assert!(arg < 1 << 24, "the argument has 32 bits");
            self.extended = arg << 8;
            self.pc += 2;
            return true;
        }
        assert_ne!(opcode, Opcode::Cache, "never runs into a cache");
        self.extended = 0;
        self.check_argument(opcode, arg);
        self.run += 1;
        assert!(self.depth >= i64::from(opcode.pops(Version::V3_12, arg).unwrap()), "has its operands");
        let raise = random.below(8) == 0 && self.raises(opcode, arg);
        if raise {
            return self.raise(opcode);
        }
        let jump = opcode.is_jump() && (!opcode.falls_through() || random.below(2) == 0);
        if !jump && !opcode.falls_through() {
            return false;
        }
        let effect = if opcode == Opcode::ReturnGenerator {
            1
        } else {
            opcode.stack_effect(Version::V3_12, arg, Some(jump)).unwrap()
        };
        self.depth += i64::from(effect);
        assert!((0..=i64::from(self.code.stacksize)).contains(&self.depth), "the stack is within its bounds");
        self.pc += 2 + 2 * opcode.caches(Version::V3_12);
        if jump {
            let back = matches!(opcode, Opcode::JumpBackward | Opcode::JumpBackwardNoInterrupt);
            let distance = arg as usize * 2;
            self.pc = if back { self.pc - distance } else { self.pc + distance };
        }
        true
    }

    fn check_argument(&mut self, opcode: Opcode, arg: u32) {
        let index = arg as usize;
        let code = self.code;
        assert!(!self.kw_names || opcode == Opcode::Call, "KW_NAMES is followed by CALL");
        self.kw_names = opcode == Opcode::KwNames;
        let name = opcode.name();
        match name {
            "LOAD_CONST" | "RETURN_CONST" | "KW_NAMES" => assert!(index < code.consts.len(), "{name}"),
            "LOAD_ATTR" | "LOAD_GLOBAL" => assert!(index / 2 < code.names.len(), "{name}"),
            "LOAD_SUPER_ATTR" => assert!(index / 4 < code.names.len(), "{name}"),
            "COPY_FREE_VARS" => {
                assert_eq!((self.run, index), (0, code.nfreevars()));
            }
            "MAKE_CELL" => assert!(code.slot_kind(index).holds_cell(), "{name}"),
            "RETURN_GENERATOR" => assert_eq!(self.depth, 0),
            "YIELD_VALUE" => assert!(code.flags.has(CodeFlags::GENERATOR | CodeFlags::COROUTINE | 0x200)),
            _ if name.ends_with("_NAME") || name.ends_with("E_ATTR") || name.ends_with("_GLOBAL") => {
                assert!(index < code.names.len(), "{name}");
            }
            _ if name.ends_with("_DEREF") || name == "LOAD_CLOSURE" => {
                assert!(code.slot_kind(index).holds_cell(), "{name}");
            }
            _ if name.contains("_FAST") => assert!(index < code.nlocalsplus(), "{name}"),
            _ => {}
        }
    }

    /// Takes off what the instruction may have taken off by the time that it raises; false if it can't raise.
    fn raises(&mut self, opcode: Opcode, arg: u32) -> bool {
        let pops = opcode.pops(Version::V3_12, arg).unwrap();
        self.depth -= match opcode {
            Opcode::PushExcInfo | Opcode::Swap | Opcode::Copy => return false,
            // These look at their operands, or are resumed first.
            Opcode::WithExceptStart | Opcode::GetAnext | Opcode::YieldValue => 0,
            Opcode::Reraise | Opcode::ListAppend | Opcode::SetAdd | Opcode::ListExtend => 1,
            Opcode::SetUpdate | Opcode::DictUpdate | Opcode::DictMerge => 1,
            Opcode::MapAdd => 2,
            _ => i64::from(pops),
        };
        true
    }

    fn raise(&mut self, opcode: Opcode) -> bool {
        let Some(entry) = self.code.exceptions().find(self.pc as u32) else { return false };
        assert!(self.depth >= i64::from(entry.depth), "the handler's operands are there at {}", opcode.name());
        self.depth = i64::from(entry.depth) + i64::from(entry.lasti) + 1;
        assert!(self.depth <= i64::from(self.code.stacksize), "the exception has room");
        self.pc = entry.target as usize;
        self.kw_names = false;
        true
    }
}

/// Verifies; runs what passes.
pub(crate) fn survives(code: &Code<'_, Index>, builder: &PlainBuilder<'_>, random: &mut Random) -> bool {
    let mut scratch = vec![0; code.code.len() / 2];
    let Ok(counts) = check(code, builder, &mut scratch) else { return false };
    assert!(u32::from(counts.depth) <= code.stacksize);
    let code = &Code { stacksize: u32::from(counts.depth), ..*code };
    for _ in 0..3 {
        let mut runner = Runner { code, pc: 0, depth: 0, extended: 0, kw_names: false, run: 0 };
        for _ in 0..300 {
            if !runner.step(random) {
                break;
            }
        }
    }
    true
}

/// One in so many of the recorded code objects is altered, at every byte: more would take too long.
const STEP: u64 = 40;

#[test]
fn sound_code_runs_within_its_bounds() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    every_code(&programs(), ".312.pyc", |name, _, builder, code| {
        assert!(survives(&code, builder, &mut random), "{name}");
    });
}

#[test]
fn altered_instructions_do_no_harm() {
    let mut random = Random(0x0123_4567_89ab_cdef);
    let (mut passed, mut refused) = (0, 0);
    every_code(&programs(), ".312.pyc", |_, _, builder, code| {
        if random.below(STEP) != 0 {
            return;
        }
        for at in 0..code.code.len() {
            for _ in 0..6 {
                let mut altered = code.code.to_vec();
                altered[at] = random.next() as u8;
                let survived = survives(&Code { code: &altered, ..code }, builder, &mut random);
                *(if survived { &mut passed } else { &mut refused }) += 1;
            }
        }
    });
    // Both happen: otherwise the test tests nothing.
    assert!(passed > 100 && refused > 100, "{passed} passed, {refused} refused");
}

#[test]
fn altered_tables_do_no_harm() {
    let mut random = Random(0xdead_beef_cafe_f00d);
    let (mut passed, mut refused) = (0, 0);
    every_code(&programs(), ".312.pyc", |_, _, builder, code| {
        let tables = [code.exceptiontable, code.localspluskinds, code.linetable];
        for (which, table) in tables.into_iter().enumerate() {
            for at in 0..table.len() {
                let mut altered = table.to_vec();
                altered[at] = random.next() as u8;
                let mut code = code;
                *[&mut code.exceptiontable, &mut code.localspluskinds, &mut code.linetable][which] = &altered;
                let survived = survives(&code, builder, &mut random);
                *(if survived { &mut passed } else { &mut refused }) += 1;
            }
        }
    });
    assert!(passed > 100 && refused > 100, "{passed} passed, {refused} refused");
}

#[test]
fn altered_counts_do_no_harm() {
    let mut random = Random(0x5555_aaaa_3333_cccc);
    every_code(&programs(), ".312.pyc", |_, _, builder, code| {
        let mut wild = || if random.below(2) == 0 { random.next() as u32 } else { random.below(9) as u32 };
        let (mut a, mut b, mut c) = (code, code, code);
        (a.argcount, a.posonlyargcount, a.kwonlyargcount) = (wild(), wild(), wild());
        b.stacksize = wild();
        c.flags = CodeFlags(wild());
        for altered in [a, b, c] {
            survives(&altered, builder, &mut random);
        }
    });
}
