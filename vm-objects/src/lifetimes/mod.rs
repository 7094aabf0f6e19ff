//! What happens when an object can't be reached any more: weak references lose it, finalizers run.
//!
//! A collection only finds out what is due ([`Lifetimes::look`]): it calls nothing. The interpreter then enters a
//! routine of its own (`due`) where the program can be interrupted. CPython frees most objects at once, when the last
//! reference goes; here it is the next collection that notices.
//!
//! | file | what |
//! |---|---|
//! | `table` | the weak references, by their object |
//! | `due` | the routine that calls finalizers and callbacks |
//! | `unraisable` | what is said of an exception that nobody can catch |
//! | `shutdown` | the end of a run |

pub(crate) mod due;
mod shutdown;
mod table;
pub(crate) mod unraisable;

use crate::classes::features;
use crate::classes::lookup::program_class;
use crate::heap::{Dying, Kind, Marker, Obj};
use crate::native::NativeDef;
use crate::object::block::Block;
use crate::object::generator::Generator;
use crate::object::weak::WeakCell;
use crate::value::Value;

pub(crate) use shutdown::{SHUTDOWN, has_work_at_exit, shutdown_routine};
pub(crate) use table::WeakTable;

/// Flag of an instance: its finalizer was called, and is not called again.
const FINALIZED: u32 = 3;

/// How far a collection is that the program asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Nobody asked.
    No,
    /// The interpreter is to collect before it enters the routine again that asked.
    Yes,
    /// It has.
    Done,
}

/// What a machine knows of the ends of its objects.
pub(crate) struct Lifetimes {
    pub(crate) refs: WeakTable,
    /// Objects whose finalizers are due: a block, or null.
    queue: Value,
    /// The first of them.
    first: usize,
    /// One past the last.
    last: usize,
    /// How many found no room in the queue. They live on, and the next collection finds them.
    missed: usize,
    /// Weak cells whose callbacks are due, linked; or null.
    callbacks: Value,
    /// Some class has, or had, a `__del__`.
    pub(crate) finalizers: bool,
    /// There may be generators.
    pub(crate) generators: bool,
    /// Whether the program asked for a collection.
    pub(crate) asked: Asked,
    /// The routine for what is due wants another collection.
    pub(crate) again: bool,
    /// Objects that the last collection did not reach and that a program could see.
    pub(crate) found: usize,
    /// The switch of `gc.enable`.
    pub(crate) enabled: bool,
    /// `gc.set_threshold`: remembered, and without effect.
    pub(crate) thresholds: [isize; 3],
}

impl Lifetimes {
    pub(crate) const fn new() -> Self {
        Self {
            refs: WeakTable::new(),
            queue: Value::NULL,
            first: 0,
            last: 0,
            missed: 0,
            callbacks: Value::NULL,
            finalizers: false,
            generators: false,
            asked: Asked::No,
            again: false,
            found: 0,
            enabled: true,
            thresholds: [700, 10, 10],
        }
    }

    /// What a collection must keep.
    pub(crate) fn mark(&self, marker: &mut Marker) {
        marker.mark_all(&[self.refs.root(), self.queue, self.callbacks]);
    }

    /// Whether anything can have an end to be seen to.
    pub(crate) fn may_end(&self) -> bool {
        self.finalizers || self.generators || !self.refs.is_empty()
    }

    /// Whether the routine has something to do.
    pub(crate) fn is_due(&self) -> bool {
        self.first < self.last || self.missed > 0 || !self.callbacks.is_null()
    }

    /// After all that can be reached was marked: weak references to the rest are cleared, and what has a finalizer is
    /// kept for it.
    pub(crate) fn look(&mut self, dying: &mut Dying<'_>) {
        if !self.refs.is_empty() {
            let mut callbacks = self.callbacks;
            self.refs.lose(dying, |cell| {
                if !cell.callback.get().is_null() && !dying.is_dead(cell.value()) {
                    cell.next.set(callbacks);
                    callbacks = cell.value();
                }
            });
            self.callbacks = callbacks;
        }
        let counts = self.asked == Asked::Yes;
        if !self.finalizers && !self.generators && !counts {
            return;
        }
        (self.missed, self.found) = (0, 0);
        let finalizers = self.finalizers;
        let mut generators = false;
        let (queue, mut last, mut missed, mut found) = (self.queue.cast::<Block>(), self.last, 0, 0);
        let room = queue.as_ref().map_or(0, |queue| queue.slots().len());
        dying.each(|marker, object, marked| {
            let kind = object.kind();
            generators |= kind == Some(Kind::Generator);
            if marked {
                return;
            }
            found += usize::from(counts && kind.is_some_and(is_container));
            if !needs_end(object, kind, finalizers) {
                return;
            }
            match queue {
                Some(queue) if last < room => {
                    queue.set(last, object);
                    last += 1;
                }
                _ => missed += 1,
            }
            marker.mark(object);
        });
        self.generators = generators;
        (self.last, self.missed, self.found) = (last, missed, found);
    }

    /// Before the sweep.
    pub(crate) fn forget_dead(&mut self, dying: &Dying<'_>) {
        if !self.refs.is_empty() {
            self.refs.forget_dead(dying);
        }
    }

    /// The next object whose finalizer is due.
    fn peek(&self) -> Option<Value> {
        if self.first >= self.last {
            return None;
        }
        self.queue.cast::<Block>().map(|queue| queue.get(self.first))
    }

    /// It is being seen to.
    fn take(&mut self) {
        if let Some(queue) = self.queue.cast::<Block>() {
            queue.set(self.first, Value::NULL);
        }
        self.first += 1;
        if self.first >= self.last {
            (self.first, self.last) = (0, 0);
        }
    }

    /// The next weak cell whose callback is due.
    fn take_callback(&mut self) -> Option<Obj<WeakCell>> {
        let cell = self.callbacks.cast::<WeakCell>()?;
        self.callbacks = cell.next.replace(Value::NULL);
        Some(cell)
    }
}

/// What CPython's collector would count.
const fn is_container(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::List
            | Kind::Dict
            | Kind::Set
            | Kind::Tuple
            | Kind::Instance
            | Kind::Class
            | Kind::Function
            | Kind::Cell
            | Kind::Generator
            | Kind::Exception
    )
}

/// Whether a finalizer of the object is to be called before it goes.
fn needs_end(object: Value, kind: Option<Kind>, finalizers: bool) -> bool {
    match kind {
        Some(Kind::Generator) => object.cast::<Generator>().is_some_and(|generator| generator.needs_end()),
        Some(Kind::Instance | Kind::Exception | Kind::Class) if finalizers => {
            program_class(object).is_some_and(|class| class.features.get() & features::DEL != 0)
                && !is_finalized(object)
        }
        _ => false,
    }
}

/// Whether the object's finalizer was called.
pub(crate) fn is_finalized(object: Value) -> bool {
    if let Some(generator) = object.cast::<Generator>() {
        return generator.finalized();
    }
    object.flag(FINALIZED)
}

/// The object's finalizer is about to be called.
fn set_finalized(object: Value) {
    object.set_flag(FINALIZED);
}

/// The routine that the interpreter enters after a collection.
pub(crate) fn routine() -> &'static NativeDef {
    &due::RUN
}
