//! What the translator makes of 3.11 code: it verifies as 3.12 code, and keeps every line where it was.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use std::path::Path;

use super::Plan;
use crate::code::Code;
use crate::flow::{VerifyError, instructions};
use crate::isa::{Opcode, Version};
use crate::marshal::plain::{Index, PlainBuilder};
use crate::verify::tests::hostile::{Random, survives};
use crate::verify::tests::{every_code, programs, verify};

/// The parts of a code object that the translation replaces.
#[derive(Default)]
struct Translated {
    code: Vec<u8>,
    linetable: Vec<u8>,
    exceptiontable: Vec<u8>,
    stacksize: u32,
}

impl Translated {
    fn of(code: &Code<'_, Index>) -> Result<Translated, VerifyError> {
        let units = code.code.len() / 2;
        let (mut words, mut marks) = (vec![0; units], vec![0; units]);
        let plan = Plan::new(code, &mut words, &mut marks)?;
        let mut new = Translated {
            code: vec![0; plan.code_len()],
            linetable: vec![0; plan.linetable_len()],
            exceptiontable: vec![0; plan.exceptiontable_len()],
            stacksize: plan.stacksize(),
        };
        plan.write_code(&mut new.code)?;
        plan.write_linetable(&mut new.linetable)?;
        plan.write_exceptiontable(&mut new.exceptiontable)?;
        Ok(new)
    }

    fn view<'s>(&'s self, code: &Code<'s, Index>) -> Code<'s, Index> {
        Code {
            code: &self.code,
            linetable: &self.linetable,
            exceptiontable: &self.exceptiontable,
            stacksize: self.stacksize,
            ..*code
        }
    }
}

/// The positions of the instructions that no translation drops or splits, in order.
fn landmarks(version: Version, code: &Code<'_, Index>) -> Vec<(Opcode, Option<crate::code::Position>)> {
    let kept = |opcode| {
        use Opcode::{
            BinaryOp, BinarySubscr, Call, LoadConst, LoadGlobal, RaiseVarargs, Reraise, StoreAttr, StoreFast,
        };
        [BinaryOp, BinarySubscr, Call, LoadConst, LoadGlobal, RaiseVarargs, Reraise, StoreAttr, StoreFast]
            .contains(&opcode)
    };
    instructions(version, code.code)
        .map(Result::unwrap)
        .filter(|instruction| kept(instruction.opcode))
        .map(|instruction| (instruction.opcode, code.lines().find(instruction.at * 2)))
        .collect()
}

fn all_translate(folder: &Path, ending: &str) {
    let (mut count, mut failed) = (0, String::new());
    every_code(folder, ending, |name, version, builder: &PlainBuilder<'_>, code| {
        count += 1;
        assert_eq!(version, Version::V3_11);
        let new = match Translated::of(&code) {
            Ok(new) => new,
            Err(error) => return failed += &format!("{name}: untranslated: {error}\n"),
        };
        let view = new.view(&code);
        if let Err(error) = verify(&view, builder) {
            return failed += &format!("{name}: {error}\n");
        }
        let (old, mut new) = (landmarks(Version::V3_11, &code), landmarks(Version::V3_12, &view));
        // The handler that a generator ends with.
        if new.len() > old.len() {
            new.pop();
        }
        if old != new {
            failed += &format!("{name}: positions differ\n");
        }
    });
    assert!(failed.is_empty(), "{} of {count} failed:\n{failed}", failed.lines().count());
    std::println!("{count} code objects");
}

#[test]
fn the_recorded_programs_translate() {
    all_translate(&programs(), ".311.pyc");
}

#[test]
fn altered_code_does_no_harm() {
    let mut random = Random(0xfeed_face_0bad_cafe);
    let (mut passed, mut refused) = (0, 0);
    every_code(&programs(), ".311.pyc", |_, _, builder, code| {
        for _ in 0..40 {
            let (mut bytes, mut table) = (code.code.to_vec(), code.exceptiontable.to_vec());
            let at = random.below(bytes.len() as u64) as usize;
            bytes[at] = random.next() as u8;
            if !table.is_empty() && random.below(2) == 0 {
                let at = random.below(table.len() as u64) as usize;
                table[at] = random.next() as u8;
            }
            let altered = Code { code: &bytes, exceptiontable: &table, ..code };
            let translated = Translated::of(&altered);
            let survived = translated.is_ok_and(|new| survives(&new.view(&altered), builder, &mut random));
            *(if survived { &mut passed } else { &mut refused }) += 1;
        }
    });
    // Both happen: otherwise the test tests nothing.
    assert!(passed > 100 && refused > 100, "{passed} passed, {refused} refused");
}

/// For a machine with a CPython 3.11: `CELLAR_PYC_311` names a folder of compiled modules, such as its standard library.
#[test]
#[ignore = "needs a folder of .pyc files, named by CELLAR_PYC_311"]
fn the_standard_library_translates() {
    all_translate(Path::new(&std::env::var("CELLAR_PYC_311").unwrap()), ".pyc");
}
