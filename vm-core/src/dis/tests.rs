//! What no code of CPython's compiler shows: far jumps, numbers without an instruction, arguments that name nothing.

extern crate alloc;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::labels::Labels;
use super::{Describe, Instructions, disassemble, disassemble_all};
use crate::code::{Code, CodeFlags};
use crate::isa::Version;

/// Objects are numbers; 1000 and above are code objects within each other.
struct Numbers;

impl Describe<u32> for Numbers {
    fn repr(&self, object: u32, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{object}")
    }

    fn text(&self, object: u32, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "n{object}")
    }

    fn as_code(&self, object: u32) -> Option<Code<'_, u32>> {
        const ENDLESS: &[u32] = &[1000];
        (object >= 1000).then_some(Code { consts: ENDLESS, ..code(&[]) })
    }
}

fn code(bytes: &[u8]) -> Code<'_, u32> {
    Code {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 0,
        flags: CodeFlags(0),
        code: bytes,
        consts: &[7],
        names: &[],
        localsplusnames: &[],
        localspluskinds: &[],
        filename: 0,
        name: 0,
        qualname: 0,
        firstlineno: 1,
        linetable: &[],
        exceptiontable: &[],
    }
}

fn listing(version: Version, bytes: &[u8]) -> String {
    let mut text = String::new();
    assert_eq!(disassemble(version, &code(bytes), &Numbers, &mut text), Ok(()));
    text
}

#[test]
fn labels_are_found_however_far_the_window_moves() {
    // Jumps forward by a number that grows, over code of several windows.
    let mut bytes = Vec::new();
    for unit in 0..20_000u32 {
        bytes.extend(if unit % 7 == 0 { [110, (unit % 251) as u8] } else { [9, 0] });
    }
    let code = code(&bytes);
    let targets: Vec<i64> = Instructions::new(Version::V3_12, &bytes).filter_map(|found| found.target()).collect();
    let mut is_target = alloc::vec![false; bytes.len() + 512];
    for target in targets {
        is_target[target as usize] = true;
    }
    let mut labels = Labels::new(Version::V3_12, &code);
    for offset in (0..bytes.len()).step_by(2) {
        assert_eq!(labels.contains(Version::V3_12, &code, offset), is_target[offset], "{offset}");
    }
    for offset in [0, 8190, 8192, 16_384, 2, 39_998] {
        assert_eq!(labels.contains(Version::V3_12, &code, offset), is_target[offset], "{offset}");
    }
}

#[test]
fn extended_arguments_reach_the_sign_and_end_with_their_instruction() {
    let bytes = [144, 0xFF, 144, 0xFF, 144, 0xFF, 100, 0xFE, 100, 0, 144, 1, 1, 0, 100, 0];
    let args: Vec<Option<i32>> = Instructions::new(Version::V3_12, &bytes).map(|found| found.arg).collect();
    let low = [Some(0xFF), Some(0xFFFF), Some(0x00FF_FFFF), Some(-2)];
    assert_eq!(args[..4], low);
    assert_eq!(args[4..], [Some(0), Some(1), None, Some(0)]);
}

#[test]
fn what_is_not_there_is_unknown() {
    assert_eq!(listing(Version::V3_12, &[100, 1]), "          0 LOAD_CONST               1 (<unknown>)\n");
    assert_eq!(listing(Version::V3_12, &[101, 0]), "          0 LOAD_NAME                0 (<unknown>)\n");
    assert_eq!(listing(Version::V3_12, &[124, 0]), "          0 LOAD_FAST                0 (<unknown>)\n");
    assert_eq!(listing(Version::V3_12, &[122, 26]), "          0 BINARY_OP               26 (<unknown>)\n");
    assert_eq!(listing(Version::V3_12, &[200, 1]), "          0 <200>\n");
    assert_eq!(listing(Version::V3_11, &[200, 1]), "          0 <200>                    1\n");
}

#[test]
fn half_an_instruction_is_left_out() {
    assert_eq!(listing(Version::V3_12, &[9]), "");
    assert_eq!(listing(Version::V3_12, &[9, 0, 122]), "          0 NOP\n");
    assert_eq!(listing(Version::V3_12, &[122, 0]), "          0 BINARY_OP                0 (+)\n");
}

#[test]
fn code_without_end_is_an_error() {
    let mut text = String::new();
    let endless = Code { consts: &[1000], ..code(&[]) };
    assert_eq!(disassemble_all(Version::V3_12, &endless, &Numbers, &mut text), Err(fmt::Error));
}
