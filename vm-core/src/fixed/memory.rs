//! The pools of a machine: one object of a type that says every size.

use heapless::Vec;

use super::heap::{CodeRef, FixedCode, Object};
use super::value::Value;

/// All memory of one machine, but for its two stacks.
///
/// | parameter | how many |
/// |---|---|
/// | `OBJECTS` | objects that a program has at once: cells, functions, tuples, … |
/// | `WORDS` | words in them: one for a cell, three for a function, one an item; and one more for each object |
/// | `BYTES` | bytes of strings built at run time, and four more for each |
/// | `GLOBALS` | global names |
/// | `CODES` | code objects loaded |
/// | `CONSTANTS` | items in tables of constants and names |
/// | `TEXTS` | different texts in the loaded code |
/// | `TUPLES` | tables of constants and names |
pub struct Memory<
    const OBJECTS: usize,
    const WORDS: usize,
    const BYTES: usize,
    const GLOBALS: usize,
    const CODES: usize,
    const CONSTANTS: usize,
    const TEXTS: usize,
    const TUPLES: usize,
> {
    pub(super) objects: Vec<Object, OBJECTS>,
    pub(super) words: Vec<Value, WORDS>,
    pub(super) bytes: Vec<u8, BYTES>,
    pub(super) globals: Vec<(Value, Value), GLOBALS>,
    pub(super) code_table: Vec<CodeRef, CODES>,
    pub(super) codes: [Option<FixedCode>; CODES],
    pub(super) constants: [Value; CONSTANTS],
    pub(super) texts: Vec<&'static str, TEXTS>,
    pub(super) tuples: Vec<&'static [Value], TUPLES>,
}

impl<
    const OBJECTS: usize,
    const WORDS: usize,
    const BYTES: usize,
    const GLOBALS: usize,
    const CODES: usize,
    const CONSTANTS: usize,
    const TEXTS: usize,
    const TUPLES: usize,
> Memory<OBJECTS, WORDS, BYTES, GLOBALS, CODES, CONSTANTS, TEXTS, TUPLES>
{
    /// Empty pools.
    pub const fn new() -> Self {
        const {
            assert!(OBJECTS < u16::MAX as usize && WORDS < u16::MAX as usize && BYTES < u16::MAX as usize);
        }
        Self {
            objects: Vec::new(),
            words: Vec::new(),
            bytes: Vec::new(),
            globals: Vec::new(),
            code_table: Vec::new(),
            codes: [const { None }; CODES],
            constants: [Value::NULL; CONSTANTS],
            texts: Vec::new(),
            tuples: Vec::new(),
        }
    }
}

impl<
    const OBJECTS: usize,
    const WORDS: usize,
    const BYTES: usize,
    const GLOBALS: usize,
    const CODES: usize,
    const CONSTANTS: usize,
    const TEXTS: usize,
    const TUPLES: usize,
> Default for Memory<OBJECTS, WORDS, BYTES, GLOBALS, CODES, CONSTANTS, TEXTS, TUPLES>
{
    fn default() -> Self {
        Self::new()
    }
}
