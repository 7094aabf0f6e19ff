//! `memoryview`, and the list of all that are alive.
//!
//! A `bytearray` that somebody has a view of must not change its size. CPython counts; here the heap knows its views
//! instead: a list through them that keeps none alive. Whether a view that nobody released is still in use only a
//! collection can tell, so a change of size that a view forbids asks for one first ([`Views::forbid`]).

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

const READ_ONLY: u32 = 0;
const RELEASED: u32 = 1;

/// A view of the memory of `bytes`, a `bytearray` or an array.
#[repr(C)]
pub struct MemoryView {
    pub(super) header: Header,
    /// The next view of the heap's list, as a word; 0 at the end.
    next: Cell<usize>,
    /// The first item's place in the memory, in bytes.
    pub offset: Cell<usize>,
    /// Whose memory it is.
    pub exporter: Cell<Value>,
    /// `obj`: the exporter, or the instance of a subclass around it.
    pub object: Cell<Value>,
    /// `format`: a str.
    pub format: Cell<Value>,
    /// `shape`: a tuple of small ints.
    pub shape: Cell<Value>,
    /// `strides`: a tuple of small ints.
    pub strides: Cell<Value>,
}

/// What a view shows, and how.
#[derive(Clone, Copy)]
pub struct Layout {
    /// Whose memory it is.
    pub exporter: Value,
    /// `obj`
    pub object: Value,
    /// `format`
    pub format: Value,
    /// `shape`
    pub shape: Value,
    /// `strides`
    pub strides: Value,
    /// The first item's place, in bytes.
    pub offset: usize,
    /// `readonly`
    pub read_only: bool,
}

impl MemoryView {
    /// A view.
    pub fn alloc(heap: &mut Heap, layout: Layout) -> Result<Obj<MemoryView>, Trap> {
        let view = heap.alloc::<MemoryView>(0)?;
        view.offset.set(layout.offset);
        view.exporter.set(layout.exporter);
        view.object.set(layout.object);
        view.format.set(layout.format);
        view.shape.set(layout.shape);
        view.strides.set(layout.strides);
        view.header.set_flag(READ_ONLY, layout.read_only);
        view.next.set(heap.views.first);
        heap.views.first = view.value().to_word();
        Ok(view)
    }
}

impl Obj<MemoryView> {
    /// `readonly`
    pub fn read_only(self) -> bool {
        self.header.flag(READ_ONLY)
    }

    /// Was it released?
    pub fn released(self) -> bool {
        self.header.flag(RELEASED)
    }

    /// Lets go of the memory.
    pub fn release(self) {
        self.header.set_flag(RELEASED, true);
        self.exporter.set(Value::NULL);
        self.object.set(Value::NONE);
    }

    /// All that it shows, and how.
    pub fn layout(self) -> Layout {
        Layout {
            exporter: self.exporter.get(),
            object: self.object.get(),
            format: self.format.get(),
            shape: self.shape.get(),
            strides: self.strides.get(),
            offset: self.offset.get(),
            read_only: self.read_only(),
        }
    }
}

/// The views of a heap.
pub struct Views {
    /// The last one made, as a word.
    first: usize,
    /// For whom a collection was asked (its identity), and how many there had been.
    asked: (usize, usize),
}

/// What a change of size comes to.
pub enum Resize {
    /// Nobody looks.
    Free,
    /// Somebody does.
    Forbidden,
    /// Perhaps: after a collection it is known.
    Collect,
}

impl Views {
    pub(crate) const fn new() -> Views {
        Views { first: 0, asked: (0, 0) }
    }

    fn iter(&self) -> impl Iterator<Item = Obj<MemoryView>> {
        let mut next = self.first;
        core::iter::from_fn(move || {
            let view = if next == 0 { None } else { Value::from_word(next).cast::<MemoryView>() }?;
            next = view.next.get();
            Some(view)
        })
    }

    /// Whether `exporter` may change its size now, when there have been `collections`.
    pub(crate) fn forbid(&mut self, exporter: Value, collections: usize) -> Resize {
        let asked = core::mem::take(&mut self.asked);
        if !self.iter().any(|view| view.exporter.get() == exporter) {
            return Resize::Free;
        }
        if asked.0 == exporter.identity() && asked.1 != collections {
            return Resize::Forbidden;
        }
        self.asked = (exporter.identity(), collections);
        Resize::Collect
    }

    /// After marking: takes those off the list that are about to be freed, or were released.
    pub(crate) fn forget_unmarked(&mut self) {
        let mut kept: Option<Obj<MemoryView>> = None;
        let mut first = 0;
        for view in self.iter() {
            if !view.header.marked() || view.released() {
                continue;
            }
            match kept {
                Some(before) => before.next.set(view.value().to_word()),
                None => first = view.value().to_word(),
            }
            kept = Some(view);
        }
        if let Some(last) = kept {
            last.next.set(0);
        }
        self.first = first;
    }
}
