//! `_opcode`: what `dis` asks of the instruction set. Follows CPython's `Modules/_opcode.c`.

use vm_core::isa::{Opcode, Version};
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Python, Script, Signature, Trap, Value};

use crate::arguments::{integer, new_int};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_opcode", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[
    // CPython has them where it is built to count them.
    NativeDef::function("get_specialization_stats", Arity::None, |_, _| Ok(Value::NONE)),
    NativeDef::function("stack_effect", Arity::Free, stack_effect),
];

/// `stack_effect(opcode, oparg=None, /, *, jump=None)`
fn stack_effect<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "stack_effect", names: ["", "", "jump"], least: 1, positional: 2 };
    let [opcode, argument, jump] = py.named_args(args, 0, &signature)?;
    let mut script = Script::new(args, 0)?;
    let number = script.index(py, args, opcode)?;
    let number = integer(py, number)?;
    let given = !argument.is_null() && !argument.is_none();
    let value = if given {
        let value = script.index(py, args, argument)?;
        integer(py, value)?
    } else {
        0
    };
    // Whatever number has none, CPython takes from 90 on to have an argument.
    if number >= 90 && !given {
        return Err(py.value_error(format_args!("stack_effect: opcode requires oparg but oparg was not specified")));
    }
    if number < 90 && given {
        let text = format_args!("stack_effect: opcode does not permit oparg but oparg was specified");
        return Err(py.value_error(text));
    }
    let jump = match jump {
        Value::NULL | Value::NONE => None,
        Value::TRUE => Some(true),
        Value::FALSE => Some(false),
        _ => return Err(py.value_error(format_args!("stack_effect: jump must be False, True or None"))),
    };
    let opcode = known(number);
    let effect = u32::try_from(value as i32 as i64 as u64 & 0xffff_ffff).ok();
    let effect = opcode.zip(effect).and_then(|(opcode, value)| opcode.stack_effect(Version::V3_12, value, jump));
    match effect {
        Some(effect) => new_int(py, effect.into()),
        None => Err(py.value_error(format_args!("invalid opcode or oparg"))),
    }
}

fn known(number: i64) -> Option<Opcode> {
    Opcode::from_number(Version::V3_12, u8::try_from(number).ok()?)
}
