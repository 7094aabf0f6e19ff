//! `_sre`: what `re` compiles to, and what runs it. Follows CPython's `Modules/_sre/sre.c`.
//!
//! | file | what |
//! |---|---|
//! | `engine` | the machine that matches, which knows no object |
//! | `subject` | the text of a str or of bytes |
//! | `numbers` | arguments that are numbers |
//! | `pattern` | `re.Pattern` |
//! | `job` | matches, searches and substitutions under way: they can stop and go on |
//! | `found` | `re.Match` |
//! | `scanner` | `SRE_Scanner`, which `finditer` uses |
//! | `template` | `SRE_Template`: replacements with groups in them |

mod engine;
mod found;
mod job;
mod numbers;
mod pattern;
mod scanner;
mod subject;
mod template;

use vm_objects::object::dict::Dict;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, Value};

use crate::arguments::{new_int, new_str};
use engine::characters;
use engine::code::{MAGIC, MAXGROUPS, MAXREPEAT};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_sre", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("ascii_iscased", Arity::One, |py, args| {
        let c = character(py, args)?;
        Ok(Value::from_bool(u8::try_from(c).is_ok_and(|c| c.is_ascii_alphabetic())))
    }),
    NativeDef::function("ascii_tolower", Arity::One, |py, args| {
        let c = character(py, args)?;
        new_int(py, u32::try_from(c).map_or(c, |c| characters::lower_ascii(c).into()))
    }),
    NativeDef::function("compile", Arity::Free, pattern::compile),
    NativeDef::function("getcodesize", Arity::None, |_, _| Ok(Value::from_int_truncated(4))),
    NativeDef::function("template", Arity::Between(2, 2), template::new),
    NativeDef::function("unicode_iscased", Arity::One, |py, args| {
        let c = character(py, args)?;
        let is_cased = |c| c != characters::lower_unicode(c) || c != characters::upper_unicode(c);
        Ok(Value::from_bool(u32::try_from(c).is_ok_and(is_cased)))
    }),
    NativeDef::function("unicode_tolower", Arity::One, |py, args| {
        let c = character(py, args)?;
        new_int(py, u32::try_from(c).map_or(c, |c| characters::lower_unicode(c).into()))
    }),
];

/// The argument that is a code point; any int of C's.
fn character<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<i64, Trap> {
    let mut script = Script::new(args, 0)?;
    numbers::int(py, args, &mut script, args.get(0)).map(i64::from)
}

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let numbers = [("CODESIZE", 4), ("MAGIC", MAGIC), ("MAXGROUPS", MAXGROUPS), ("MAXREPEAT", MAXREPEAT)];
    for (name, number) in numbers {
        let number = new_int(py, number.into())?;
        py.put(namespace, name, number)?;
    }
    let copyright = new_str(py, " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ")?;
    py.put(namespace, "copyright", copyright)
}
