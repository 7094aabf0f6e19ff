//! Where two code objects differ, field by field: how the compiler is held against CPython.

use core::fmt;

use vm_core::code::LineTable;
use vm_core::isa::{Opcode, Version};

use crate::consts::same_constant;
use crate::object::{CodeObject, Constant};

/// One field that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The code object: qualified names from the outermost on, with the first line.
    pub path: String,
    /// The field, as Python names it.
    pub field: &'static str,
    /// What is different, without names and numbers: differences of the same cause have the same.
    pub cause: String,
    /// What should be there.
    pub expected: String,
    /// What is there.
    pub actual: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}: {}", self.path, self.field, self.cause)?;
        writeln!(f, "    expected {}", self.expected)?;
        write!(f, "    actual   {}", self.actual)
    }
}

/// All differing fields, of inner code objects too. Sets may differ in order.
pub fn compare(expected: &CodeObject, actual: &CodeObject) -> Vec<Difference> {
    let mut comparison = Comparison { path: String::new(), found: Vec::new() };
    comparison.code(expected, actual);
    comparison.found
}

struct Comparison {
    path: String,
    found: Vec<Difference>,
}

impl Comparison {
    fn code(&mut self, expected: &CodeObject, actual: &CodeObject) {
        let outer = self.path.len();
        self.path += &format!("/{}:{}", expected.qualname.to_string_lossy(), expected.firstlineno);
        self.bytecode(expected, actual);
        self.constants(&expected.consts, &actual.consts);
        self.plain(expected, actual);
        self.lines(expected, actual);
        self.path.truncate(outer);
    }

    fn add(&mut self, field: &'static str, cause: String, expected: String, actual: String) {
        self.found.push(Difference { path: self.path.clone(), field, cause, expected, actual });
    }

    fn field<T: PartialEq + fmt::Debug>(&mut self, field: &'static str, expected: &T, actual: &T) {
        if expected != actual {
            self.add(field, "differs".into(), format!("{expected:?}"), format!("{actual:?}"));
        }
    }

    fn plain(&mut self, expected: &CodeObject, actual: &CodeObject) {
        self.field("co_argcount", &expected.argcount, &actual.argcount);
        self.field("co_posonlyargcount", &expected.posonlyargcount, &actual.posonlyargcount);
        self.field("co_kwonlyargcount", &expected.kwonlyargcount, &actual.kwonlyargcount);
        self.field("co_stacksize", &expected.stacksize, &actual.stacksize);
        self.field("co_flags", &format_args!("{:#x}", expected.flags).to_string(), &format!("{:#x}", actual.flags));
        self.field("co_names", &expected.names, &actual.names);
        self.field("co_localsplusnames", &expected.localsplusnames, &actual.localsplusnames);
        self.field("co_localspluskinds", &expected.localspluskinds, &actual.localspluskinds);
        self.field("co_filename", &expected.filename, &actual.filename);
        self.field("co_name", &expected.name, &actual.name);
        self.field("co_qualname", &expected.qualname, &actual.qualname);
        self.field("co_firstlineno", &expected.firstlineno, &actual.firstlineno);
        self.field("co_exceptiontable", &expected.exceptiontable, &actual.exceptiontable);
    }

    /// Names the first instruction that differs.
    fn bytecode(&mut self, expected: &CodeObject, actual: &CodeObject) {
        if expected.code == actual.code {
            return;
        }
        let (left, right) = (instructions(&expected.code), instructions(&actual.code));
        let at = (0..).find(|&at| left.get(at) != right.get(at)).unwrap_or(0);
        let name = |instr: Option<&(usize, &'static str, u32)>| instr.map_or("nothing", |&(_, name, _)| name);
        let around = |code: &[(usize, &'static str, u32)]| {
            let shown = code.iter().skip(at.saturating_sub(3)).take(7);
            let shown: Vec<String> = shown.map(|(offset, name, arg)| format!("{offset} {name} {arg}")).collect();
            shown.join(", ")
        };
        let cause = match (name(left.get(at)), name(right.get(at))) {
            (a, b) if a == b => format!("argument of {a}"),
            (a, b) => format!("{a} but {b}"),
        };
        self.add("co_code", cause, around(&left), around(&right));
    }

    fn constants(&mut self, expected: &[Constant], actual: &[Constant]) {
        for (left, right) in expected.iter().zip(actual) {
            match (left, right) {
                (Constant::Code(left), Constant::Code(right)) => self.code(left, right),
                _ if is_like(left, right) => {}
                _ => {
                    let cause = format!("{} but {}", kind(left), kind(right));
                    return self.add("co_consts", cause, left.to_string(), right.to_string());
                }
            }
        }
        if expected.len() != actual.len() {
            let shared = expected.len().min(actual.len());
            let rest =
                |consts: &[Constant]| Constant::Tuple(consts.get(shared..).unwrap_or_default().to_vec()).to_string();
            self.add("co_consts", "length".into(), rest(expected), rest(actual));
        }
    }

    /// Names the first code unit whose position differs, if the code is the same.
    fn lines(&mut self, expected: &CodeObject, actual: &CodeObject) {
        if expected.linetable == actual.linetable || expected.code != actual.code {
            return;
        }
        let left = LineTable::new(&expected.linetable, expected.firstlineno);
        let right = LineTable::new(&actual.linetable, actual.firstlineno);
        let differs = |&&(offset, ..): &&(usize, &str, u32)| left.find(offset as u32) != right.find(offset as u32);
        let instrs = instructions(&expected.code);
        let (at, name) = instrs.iter().find(differs).map_or((0, "the encoding"), |&(offset, name, _)| (offset, name));
        let show = |table: LineTable<'_>| match table.find(at as u32) {
            Some(p) => format!("{at}: {:?}-{:?}, {:?}-{:?}", p.line, p.end_line, p.column, p.end_column),
            None => format!("{at}: nothing"),
        };
        self.add("co_linetable", format!("position of {name}"), show(left), show(right));
    }
}

/// Offset, name and whole argument of each instruction.
fn instructions(code: &[u8]) -> Vec<(usize, &'static str, u32)> {
    let mut decoded = Vec::new();
    let (mut extended, mut at) = (0u32, 0);
    while let Some(&[number, low]) = code.get(at..at + 2) {
        let opcode = Opcode::from_number(Version::V3_12, number);
        let arg = extended << 8 | u32::from(low);
        extended = if opcode == Some(Opcode::ExtendedArg) { arg } else { 0 };
        decoded.push((at, opcode.map_or("?", Opcode::name), arg));
        at += 2 + 2 * opcode.map_or(0, |opcode| opcode.caches(Version::V3_12));
    }
    decoded
}

/// The same constant, where a NaN is like a NaN.
fn is_like(a: &Constant, b: &Constant) -> bool {
    match (a, b) {
        (Constant::Float(a), Constant::Float(b)) if a.is_nan() => b.is_nan(),
        (Constant::Complex(..), Constant::Complex(..)) => a.to_string() == b.to_string(),
        (Constant::Tuple(a), Constant::Tuple(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_like(a, b)),
        _ => same_constant(a, b),
    }
}

fn kind(constant: &Constant) -> &'static str {
    match constant {
        Constant::None => "None",
        Constant::Bool(_) => "bool",
        Constant::Ellipsis => "Ellipsis",
        Constant::Int(_) => "int",
        Constant::Float(_) => "float",
        Constant::Complex(..) => "complex",
        Constant::Str(_) => "str",
        Constant::Bytes(_) => "bytes",
        Constant::Tuple(_) => "tuple",
        Constant::FrozenSet(_) => "frozenset",
        Constant::Code(_) => "code",
    }
}
