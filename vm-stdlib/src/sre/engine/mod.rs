//! The machine that matches: `re`'s byte code over the characters of a text where they lie. It knows no object.
//!
//! | file | what |
//! |---|---|
//! | `code` | the numbers of the byte code |
//! | `validate` | which numbers are byte code |
//! | `program` | checked code, and what it says of single characters |
//! | `characters` | categories and cases |
//! | `text` | characters of one width, and searches among them |
//! | `matcher` | all that a match under way has to remember |
//! | `run` | the instructions |
//! | `search` | where they are run |

pub(crate) mod characters;
pub(crate) mod code;
mod matcher;
mod program;
mod run;
mod search;
mod text;
mod validate;

pub(crate) use matcher::{Kind, Matcher, Outcome};
pub(crate) use program::Program;
