//! The numbers of `re`'s byte code: `Lib/re/_constants.py`.

/// `MAGIC`.
pub(crate) const MAGIC: u32 = 20_221_023;
/// As the greatest count of a repetition: without end.
pub(crate) const MAXREPEAT: u32 = u32::MAX;
/// How many groups a pattern can have.
pub(crate) const MAXGROUPS: u32 = (i32::MAX / 2) as u32;

/// Instructions.
pub(super) mod op {
    pub(crate) const FAILURE: u32 = 0;
    pub(crate) const SUCCESS: u32 = 1;
    pub(crate) const ANY: u32 = 2;
    pub(crate) const ANY_ALL: u32 = 3;
    pub(crate) const ASSERT: u32 = 4;
    pub(crate) const ASSERT_NOT: u32 = 5;
    pub(crate) const AT: u32 = 6;
    pub(crate) const BRANCH: u32 = 7;
    pub(crate) const CATEGORY: u32 = 8;
    pub(crate) const CHARSET: u32 = 9;
    pub(crate) const BIGCHARSET: u32 = 10;
    pub(crate) const GROUPREF: u32 = 11;
    pub(crate) const GROUPREF_EXISTS: u32 = 12;
    pub(crate) const IN: u32 = 13;
    pub(crate) const INFO: u32 = 14;
    pub(crate) const JUMP: u32 = 15;
    pub(crate) const LITERAL: u32 = 16;
    pub(crate) const MARK: u32 = 17;
    pub(crate) const MAX_UNTIL: u32 = 18;
    pub(crate) const MIN_UNTIL: u32 = 19;
    pub(crate) const NOT_LITERAL: u32 = 20;
    pub(crate) const NEGATE: u32 = 21;
    pub(crate) const RANGE: u32 = 22;
    pub(crate) const REPEAT: u32 = 23;
    pub(crate) const REPEAT_ONE: u32 = 24;
    pub(crate) const MIN_REPEAT_ONE: u32 = 26;
    pub(crate) const ATOMIC_GROUP: u32 = 27;
    pub(crate) const POSSESSIVE_REPEAT: u32 = 28;
    pub(crate) const POSSESSIVE_REPEAT_ONE: u32 = 29;
    pub(crate) const GROUPREF_IGNORE: u32 = 30;
    pub(crate) const IN_IGNORE: u32 = 31;
    pub(crate) const LITERAL_IGNORE: u32 = 32;
    pub(crate) const NOT_LITERAL_IGNORE: u32 = 33;
    pub(crate) const GROUPREF_LOC_IGNORE: u32 = 34;
    pub(crate) const IN_LOC_IGNORE: u32 = 35;
    pub(crate) const LITERAL_LOC_IGNORE: u32 = 36;
    pub(crate) const NOT_LITERAL_LOC_IGNORE: u32 = 37;
    pub(crate) const GROUPREF_UNI_IGNORE: u32 = 38;
    pub(crate) const IN_UNI_IGNORE: u32 = 39;
    pub(crate) const LITERAL_UNI_IGNORE: u32 = 40;
    pub(crate) const NOT_LITERAL_UNI_IGNORE: u32 = 41;
    pub(crate) const RANGE_UNI_IGNORE: u32 = 42;
}

/// Positions of the instruction `AT`.
pub(super) mod at {
    pub(crate) const BEGINNING: u32 = 0;
    pub(crate) const BEGINNING_LINE: u32 = 1;
    pub(crate) const BEGINNING_STRING: u32 = 2;
    pub(crate) const BOUNDARY: u32 = 3;
    pub(crate) const NON_BOUNDARY: u32 = 4;
    pub(crate) const END: u32 = 5;
    pub(crate) const END_LINE: u32 = 6;
    pub(crate) const END_STRING: u32 = 7;
    pub(crate) const LOC_BOUNDARY: u32 = 8;
    pub(crate) const LOC_NON_BOUNDARY: u32 = 9;
    pub(crate) const UNI_BOUNDARY: u32 = 10;
    pub(crate) const UNI_NON_BOUNDARY: u32 = 11;
}

/// Categories of characters: even numbers; the odd one behind each is its opposite.
pub(super) mod category {
    pub(crate) const DIGIT: u32 = 0;
    pub(crate) const SPACE: u32 = 2;
    pub(crate) const WORD: u32 = 4;
    pub(crate) const LINEBREAK: u32 = 6;
    pub(crate) const LOC_WORD: u32 = 8;
    pub(crate) const UNI_DIGIT: u32 = 10;
    pub(crate) const UNI_SPACE: u32 = 12;
    pub(crate) const UNI_WORD: u32 = 14;
    pub(crate) const UNI_LINEBREAK: u32 = 16;
    /// The last one.
    pub(crate) const LAST: u32 = 17;
}

/// Flags of the instruction `INFO`.
pub(super) mod info {
    pub(crate) const PREFIX: u32 = 1;
    pub(crate) const LITERAL: u32 = 2;
    pub(crate) const CHARSET: u32 = 4;
}
