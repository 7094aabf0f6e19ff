//! The kinds of heap objects, and THE description of their fields: how many words after the header are raw.
//!
//! Raw words come first; all the rest of the object, trailing items included, are values. The collector (and
//! whatever else walks the heap) knows nothing more about a type.

use crate::features::{ARRAY, ASYNC, COMPLEX, FLOAT, MEMORYVIEW};
use crate::object::code::CODE_RAW_WORDS;
use crate::object::frame::FRAME_RAW_WORDS;
use crate::object::generator::GENERATOR_RAW_WORDS;

/// The object has no value in it at all.
pub const ALL_RAW: usize = 255;

impl Kind {
    /// Whether this build has objects of this kind.
    #[inline(always)]
    pub const fn is_present(self) -> bool {
        match self {
            Kind::Array => ARRAY.on,
            Kind::Awaitable => ASYNC.on,
            Kind::Complex => COMPLEX.on,
            Kind::Float => FLOAT.on,
            Kind::MemoryView => MEMORYVIEW.on,
            _ => true,
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $raw:expr;)*) => {
        /// What a heap object is: the low byte of its header.
        #[repr(u8)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Every kind, in the order of their numbers.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];
        }

        const RAW_WORDS: [u8; Kind::ALL.len()] = [$($raw as u8,)*];
    };
}

kinds! {
    /// A free run of the heap: its second word links to the next hole.
    Free = ALL_RAW;
    /// Slots of a list, and any other plain array of values.
    Block = 0;
    /// Bytes or words without values: indexes of tables, the intern table, buffers.
    Raw = ALL_RAW;
    /// Entries of a dict: filled, live, then hash-key-value triples.
    DictEntries = 2;
    /// Slots of a set: filled, used, then hash-key pairs.
    SetEntries = 2;
    /// `int` that is not small.
    Int = ALL_RAW;
    /// `float`.
    Float = ALL_RAW;
    /// `complex`.
    Complex = ALL_RAW;
    /// `str`. (Where a shared one has its text is the one reference in a raw word: the collector asks for it.)
    Str = ALL_RAW;
    /// `bytes`.
    Bytes = ALL_RAW;
    /// `bytearray`: length, then the buffer.
    ByteArray = 1;
    /// `array.array`: length, typecode, then the buffer.
    Array = 2;
    /// `memoryview`: the next one, offset, then the rest.
    MemoryView = 2;
    /// `tuple`.
    Tuple = 0;
    /// `list`: length, then the block.
    List = 1;
    /// `dict`: version, then the entries.
    Dict = 1;
    /// `set` and `frozenset`: version or hash, the finger of `pop`, then the slots.
    Set = 2;
    /// A cell of a closure.
    Cell = 0;
    /// A Python function.
    Function = 0;
    /// A code object.
    Code = CODE_RAW_WORDS;
    /// A method bound to its object.
    BoundMethod = 0;
    /// A class made by a program.
    Class = 3;
    /// An instance of a class made by a program.
    Instance = 0;
    /// An exception of any class.
    Exception = 0;
    /// One step of a traceback.
    Traceback = 2;
    /// A frame.
    Frame = FRAME_RAW_WORDS;
    /// A module.
    Module = 0;
    /// `property`.
    Property = 0;
    /// `staticmethod`.
    StaticMethod = 0;
    /// `classmethod`.
    ClassMethod = 0;
    /// `super`.
    Super = 0;
    /// `range`.
    Range = 0;
    /// `slice`.
    Slice = 0;
    /// Generator, coroutine or async generator: the raw part of its frame, then its slots.
    Generator = GENERATOR_RAW_WORDS;
    /// What an async generator gives to be awaited: how far it is, then values.
    Awaitable = 1;
    /// Iterator over a list, tuple, str, bytes or anything with `__getitem__`.
    SeqIterator = 1;
    /// Iterator over a range whose numbers are small.
    RangeIterator = 3;
    /// Iterator over a dict's keys, values or items, or a set.
    TableIterator = 3;
    /// `dict.keys()`, `.values()`, `.items()`.
    DictView = 0;
    /// Iterators made of other iterators: `enumerate`, `zip`, `map`, `filter`, `reversed`, callable.
    AdapterIterator = 1;
    /// State of a built-in that must call Python: a number for the step, then values.
    Resumable = 1;
    /// A function or method that the host brings: its row, then its owner.
    NativeFunction = 1;
    /// A computed attribute of a type that the host brings: its row.
    NativeGetSet = 1;
    /// The inside of a weak reference: its object, the object's hash, then values.
    WeakCell = 2;
    /// What ties an object to a value of the host's: the next such object, the host's number.
    Foreign = 2;
}

impl Kind {
    /// How many words after the header are not values; [`ALL_RAW`] if none is.
    #[inline(always)]
    pub const fn raw_words(self) -> usize {
        // A kind is always a row of the table, which is as long as `ALL`.
        #[expect(clippy::indexing_slicing, reason = "one row for each kind, by the macro that makes both")]
        let raw = RAW_WORDS[self as usize];
        raw as usize
    }
}
