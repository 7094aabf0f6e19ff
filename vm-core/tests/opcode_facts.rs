//! Holds the table of instructions against what CPython recorded of itself (`tests/facts`).

use serde_json::Value;
use vm_core::isa::{self, ArgKind, Opcode, Version};

struct Facts {
    version: Version,
    facts: Value,
}

fn recorded() -> [Facts; 2] {
    let facts = |version, text| Facts { version, facts: serde_json::from_str(text).unwrap() };
    [
        facts(Version::V3_12, include_str!("../../tests/facts/opcodes-3.12.json")),
        facts(Version::V3_11, include_str!("../../tests/facts/opcodes-3.11.json")),
    ]
}

impl Facts {
    fn get(&self, key: &str) -> &Value {
        self.facts.get(key).unwrap_or_else(|| panic!("{key} is not recorded"))
    }

    /// The instructions of this version.
    fn opcodes(&self) -> impl Iterator<Item = Opcode> {
        Opcode::ALL.iter().copied().filter(|opcode| opcode.number(self.version).is_some())
    }

    /// The names of the instructions in the recorded list `key`, against those that `is` says.
    fn same_members(&self, key: &str, is: impl Fn(Opcode) -> bool) {
        let mut expected: Vec<&str> = self.get(key).as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
        let mut found: Vec<&str> = self.opcodes().filter(|&opcode| is(opcode)).map(Opcode::name).collect();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{key} of {:?}", self.version);
    }
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect()
}

/// The item of a list that is stored as one value when all its items are equal.
fn item(value: &Value, index: usize) -> &Value {
    value.as_array().map_or(value, |items| &items[index])
}

#[test]
fn numbers() {
    for facts in recorded() {
        let opmap = facts.get("opmap").as_object().unwrap();
        assert_eq!(facts.opcodes().count(), opmap.len());
        for (name, number) in opmap {
            let opcode = Opcode::from_name(name).unwrap_or_else(|| panic!("no {name}"));
            let number = number.as_u64().unwrap() as u16;
            assert_eq!(opcode.number(facts.version), Some(number), "{name}");
            if let Ok(byte) = u8::try_from(number) {
                assert_eq!(Opcode::from_number(facts.version, byte), Some(opcode), "{name}");
            }
        }
        let known = (0..=255).filter(|&byte| Opcode::from_number(facts.version, byte).is_some()).count();
        assert_eq!(known, opmap.values().filter(|number| number.as_u64().unwrap() < 256).count());
    }
    assert_eq!(u16::from(isa::number::LOAD_FAST), Opcode::LoadFast.number(Version::V3_12).unwrap());
}

#[test]
fn names_are_consistent() {
    for &opcode in Opcode::ALL {
        let camel = opcode.name().replace('_', "").to_lowercase();
        assert_eq!(format!("{opcode:?}").to_lowercase(), camel);
        assert_eq!(Opcode::from_name(opcode.name()), Some(opcode));
    }
    assert_eq!(size_of::<Option<Opcode>>(), 1);
}

#[test]
fn caches() {
    for facts in recorded() {
        for (name, count) in facts.get("caches").as_object().unwrap() {
            let opcode = Opcode::from_name(name).unwrap();
            assert_eq!(opcode.caches(facts.version) as u64, count.as_u64().unwrap(), "{name} of {:?}", facts.version);
        }
    }
}

#[test]
fn meanings_of_arguments() {
    for facts in recorded() {
        let v12 = facts.version == Version::V3_12;
        let kinds = |kinds: &'static [ArgKind]| move |opcode: Opcode| kinds.contains(&opcode.arg_kind());
        facts.same_members("hasconst", kinds(&[ArgKind::Const]));
        facts.same_members(
            "hasname",
            kinds(&[ArgKind::Name, ArgKind::GlobalName, ArgKind::AttrName, ArgKind::SuperName]),
        );
        facts.same_members("haslocal", kinds(&[ArgKind::Local]));
        facts.same_members("hasfree", kinds(&[ArgKind::Deref]));
        facts.same_members("hascompare", kinds(&[ArgKind::Compare]));
        facts.same_members("hasjrel", |opcode| opcode.is_jump() && !opcode.is_instrumented());
        facts.same_members("hasjabs", |_| false);
        if v12 {
            facts.same_members("hasarg", |opcode| opcode.has_arg(Version::V3_12));
        } else {
            let have_argument = facts.get("HAVE_ARGUMENT").as_u64().unwrap() as u16;
            for opcode in facts.opcodes() {
                assert_eq!(opcode.has_arg(facts.version), opcode.number(facts.version) >= Some(have_argument));
            }
        }
        for opcode in facts.opcodes().filter(|opcode| !opcode.has_arg(facts.version)) {
            // YIELD_VALUE has an argument in 3.12 only; the exception pseudo-instructions have a target all the same.
            let excused = opcode == Opcode::YieldValue || opcode.is_pseudo();
            assert!(excused || opcode.arg_kind() == ArgKind::None, "{opcode:?}");
        }
    }
}

#[test]
fn backward_jumps_are_named_so() {
    for &opcode in Opcode::ALL.iter().filter(|opcode| opcode.is_jump() && !opcode.is_instrumented()) {
        let expected = match opcode.name() {
            name if name.contains("JUMP_BACKWARD") => ArgKind::JumpBackward,
            "JUMP" | "JUMP_NO_INTERRUPT" => ArgKind::Target,
            _ => ArgKind::JumpForward,
        };
        assert_eq!(opcode.arg_kind(), expected, "{opcode:?}");
    }
}

#[test]
fn stack_effects() {
    for facts in recorded() {
        let args: Vec<u32> = facts.get("args").as_array().unwrap().iter().map(|v| v.as_u64().unwrap() as u32).collect();
        for (name, by_jump) in facts.get("stack_effect").as_object().unwrap() {
            let opcode = Opcode::from_name(name).unwrap();
            for (at, jump) in [None, Some(true), Some(false)].into_iter().enumerate() {
                // Three equal lists are stored as one, which then has as many items as there are arguments.
                let by_arg =
                    if by_jump.as_array().is_some_and(|items| items.len() == 3) { &by_jump[at] } else { by_jump };
                for (index, &arg) in args.iter().enumerate() {
                    let expected = item(by_arg, index).as_i64().map(|effect| effect as i32);
                    assert_eq!(opcode.stack_effect(facts.version, arg, jump), expected, "{name} {arg} {jump:?}");
                }
            }
        }
    }
}

#[test]
fn pops_agree_with_effects() {
    for facts in recorded() {
        for opcode in facts.opcodes() {
            for arg in 0..300 {
                let effects = [None, Some(true), Some(false)].map(|jump| opcode.stack_effect(facts.version, arg, jump));
                let pops = opcode.pops(facts.version, arg);
                // What an instruction takes off it must have needed.
                for effect in effects.into_iter().flatten() {
                    assert!(i64::from(pops.unwrap()) + i64::from(effect) >= 0, "{opcode:?} {arg}");
                }
            }
        }
    }
}

#[test]
fn operators_and_intrinsics() {
    for facts in recorded() {
        assert_eq!(strings(facts.get("nb_ops")), isa::BINARY_OPS);
        assert_eq!(strings(facts.get("cmp_op")), isa::COMPARE_OPS);
        if facts.version == Version::V3_12 {
            assert_eq!(strings(facts.get("intrinsic_1_descs")), isa::INTRINSIC_1);
            assert_eq!(strings(facts.get("intrinsic_2_descs")), isa::INTRINSIC_2);
        }
    }
}
