//! Forms found, and undone.

use super::forms::FORMS;
use super::{base, number, plain, quicken};
use crate::isa::{Opcode, Version, number as op};
use alloc::vec::Vec;

fn undone(code: &[u8]) -> Vec<u8> {
    plain(code).flatten().collect()
}

#[test]
fn no_form_hides_a_longer_one() {
    for (index, form) in FORMS.iter().enumerate() {
        for later in FORMS.iter().skip(index + 1) {
            let hidden = form.parts.len() <= later.parts.len()
                && form
                    .parts
                    .iter()
                    .zip(later.parts)
                    .all(|(a, b)| a.opcode == b.opcode && a.args.is_none_or(|args| b.args == Some(args)));
            assert!(!hidden, "{} hides {}", form.number, later.number);
        }
    }
}

#[test]
fn no_form_has_the_number_of_an_instruction() {
    for form in FORMS {
        assert_eq!(Opcode::from_number(Version::V3_12, form.number), None);
        assert_ne!(base(form.number), form.number);
    }
}

#[test]
fn each_form_is_found_and_undone() {
    for form in FORMS {
        let mut code = Vec::new();
        for part in form.parts {
            code.extend([part.opcode, part.args.map_or(1, |args| args[0])]);
            let opcode = Opcode::from_number(Version::V3_12, part.opcode).expect("an instruction");
            code.extend(core::iter::repeat_n(0, 2 * opcode.caches(Version::V3_12)));
        }
        let before = code.clone();
        quicken(&mut code);
        assert_eq!(code[0], form.number);
        assert_eq!(undone(&code), before);
    }
}

#[test]
fn a_long_argument_stays_with_its_instruction() {
    let mut code = [op::EXTENDED_ARG, 1, op::LOAD_FAST, 0, op::LOAD_FAST, 1, op::LOAD_FAST, 2, op::RETURN_VALUE, 0];
    let before = code;
    quicken(&mut code);
    assert_eq!(code[2], op::LOAD_FAST);
    assert_eq!(code[4], number::LOAD_FAST_LOAD_FAST);
    assert_eq!(undone(&code), before);
}
