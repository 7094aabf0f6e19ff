//! The table of forms: what each stands for.

use crate::isa::{Opcode, Version, number as op};

/// An instruction of a form.
pub(super) struct Part {
    pub(super) opcode: u8,
    /// The arguments that fit; any if it says none.
    pub(super) args: Option<[u8; 2]>,
}

/// A form: an opcode of its own for a run of instructions.
pub(super) struct Form {
    pub(super) number: u8,
    pub(super) parts: &'static [Part],
}

/// `NB_ADD` and `NB_INPLACE_ADD` of CPython's `Include/opcode.h`.
const ADD: [u8; 2] = [0, 13];
/// `NB_MULTIPLY` and `NB_INPLACE_MULTIPLY`.
const MULTIPLY: [u8; 2] = [5, 18];
const ZERO: [u8; 2] = [0, 0];
const ONE: [u8; 2] = [1, 1];
const TWO: [u8; 2] = [2, 2];
const THREE: [u8; 2] = [3, 3];
/// `NB_SUBTRACT` and `NB_INPLACE_SUBTRACT`.
const SUBTRACT: [u8; 2] = [10, 23];

macro_rules! args {
    () => {
        None
    };
    ($args:ident) => {
        Some($args)
    };
}

macro_rules! forms {
    ($($name:ident $number:literal = $($opcode:ident $(($args:ident))?)+;)*) => {
        /// The opcodes of the forms, for a `match` on the byte in the code.
        pub mod number {
            $(#[doc = concat!("`", $(stringify!($opcode), " ",)+ "`")] pub const $name: u8 = $number;)*
        }

        /// A form that begins with another stands before it.
        pub(super) const FORMS: &[Form] = &[$(Form {
            number: $number,
            parts: &[$(Part { opcode: op::$opcode, args: args!($($args)?) },)+],
        },)*];
    };
}

forms! {
    LOAD_FAST_FAST_ADD_STORE_FAST    177 = LOAD_FAST LOAD_FAST BINARY_OP(ADD) STORE_FAST;
    LOAD_FAST_CONST_ADD_STORE_FAST   178 = LOAD_FAST LOAD_CONST BINARY_OP(ADD) STORE_FAST;
    LOAD_FAST_FAST_ADD               179 = LOAD_FAST LOAD_FAST BINARY_OP(ADD);
    LOAD_FAST_CONST_ADD              180 = LOAD_FAST LOAD_CONST BINARY_OP(ADD);
    LOAD_FAST_FAST_SUBTRACT          181 = LOAD_FAST LOAD_FAST BINARY_OP(SUBTRACT);
    LOAD_FAST_CONST_SUBTRACT         182 = LOAD_FAST LOAD_CONST BINARY_OP(SUBTRACT);
    LOAD_FAST_FAST_MULTIPLY          209 = LOAD_FAST LOAD_FAST BINARY_OP(MULTIPLY);
    LOAD_FAST_CONST_MULTIPLY         213 = LOAD_FAST LOAD_CONST BINARY_OP(MULTIPLY);
    LOAD_FAST_FAST_COMPARE_JUMP      183 = LOAD_FAST LOAD_FAST COMPARE_OP POP_JUMP_IF_FALSE;
    LOAD_FAST_CONST_COMPARE_JUMP     184 = LOAD_FAST LOAD_CONST COMPARE_OP POP_JUMP_IF_FALSE;
    LOAD_FAST_FAST_SUBSCR            185 = LOAD_FAST LOAD_FAST BINARY_SUBSCR;
    LOAD_FAST_CONST_SUBSCR           186 = LOAD_FAST LOAD_CONST BINARY_SUBSCR;
    LOAD_FAST_LOAD_FAST              187 = LOAD_FAST LOAD_FAST;
    LOAD_FAST_LOAD_CONST             188 = LOAD_FAST LOAD_CONST;
    LOAD_FAST_LOAD_ATTR              189 = LOAD_FAST LOAD_ATTR;
    LOAD_FAST_RETURN_VALUE           190 = LOAD_FAST RETURN_VALUE;
    LOAD_DEREF_CONST_ADD_STORE_DEREF 191 = LOAD_DEREF LOAD_CONST BINARY_OP(ADD) STORE_DEREF;
    LOAD_DEREF_FAST_ADD              192 = LOAD_DEREF LOAD_FAST BINARY_OP(ADD);
    LOAD_FAST_DEREF_ADD              193 = LOAD_FAST LOAD_DEREF BINARY_OP(ADD);
    LOAD_DEREF_RETURN_VALUE          194 = LOAD_DEREF RETURN_VALUE;
    STORE_FAST_LOAD_FAST             195 = STORE_FAST LOAD_FAST;
    STORE_FAST_STORE_FAST            196 = STORE_FAST STORE_FAST;
    STORE_FAST_JUMP_BACKWARD         197 = STORE_FAST JUMP_BACKWARD;
    POP_TOP_JUMP_BACKWARD            198 = POP_TOP JUMP_BACKWARD;
    FOR_ITER_STORE_FAST              199 = FOR_ITER STORE_FAST;
    COMPARE_OP_POP_JUMP_IF_FALSE     200 = COMPARE_OP POP_JUMP_IF_FALSE;
    COMPARE_OP_POP_JUMP_IF_TRUE      201 = COMPARE_OP POP_JUMP_IF_TRUE;
    BINARY_OP_ADD_STORE_FAST         202 = BINARY_OP(ADD) STORE_FAST;
    BINARY_OP_ADD                    203 = BINARY_OP(ADD);
    BINARY_OP_SUBTRACT               204 = BINARY_OP(SUBTRACT);
    BINARY_OP_MULTIPLY               210 = BINARY_OP(MULTIPLY);
    COPY_COPY_SUBSCR                 211 = COPY(TWO) COPY(TWO) BINARY_SUBSCR;
    SWAP_SWAP_STORE_SUBSCR           212 = SWAP(THREE) SWAP(TWO) STORE_SUBSCR;
    LOAD_GLOBAL_CACHED               205 = LOAD_GLOBAL;
    LOAD_ATTR_CACHED                 206 = LOAD_ATTR;
    STORE_ATTR_CACHED                207 = STORE_ATTR;
    RESUME_POP_TOP                   214 = RESUME POP_TOP;
    BUILD_MAP_FAST_MERGE             215 = BUILD_MAP(ZERO) LOAD_FAST DICT_MERGE(ONE) CALL_FUNCTION_EX(ONE);
    COPY_FREE_VARS_RESUME            208 = COPY_FREE_VARS RESUME;
}

/// What each byte stands for.
pub(super) static BASES: [u8; 256] = bases();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would refuse an index out of range")]
const fn bases() -> [u8; 256] {
    let mut bases = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bases[byte] = byte as u8;
        byte += 1;
    }
    let mut form = 0;
    while form < FORMS.len() {
        bases[FORMS[form].number as usize] = FORMS[form].parts[0].opcode;
        form += 1;
    }
    bases
}

