//! What a parser tells of, and its errors in expat's numbers.

/// A part of what a handler is given.
#[derive(Clone, Debug)]
pub(super) enum Part {
    None,
    Int(i64),
    Text(String),
    /// Texts in a list: names of attributes and their values in turns.
    Texts(Vec<String>),
    /// The content of an element type: kind, quantifier, name, what is inside.
    Model(i64, i64, Option<String>, Vec<Part>),
}

impl Part {
    pub(super) fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    pub(super) fn optional(text: Option<&str>) -> Part {
        text.map_or(Part::None, Part::text)
    }
}

/// Something for a handler.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The handler's name without `Handler`; an empty one has no handler of its own.
    pub(super) handler: &'static str,
    pub(super) parts: Vec<Part>,
    /// The text of it in the document, for a handler of what has no other.
    pub(super) raw: Option<String>,
    /// Its place is behind the token.
    pub(super) at_end: bool,
}

/// An error, and how far from the beginning of the token it lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bad {
    pub(super) code: u8,
    pub(super) offset: usize,
}

pub(super) const SYNTAX: u8 = 2;
pub(super) const NO_ELEMENTS: u8 = 3;
pub(super) const INVALID_TOKEN: u8 = 4;
pub(super) const UNCLOSED_TOKEN: u8 = 5;
pub(super) const PARTIAL_CHAR: u8 = 6;
pub(super) const TAG_MISMATCH: u8 = 7;
pub(super) const DUPLICATE_ATTRIBUTE: u8 = 8;
pub(super) const JUNK_AFTER_DOC_ELEMENT: u8 = 9;
pub(super) const UNDEFINED_ENTITY: u8 = 11;
pub(super) const RECURSIVE_ENTITY_REF: u8 = 12;
pub(super) const ASYNC_ENTITY: u8 = 13;
pub(super) const BAD_CHAR_REF: u8 = 14;
pub(super) const BINARY_ENTITY_REF: u8 = 15;
pub(super) const ATTRIBUTE_EXTERNAL_ENTITY_REF: u8 = 16;
pub(super) const MISPLACED_XML_PI: u8 = 17;
pub(super) const UNKNOWN_ENCODING: u8 = 18;
pub(super) const INCORRECT_ENCODING: u8 = 19;
pub(super) const UNCLOSED_CDATA_SECTION: u8 = 20;
pub(super) const UNBOUND_PREFIX: u8 = 27;
pub(super) const UNDECLARING_PREFIX: u8 = 28;
pub(super) const XML_DECL: u8 = 30;
pub(super) const RESERVED_PREFIX_XML: u8 = 38;
pub(super) const RESERVED_PREFIX_XMLNS: u8 = 39;
pub(super) const RESERVED_NAMESPACE_URI: u8 = 40;
pub(super) const AMPLIFICATION_LIMIT: u8 = 43;

pub(super) fn bad<T>(code: u8, offset: usize) -> Result<T, Bad> {
    Err(Bad { code, offset })
}
