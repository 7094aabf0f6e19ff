//! Any bytes as code and tables: of 3.11 translated, then verified as 3.12.
//!
//! The input's first bytes say the version, the flags, the stack size, and where the code, the exception table and the
//! line table end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vm_core::code::{Code, CodeFlags};
use vm_core::translate::Plan;
use vm_core::verify::{Facts, check};

/// Objects are numbers: below 100 a str, from 100 on a tuple of so many str.
struct Numbers;

impl Facts<u32> for Numbers {
    fn is_str(&self, object: u32) -> bool {
        object < 100
    }
    fn count_names(&self, object: u32) -> Option<usize> {
        (object >= 100).then(|| object as usize - 100)
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&[old, flags, stacksize, code, exceptions], rest)) = bytes.split_first_chunk() else { return };
    let (code, rest) = rest.split_at((usize::from(code) * 2).min(rest.len()));
    let (exceptiontable, linetable) = rest.split_at(usize::from(exceptions).min(rest.len()));
    let view = Code {
        argcount: 1,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: u32::from(stacksize),
        flags: CodeFlags(u32::from(flags)),
        code,
        consts: &[1, 101, 102],
        names: &[1, 2],
        localsplusnames: &[3, 4, 5, 6],
        localspluskinds: &[0x20, 0x60, 0x40, 0x80],
        filename: 7,
        name: 8,
        qualname: 9,
        firstlineno: 1,
        linetable,
        exceptiontable,
    };
    if old & 1 == 0 {
        let _ = check(&view, &Numbers, &mut vec![0; code.len() / 2]);
        return;
    }
    let (mut words, mut marks) = (vec![0; code.len() / 2], vec![0; code.len() / 2]);
    let Ok(plan) = Plan::new(&view, &mut words, &mut marks) else { return };
    let (mut code, mut linetable) = (vec![0; plan.code_len()], vec![0; plan.linetable_len()]);
    let mut exceptiontable = vec![0; plan.exceptiontable_len()];
    // What was planned is written, however wrong the code is.
    plan.write_code(&mut code).unwrap();
    plan.write_linetable(&mut linetable).unwrap();
    plan.write_exceptiontable(&mut exceptiontable).unwrap();
    let new = Code {
        code: &code,
        linetable: &linetable,
        exceptiontable: &exceptiontable,
        stacksize: plan.stacksize(),
        ..view
    };
    let _ = check(&new, &Numbers, &mut vec![0; code.len() / 2]);
});
