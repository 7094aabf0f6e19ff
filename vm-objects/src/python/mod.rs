//! The object model itself: all state of a virtual machine's objects, and what each instruction means for them.
//!
//! | file | what |
//! |---|---|
//! | `model` | the interpreter's trait, each method handed on to where its meaning is |
//! | `memory` | chunks from the caller's allocator, collections, limits |
//! | `scratch` | working memory outside the heap |
//! | `compile` | source compiled by the host |
//! | `load` | marshalled code into code objects |
//! | `image` | the modules of an image |
//! | `translated` | 3.11 code into the internal form |
//! | `main_module` | the first module, and the end of a run |
//! | `charge` | what long built-ins cost |
//! | `errors` | exceptions made with CPython's words |
//! | `natives` | built-in functions and methods entered, their arguments counted |

mod charge;
pub(crate) mod compile;
#[cfg_attr(feature = "count-opcodes", path = "counts/enabled.rs")]
#[cfg_attr(not(feature = "count-opcodes"), path = "counts/disabled.rs")]
mod counts;
mod errors;
mod image;
mod load;
mod main_module;
mod memory;
mod model;
mod natives;
pub(crate) mod new_code;
mod scratch;
mod threads;
mod translated;

use allocator_api2::alloc::Allocator;
use vm_core::image::Image;

use crate::Trap;
use crate::classes::lookup::LookupCache;
use crate::heap::Heap;
use crate::host::Host;
use crate::lifetimes::Lifetimes;
use crate::native::{ModuleDef, NativeDef};
use crate::object::dict::Dict;
use crate::value::Value;
use crate::warnings::Warnings;

#[cfg(feature = "count-opcodes")]
pub use counts::OpcodeCounts;
pub use errors::Shown;
pub use image::Instructions;
pub use load::Source;
pub use main_module::Fill;
pub use memory::Limits;
pub(crate) use scratch::Scratch;
pub use threads::ThreadValue;

/// The window of a native routine of this model.
pub type Args<'w, 'h> = vm_core::object::Window<'w, Python<'h>>;

/// The objects of one virtual machine.
///
/// It holds no global state: machines live side by side. Memory comes from `memory` alone, in chunks, and goes back
/// to it when the machine is dropped.
pub struct Python<'h> {
    /// The heap.
    pub heap: Heap,
    /// The way out.
    pub host: &'h mut dyn Host,
    memory: &'h dyn Allocator,
    limits: Limits,
    /// Bytes that were taken from `memory`, for the heap and the stacks.
    taken: usize,
    /// The pending exception, or null.
    pub(crate) pending: Value,
    /// What the last `Trap::Defer` meant.
    deferred: (&'static NativeDef, u32),
    /// What the iterator brought that stopped last; null for nothing.
    pub(crate) stop_value: Value,
    /// The built-ins that were used, and those that a program set: a dict, or null before the first.
    pub(crate) builtins: Value,
    /// Whether `builtins` has them all: then a name that is not there is no built-in.
    pub(crate) builtins_complete: bool,
    /// What adds the host's built-ins, until it has.
    pub(crate) host_builtins: Option<main_module::Fill>,
    /// `sys.modules`: a dict, or null before the first import.
    pub(crate) modules: Value,
    /// The current `contextvars.Context`, or null.
    pub(crate) context: Value,
    /// `contextvars.Token.MISSING`, or null.
    pub(crate) token_missing: Value,
    /// How often each instruction was loaded and executed, where that is counted.
    counts: counts::OpcodeCounts,
    /// The name space of `__main__`.
    pub(crate) main: Value,
    /// `_frozen_importlib`, once it was needed; else null.
    pub(crate) importlib: Value,
    /// What is warned of, and how.
    pub(crate) warnings: Warnings,
    /// What the host says of `sys`: a dict, or null.
    pub(crate) sys_values: Value,
    /// The classes of the host's types that were needed: a dict by the spec's address, or null.
    pub(crate) host_types: Value,
    /// The modules that the host brings.
    pub(crate) extensions: &'static [&'static ModuleDef],
    /// The image whose program was loaded: its other modules can be imported.
    image: Option<Image<'static>>,
    /// What of compiled modules, the image's and the host's, is copied into the heap.
    carried_copies: load::Copies,
    /// The registry of `codecs`: a list, or null before it is used.
    pub(crate) codecs: Value,
    /// The innermost generator that runs, or null.
    pub(crate) running: Value,
    /// `sys.set_asyncgen_hooks`: `firstiter` and `finalizer`, or null.
    pub(crate) asyncgen_hooks: [Value; 2],
    /// Weak references, and finalizers that are due.
    pub(crate) lifetimes: Lifetimes,
    /// `sys.addaudithook`: a list of hooks, or null.
    pub(crate) audit_hooks: Value,
    /// What a report says, while it is kept for a file of the program's.
    pub(crate) said: Option<Scratch<'h, u8>>,
    /// The innermost frame on the stack that has an object; each leads to the next. Or null.
    pub(crate) live_frames: Value,
    /// Objects whose `repr` is being made: a list, or null before the first.
    pub(crate) open_reprs: Value,
    /// An exception that needs no memory: `MemoryError()`.
    pub(crate) memory_error: Value,
    /// The most digits of an int's decimal text, either way; 0 for no limit: `sys.set_int_max_str_digits`.
    pub(crate) int_max_str_digits: usize,
    /// What long built-ins cost.
    ledger: charge::Ledger,
    /// Counts what is registered with abstract base classes.
    pub(crate) abc_token: usize,
    /// Attributes found in classes.
    pub(crate) lookups: LookupCache,
    /// The name that the instruction had whose attribute the routine deferred to looks up.
    pub(crate) attribute_name: Value,
    /// `sys.settrace`'s function, or null.
    pub(crate) trace_function: Value,
    /// A trace function runs: what it does is not told.
    pub(crate) in_trace: bool,
    /// The runs beside each other.
    threads: threads::Threads,
}

