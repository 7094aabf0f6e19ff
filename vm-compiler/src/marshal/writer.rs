//! Writes constants in marshal's format (`Python/marshal.c`), each text, bytes and code object once.

use alloc::rc::Rc;
use std::collections::HashMap;

use num_bigint::{BigInt, Sign};

use crate::error::CompileError;
use crate::object::{CodeObject, Constant};
use crate::string::PyString;

/// Set in a type byte: the object gets the next number, by which it can be referred to.
const FLAG_REF: u8 = 0x80;

/// Marshals one object.
pub(super) fn write(constant: &Constant) -> Result<Vec<u8>, CompileError> {
    let mut counter = Writer { bytes: Vec::new(), references: Vec::new(), seen: HashMap::new(), uses: None };
    counter.constant(constant)?;
    let uses = counter.seen.into_values().map(|seen| (seen.first, seen.uses)).collect();
    let mut writer = Writer { bytes: Vec::new(), references: Vec::new(), seen: HashMap::new(), uses: Some(uses) };
    writer.constant(constant)?;
    Ok(writer.bytes)
}

/// What is written once and then referred to.
#[derive(PartialEq, Eq, Hash)]
enum Shared<'a> {
    Text(&'a PyString, bool),
    Bytes(&'a [u8]),
    Code(*const CodeObject),
}

struct Seen {
    /// Its number among the shared objects, in the order in which they are first met.
    first: usize,
    uses: usize,
}

/// Writes twice: first to count the uses of each shared object, then to mark those that have several.
struct Writer<'a> {
    bytes: Vec<u8>,
    /// The shared objects that were marked, by their number.
    references: Vec<usize>,
    seen: HashMap<Shared<'a>, Seen>,
    /// The uses of each shared object, in the second round.
    uses: Option<HashMap<usize, usize>>,
}

impl<'a> Writer<'a> {
    fn constant(&mut self, constant: &'a Constant) -> Result<(), CompileError> {
        match constant {
            Constant::None => self.bytes.push(b'N'),
            Constant::Bool(true) => self.bytes.push(b'T'),
            Constant::Bool(false) => self.bytes.push(b'F'),
            Constant::Ellipsis => self.bytes.push(b'.'),
            Constant::Int(value) => self.int(value)?,
            Constant::Float(value) => {
                self.bytes.push(b'g');
                self.bytes.extend(value.to_le_bytes());
            }
            Constant::Complex(real, imag) => {
                self.bytes.push(b'y');
                self.bytes.extend(real.to_le_bytes());
                self.bytes.extend(imag.to_le_bytes());
            }
            Constant::Str(text) => self.text(text, all_name_chars(text))?,
            Constant::Bytes(bytes) => self.octets(bytes)?,
            Constant::Tuple(items) => self.tuple(items, Self::constant)?,
            Constant::FrozenSet(items) => {
                self.bytes.push(b'>');
                self.length(items.len())?;
                items.iter().try_for_each(|item| self.constant(item))?;
            }
            Constant::Code(code) => self.code(code)?,
        }
        Ok(())
    }

    /// Whether the object has been written already; a reference to it is then. Otherwise the flag for its type byte.
    fn share(&mut self, object: Shared<'a>) -> Option<u8> {
        let next = self.seen.len();
        let seen = self.seen.entry(object).or_insert(Seen { first: next, uses: 0 });
        seen.uses += 1;
        let (first, is_new) = (seen.first, seen.uses == 1);
        let several = self.uses.as_ref().is_some_and(|uses| uses.get(&first).is_some_and(|&uses| uses > 1));
        if is_new {
            if several {
                self.references.push(first);
            }
            return Some(if several { FLAG_REF } else { 0 });
        }
        let reference = self.references.binary_search(&first).unwrap_or(0);
        self.bytes.push(b'r');
        self.bytes.extend((reference as u32).to_le_bytes());
        None
    }