/// No form.
pub(super) const NO_FORM: u8 = u8::MAX;

/// The first form that begins with each opcode, and of each form the next that begins with the same one.
pub(super) static FIRSTS: [u8; 256] = CHAINS.0;
pub(super) static NEXTS: [u8; FORMS.len()] = CHAINS.1;

const CHAINS: ([u8; 256], [u8; FORMS.len()]) = chains();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would refuse an index out of range")]
const fn chains() -> ([u8; 256], [u8; FORMS.len()]) {
    let (mut firsts, mut nexts) = ([NO_FORM; 256], [NO_FORM; FORMS.len()]);
    let mut form = FORMS.len();
    while form > 0 {
        form -= 1;
        let opcode = FORMS[form].parts[0].opcode as usize;
        nexts[form] = firsts[opcode];
        firsts[opcode] = form as u8;
    }
    (firsts, nexts)
}

/// The code units of inline cache behind each opcode.
pub(super) static CACHES: [u8; 256] = caches();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would refuse an index out of range")]
const fn caches() -> [u8; 256] {
    let mut caches = [0; 256];
    let mut number = 0;
    while number < 256 {
        if let Some(opcode) = Opcode::from_number(Version::V3_12, number as u8) {
            caches[number] = opcode.caches(Version::V3_12) as u8;
        }
        number += 1;
    }
    caches
}
