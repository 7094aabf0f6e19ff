//! The ways to run a program of the suite on the desktop.

use conformance_cases::Case;

/// One way to run a program: where its code comes from, and under which collector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From its text, by Cellar's own compiler.
    Source,
    /// From the `.pyc` that CPython 3.12 wrote.
    Pyc312,
    /// From the `.pyc` that CPython 3.11 wrote.
    Pyc311,
    /// From an image that was frozen of its text.
    Image,
    /// From its text, with a collection at every point where one is allowed.
    CollectEverywhere,
    /// From the `.pyc` that CPython 3.12 wrote, in the object model without an allocator.
    Fixed,
}

impl Way {
    /// Every way, in the order of the table's columns.
    pub const ALL: [Self; 6] =
        [Self::Source, Self::Pyc312, Self::Pyc311, Self::Image, Self::CollectEverywhere, Self::Fixed];

    /// The last part of a test's name, and the heading of its column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Pyc312 => "pyc312",
            Self::Pyc311 => "pyc311",
            Self::Image => "image",
            Self::CollectEverywhere => "collect",
            Self::Fixed => "fixed",
        }
    }

    /// Whether there is anything to run: a program that does not compile has no `.pyc`, and the small model is for
    /// closures.
    #[must_use]
    pub fn applies(self, case: &Case) -> bool {
        match self {
            Self::Source | Self::CollectEverywhere => true,
            Self::Image => case.topic != "syntax_errors",
            Self::Pyc312 => case.pyc312.is_some() || case.expected.is_none(),
            Self::Fixed => case.topic == "closures",
            Self::Pyc311 => case.pyc311.is_some() || case.expected.is_none(),
        }
    }
}