    fn length(&mut self, len: usize) -> Result<(), CompileError> {
        let len = i32::try_from(len).map_err(|_| CompileError::overflow("object too large to marshal"))?;
        self.bytes.extend(len.to_le_bytes());
        Ok(())
    }

    fn int(&mut self, value: &BigInt) -> Result<(), CompileError> {
        if let Ok(small) = i32::try_from(value) {
            self.bytes.push(b'i');
            self.bytes.extend(small.to_le_bytes());
            return Ok(());
        }
        let digits = to_15_bit_digits(value);
        let len = i32::try_from(digits.len()).map_err(|_| CompileError::overflow("int too large to marshal"))?;
        let signed = if value.sign() == Sign::Minus { -len } else { len };
        self.bytes.push(b'l');
        self.bytes.extend(signed.to_le_bytes());
        self.bytes.extend(digits.into_iter().flat_map(u16::to_le_bytes));
        Ok(())
    }

    fn text(&mut self, text: &'a PyString, interned: bool) -> Result<(), CompileError> {
        let Some(flag) = self.share(Shared::Text(text, interned)) else { return Ok(()) };
        let bytes = text.as_bytes();
        match u8::try_from(bytes.len()) {
            _ if !bytes.is_ascii() => {
                self.bytes.push(flag | if interned { b't' } else { b'u' });
                self.length(bytes.len())?;
            }
            Ok(short) => self.bytes.extend([flag | if interned { b'Z' } else { b'z' }, short]),
            Err(_) => {
                self.bytes.push(flag | if interned { b'A' } else { b'a' });
                self.length(bytes.len())?;
            }
        }
        self.bytes.extend(bytes);
        Ok(())
    }

    fn name(&mut self, name: &'a PyString) -> Result<(), CompileError> {
        self.text(name, true)
    }

    fn octets(&mut self, bytes: &'a [u8]) -> Result<(), CompileError> {
        let Some(flag) = self.share(Shared::Bytes(bytes)) else { return Ok(()) };
        self.bytes.push(flag | b's');
        self.length(bytes.len())?;
        self.bytes.extend(bytes);
        Ok(())
    }

    fn tuple<T>(
        &mut self,
        items: &'a [T],
        write: fn(&mut Self, &'a T) -> Result<(), CompileError>,
    ) -> Result<(), CompileError> {
        match u8::try_from(items.len()) {
            Ok(short) => self.bytes.extend([b')', short]),
            Err(_) => {
                self.bytes.push(b'(');
                self.length(items.len())?;
            }
        }
        items.iter().try_for_each(|item| write(self, item))
    }

    fn code(&mut self, code: &'a Rc<CodeObject>) -> Result<(), CompileError> {
        let Some(flag) = self.share(Shared::Code(Rc::as_ptr(code))) else { return Ok(()) };
        self.bytes.push(flag | b'c');
        for number in [code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize, code.flags] {
            self.bytes.extend(number.to_le_bytes());
        }
        self.octets(&code.code)?;
        self.tuple(&code.consts, Self::constant)?;
        self.tuple(&code.names, Self::name)?;
        self.tuple(&code.localsplusnames, Self::name)?;
        self.octets(&code.localspluskinds)?;
        self.text(&code.filename, false)?;
        self.name(&code.name)?;
        self.name(&code.qualname)?;
        self.bytes.extend(code.firstlineno.to_le_bytes());
        self.octets(&code.linetable)?;
        self.octets(&code.exceptiontable)
    }
}

/// CPython interns the constants that could be names (`intern_string_constants`).
fn all_name_chars(text: &PyString) -> bool {
    text.as_bytes().iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn to_15_bit_digits(value: &BigInt) -> Vec<u16> {
    let mut digits = Vec::new();
    let (mut pending, mut bits) = (0u64, 0);
    for word in value.magnitude().iter_u32_digits() {
        pending |= u64::from(word) << bits;
        bits += 32;
        while bits >= 15 {
            digits.push((pending & 0x7FFF) as u16);
            pending >>= 15;
            bits -= 15;
        }
    }
    digits.push(pending as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}