impl<'h> Python<'h> {
    /// A model whose memory comes from `memory` and whose output goes to `host`.
    ///
    /// # Errors
    /// [`Trap::Memory`] when `memory` can't give the first chunk.
    pub fn new(memory: &'h dyn Allocator, host: &'h mut dyn Host, limits: Limits) -> Result<Self, Trap> {
        let mut this = Self {
            heap: Heap::new(),
            host,
            memory,
            limits,
            taken: 0,
            pending: Value::NULL,
            deferred: (&natives::NOTHING, 0),
            stop_value: Value::NULL,
            builtins: Value::NULL,
            builtins_complete: false,
            host_builtins: None,
            modules: Value::NULL,
            context: Value::NULL,
            token_missing: Value::NULL,
            counts: Default::default(),
            main: Value::NULL,
            importlib: Value::NULL,
            warnings: Warnings::new(),
            sys_values: Value::NULL,
            host_types: Value::NULL,
            extensions: &[],
            image: None,
            carried_copies: load::INSTRUCTIONS,
            codecs: Value::NULL,
            running: Value::NULL,
            asyncgen_hooks: [Value::NULL; 2],
            lifetimes: Lifetimes::new(),
            audit_hooks: Value::NULL,
            said: None,
            live_frames: Value::NULL,
            open_reprs: Value::NULL,
            memory_error: Value::NULL,
            int_max_str_digits: crate::number::big::MAX_STR_DIGITS,
            ledger: charge::Ledger::default(),
            abc_token: 0,
            lookups: LookupCache::new(),
            attribute_name: Value::NULL,
            trace_function: Value::NULL,
            in_trace: false,
            threads: threads::Threads::new(),
        };
        if !this.first_chunk() {
            return Err(Trap::Memory);
        }
        this.memory_error = this.make_memory_error()?;
        this.builtins = Dict::new(&mut this.heap)?.value();
        this.modules = Dict::new(&mut this.heap)?.value();
        Ok(this)
    }

    /// Adds modules that the host brings: programs can import them by their names. Called before the first program runs;
    /// the last call counts.
    pub fn set_extensions(&mut self, modules: &'static [&'static ModuleDef]) {
        self.extensions = modules;
    }

    /// Says that the instruction goes on in the native routine `def`, which starts in `state` with the operands as its
    /// window.
    pub fn defer(&mut self, def: &'static NativeDef, state: u32) -> Trap {
        self.deferred = (def, state);
        Trap::Defer
    }
}
