//! The trait itself.
#![expect(unsafe_code, reason = "giving memory back is unsafe to ask for")]

use core::alloc::Layout;
use core::ops::Deref;
use core::ptr::NonNull;

use super::{Caller, InlineCache, Trap, Window};
use crate::frame::Roots;
use crate::verify::Verified;

/// What a callable is to the interpreter.
#[derive(Clone, Copy, Debug)]
pub enum Callee<V, C, N> {
    /// A function with verified code.
    Function(C),
    /// A native routine; its window begins at the first argument.
    Native(N),
    /// A bound method: the function and what comes before the arguments.
    Method(V, V),
    /// Anything else: a native routine whose window begins at the callable itself.
    Object(N),
}

/// A new object whose `__init__` is still to be called: [`Model::construct`].
#[derive(Debug)]
pub struct Made<M: Model> {
    /// The object.
    pub object: M::Value,
    /// The function.
    pub init: M::Value,
    /// Its code.
    pub code: M::Code,
}

/// A suspended frame, but for its values.
#[derive(Clone, Copy, Debug)]
pub struct GeneratorFrame<V, C> {
    /// Its function.
    pub function: V,
    /// Its code.
    pub code: C,
    /// Byte offset of the instruction to go on with.
    pub offset: u32,
    /// How many values it keeps: `localsplus`, then operands.
    pub len: u32,
}

/// What a tracer is told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TraceEvent {
    /// A frame is entered, or a generator's gone on with.
    Call,
    /// A line is about to be run.
    Line,
    /// An instruction is about to be run.
    Opcode,
    /// The frame is about to give a value, or to yield one.
    Return,
    /// An exception is on its way through the frame.
    Unwind {
        /// It was raised here, or came from a call.
        raised: bool,
        /// The frame has no handler for it.
        leaves: bool,
    },
}

/// A suspended frame, if there is one.
pub type Suspended<M> = Result<Option<GeneratorFrame<<M as Model>::Value, <M as Model>::Code>>, Trap>;

/// An object model.
///
/// # The contract
/// - `Value` is `Copy` and small (a word); the interpreter holds values only on the value stack, in frames and in the
///   exception that is being handled, and shows all of them to [`Model::collect`].
/// - No method collects, moves or frees an object but `collect`. A method that can't get memory answers
///   [`Trap::Memory`] with nothing changed.
/// - `Value::NULL` is what an unbound slot holds; every method takes it for any operand without harm.
pub trait Model: Sized {
    /// A value: what the value stack is made of.
    type Value: Copy + PartialEq;
    /// A handle to verified code. It stays valid while a function with that code, or a frame, is reachable.
    type Code: Copy + Deref<Target = Verified<Self::Value>>;
    /// A native routine.
    type Native: Copy;

    /// What an unbound slot holds.
    const NULL: Self::Value;

    /// Whether code objects are quickened ([`crate::quicken`]): the loop then has the forms, which cost flash.
    const QUICKENS: bool = false;

    /// Whether the model is to be told of each instruction that is executed ([`Model::executed`]): for tests.
    const COUNTS: bool = false;

    /// The instruction `opcode` (its number in 3.12) is about to be executed.
    fn executed(&mut self, opcode: u8) {
        let _ = opcode;
    }

    // --- refusing -------------------------------------------------------------------------------------------------

    /// Makes the exception for an instruction, or a part of one, that this model does not have.
    fn refuse(&mut self, instruction: &'static str) -> Trap;

    // --- memory ---------------------------------------------------------------------------------------------------

    /// Memory for the stacks.
    fn allocate(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        let _ = layout;
        None
    }

    /// Takes memory back.
    ///
    /// # Safety
    /// `memory` came from [`Model::allocate`] of this model with this layout, and nothing uses it any more.
    unsafe fn deallocate(&mut self, memory: NonNull<u8>, layout: Layout) {
        let _ = (memory, layout);
    }

    /// Frees what `roots` do not reach. `attempt` counts how often this instruction has asked in vain, from 0: a model
    /// may first collect, then ask its caller for more memory. False when there is no hope.
    fn collect(&mut self, roots: Roots<'_, Self>, attempt: u32) -> bool;

    /// A routine that is to run, without arguments, before the program goes on: asked after a collection. What it gives is
    /// dropped, and it lets no exception out.
    fn due(&mut self) -> Option<Self::Native> {
        None
    }

    /// Makes `MemoryError` the pending exception, without allocating.
    fn memory_error(&mut self);

    /// Makes `RecursionError` the pending exception; false when there is no memory for it.
    fn recursion_error(&mut self) -> bool;

    /// Fuel that an operation which answered [`Trap::Fuel`] is short of: work that takes long is paid for before it is
    /// done. 0 in a model whose operations are all short.
    fn fuel_wanted(&mut self) -> u64 {
        0
    }

    /// So much of what was wanted is paid; the operation is run again. `again`: the same operation was paid for before, and
    /// has not come to its end.
    fn fuel_paid(&mut self, units: u64, again: bool) {
        let _ = (units, again);
    }

    // --- tracing --------------------------------------------------------------------------------------------------

    /// Whether programs can be traced: there is a second loop for them then, which costs flash.
    const TRACES: bool = false;

    /// Whether there is a tracer that wants to be told of anything now.
    fn traces(&self) -> bool {
        false
    }

    /// Something is about to happen in `frame`: the routine to run before, and its state. Its window is what the frame gives
    /// ([`TraceEvent::Return`]), the exception ([`TraceEvent::Unwind`]: the routine raises it again at its end, with
    /// [`Trap::Reraise`]), or `None`.
    fn trace(&mut self, event: TraceEvent, frame: Caller<'_, Self>) -> Option<(Self::Native, u32)> {
        let _ = (event, frame);
        None
    }

    // --- threads --------------------------------------------------------------------------------------------------

    /// Whether runs can be begun beside the first ([`Request::Spawn`](super::Request::Spawn)): they take turns, none of them
    /// in the middle of an instruction.
    const THREADS: bool = false;

    /// A run beside the others is about to be begun, under this number (the first run of a machine is 1).
    ///
    /// # Errors
    /// [`Trap::Memory`] with nothing changed, or an exception.
    fn thread_started(&mut self, thread: u32) -> Result<(), Trap> {
        let _ = thread;
        Ok(())
    }

    /// Another run goes on now: what the model holds of one run is exchanged.
    fn thread_switched(&mut self, from: u32, to: u32) {
        let _ = (from, to);
    }

    /// A run has ended that another one began. Its turn is over already.
    fn thread_ended(&mut self, thread: u32) {
        let _ = thread;
    }

    /// Every run waits for something ([`Trap::Wait`]): the model waits too, until one may go on. False if the host has to.
    fn idle(&mut self) -> bool {
        false
    }

    // --- calls ----------------------------------------------------------------------------------------------------

    /// What `callable` is.
    fn callee(&mut self, callable: Self::Value) -> Callee<Self::Value, Self::Code, Self::Native>;

    /// The short way to call a class whose objects are made without a call, and set up by an `__init__` that is a Python
    /// function: the new object and that function. `None` says to call it as what [`Model::callee`] says.
    fn construct(&mut self, callable: Self::Value) -> Result<Option<Made<Self>>, Trap> {
        let _ = callable;
        Ok(None)
    }

    /// An `__init__` that was entered after [`Model::construct`] returned something else than `None`: raises the error.
    fn init_returned(&mut self, value: Self::Value) -> Trap {
        let _ = value;
        self.refuse("the value of an __init__")
    }

    /// Puts arguments into their parameters' slots when the simple way does not fit: `slots` begins with the `nargs`
    /// values given, the last of them named by `kwnames`, and has room for all parameters (`*args`, `**kwargs` too).
    /// On a trap, `slots` is unchanged. Follows `initialize_locals` of CPython's `Python/ceval.c`.
    fn bind(
        &mut self,
        function: Self::Value,
        code: Self::Code,
        slots: &mut [Self::Value],
        nargs: usize,
        kwnames: Self::Value,
    ) -> Result<(), Trap> {
        let _ = (function, code, slots, nargs, kwnames);
        Err(self.refuse("CALL with keywords or defaults"))
    }

    /// Runs a native routine, or goes on with it.
    fn native(&mut self, native: Self::Native, window: &mut Window<'_, Self>) -> Result<Self::Value, Trap>;

    /// The native routine that the last [`Trap::Defer`] meant, and the state to start it in. Its window holds the
    /// operands of the instruction. Asked again, it says the same.
    fn deferred(&self) -> (Self::Native, u32);

    /// Whether [`Model::spread`] takes these as they are, and no Python code runs before.
    fn spreads_at_once(args: Self::Value, kwargs: Self::Value) -> bool {
        let _ = (args, kwargs);
        false
    }

    /// How many values `CALL_FUNCTION_EX` has to spread: a tuple's and a dict's (or null).
    fn spread_len(&mut self, callable: Self::Value, args: Self::Value, kwargs: Self::Value) -> Result<usize, Trap> {
        let _ = (callable, args, kwargs);
        Err(self.refuse("CALL_FUNCTION_EX"))
    }

    /// Spreads them into `slots`; answers the keywords' names.
    fn spread(
        &mut self,
        args: Self::Value,
        kwargs: Self::Value,
        slots: &mut [Self::Value],
    ) -> Result<Self::Value, Trap> {
        let _ = (args, kwargs, slots);
        Err(self.refuse("CALL_FUNCTION_EX"))
    }

    // --- cells and functions --------------------------------------------------------------------------------------

    /// A new cell that holds `value`, which may be null.
    fn make_cell(&mut self, value: Self::Value) -> Result<Self::Value, Trap> {
        let _ = value;
        Err(self.refuse("MAKE_CELL"))
    }

    /// What a cell holds: `Some(NULL)` when unbound, `None` when `cell` is no cell.
    fn cell_get(&self, cell: Self::Value) -> Option<Self::Value> {
        let _ = cell;
        None
    }

    /// Sets (or, with null, unbinds) what a cell holds; false when `cell` is no cell.
    fn cell_set(&mut self, cell: Self::Value, value: Self::Value) -> bool {
        let _ = (cell, value);
        false
    }

    /// The cells of a function's closure, in the order of `co_freevars`.
    fn closure(&self, function: Self::Value) -> &[Self::Value] {
        let _ = function;
        &[]
    }

    /// A function from a code object and the parts that `flags` names, in the order of the stack: 0x01 defaults,
    /// 0x02 keyword defaults, 0x04 annotations, 0x08 closure. `parent` is the function whose globals it shares.
    fn make_function(
        &mut self,
        parent: Self::Value,
        code: Self::Value,
        flags: u32,
        parts: &[Self::Value],
    ) -> Result<Self::Value, Trap> {
        let _ = (parent, code, flags, parts);
        Err(self.refuse("MAKE_FUNCTION"))
    }

    /// `UnboundLocalError` for local slot `index`.
    fn unbound_local(&mut self, code: Self::Code, index: usize) -> Trap {
        let _ = (code, index);
        self.refuse("LOAD_FAST_CHECK")
    }

    /// The error for an unbound cell in slot `index`: `UnboundLocalError` for a cell made here, `NameError` for a free one.
    fn unbound_deref(&mut self, code: Self::Code, index: usize) -> Trap {
        let _ = (code, index);
        self.refuse("LOAD_DEREF")
    }

    /// The name of slot `index` of `localsplus`.
    fn slot_name(&self, code: Self::Code, index: usize) -> Self::Value {
        let _ = (code, index);
        Self::NULL
    }

    // --- names ----------------------------------------------------------------------------------------------------

    /// Looks a name up in a namespace only: null if it isn't there.
    fn namespace_get(&mut self, namespace: Self::Value, name: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (namespace, name);
        Err(self.refuse("LOAD_NAME"))
    }

    /// Binds a name in a namespace.
    fn namespace_set(&mut self, namespace: Self::Value, name: Self::Value, value: Self::Value) -> Result<(), Trap> {
        let _ = (namespace, name, value);
        Err(self.refuse("STORE_NAME"))
    }

    /// Removes a name from a namespace; `NameError` if it isn't there.
    fn namespace_delete(&mut self, namespace: Self::Value, name: Self::Value) -> Result<(), Trap> {
        let _ = (namespace, name);
        Err(self.refuse("DELETE_NAME"))
    }

    /// Looks a name up in the function's globals, then in the built-ins; `NameError` if it is in neither.
    fn load_global(&mut self, function: Self::Value, name: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (function, name);
        Err(self.refuse("LOAD_GLOBAL"))
    }

    /// As [`Model::load_global`], with the instruction's inline cache.
    fn load_global_cached(
        &mut self,
        function: Self::Value,
        name: Self::Value,
        cache: InlineCache<'_, 3>,
    ) -> Result<Self::Value, Trap> {
        let _ = cache;
        self.load_global(function, name)
    }

    /// The function's globals as a namespace.
    fn globals(&mut self, function: Self::Value) -> Result<Self::Value, Trap> {
        let _ = function;
        Err(self.refuse("STORE_GLOBAL"))
    }

    /// `__build_class__`.
    fn build_class(&mut self) -> Result<Self::Value, Trap> {
        Err(self.refuse("LOAD_BUILD_CLASS"))
    }

    /// `AssertionError`.
    fn assertion_error(&mut self) -> Result<Self::Value, Trap> {
        Err(self.refuse("LOAD_ASSERTION_ERROR"))
    }

    /// Makes `__annotations__` in a namespace if it isn't there.
    fn setup_annotations(&mut self, namespace: Self::Value) -> Result<(), Trap> {
        let _ = namespace;
        Err(self.refuse("SETUP_ANNOTATIONS"))
    }

    /// `import name`, from the function's globals; `from_list` and `level` as `__import__` takes them.
    fn import_name(
        &mut self,
        function: Self::Value,
        name: Self::Value,
        from_list: Self::Value,
        level: Self::Value,
    ) -> Result<Self::Value, Trap> {
        let _ = (function, name, from_list, level);
        Err(self.refuse("IMPORT_NAME"))
    }

    /// `from module import name`.
    fn import_from(&mut self, module: Self::Value, name: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (module, name);
        Err(self.refuse("IMPORT_FROM"))
    }

    // --- numbers --------------------------------------------------------------------------------------------------

    /// A binary operator by its `NB_` number (0..26; from 13 the in-place ones).
    fn binary_op(&mut self, operator: u32, left: Self::Value, right: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (operator, left, right);
        Err(self.refuse("BINARY_OP"))
    }

    /// `+` and `+=` by their number, for operands that [`Model::add_small`] had no answer for.
    fn add_other(&mut self, operator: u32, left: Self::Value, right: Self::Value) -> Result<Self::Value, Trap> {
        self.binary_op(operator, left, right)
    }

    /// `-` and `-=`, likewise.
    fn subtract_other(&mut self, operator: u32, left: Self::Value, right: Self::Value) -> Result<Self::Value, Trap> {
        self.binary_op(operator, left, right)
    }

    /// `*` and `*=`, likewise.
    fn multiply_other(&mut self, operator: u32, left: Self::Value, right: Self::Value) -> Result<Self::Value, Trap> {
        self.binary_op(operator, left, right)
    }

    /// `left + right` where it needs no memory and can't fail; none says to ask [`Model::binary_op`].
    fn add_small(left: Self::Value, right: Self::Value) -> Option<Self::Value> {
        let _ = (left, right);
        None
    }

    /// `left - right`, likewise.
    fn subtract_small(left: Self::Value, right: Self::Value) -> Option<Self::Value> {
        let _ = (left, right);
        None
    }

    /// `left * right`, likewise.
    fn multiply_small(left: Self::Value, right: Self::Value) -> Option<Self::Value> {
        let _ = (left, right);
        None
    }

    /// `-value`.
    fn negative(&mut self, value: Self::Value) -> Result<Self::Value, Trap> {
        let _ = value;
        Err(self.refuse("UNARY_NEGATIVE"))
    }

    /// `~value`.
    fn invert(&mut self, value: Self::Value) -> Result<Self::Value, Trap> {
        let _ = value;
        Err(self.refuse("UNARY_INVERT"))
    }

    /// An offset or a small count as a value.
    fn small_int(&mut self, value: u32) -> Self::Value;

    /// A small, non-negative int's value.
    fn as_small_int(&self, value: Self::Value) -> Option<u32>;

    // --- comparison and truth -------------------------------------------------------------------------------------

    /// `True` or `False`.
    fn boolean(value: bool) -> Self::Value;

    /// `None`.
    fn none() -> Self::Value;

    /// A comparison by its number: `< <= == != > >=`.
    fn compare_op(&mut self, operator: u32, left: Self::Value, right: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (operator, left, right);
        Err(self.refuse("COMPARE_OP"))
    }

    /// A comparison's truth where it needs no call and can't fail; none says to ask [`Model::compare_op`].
    fn compare_small(operator: u32, left: Self::Value, right: Self::Value) -> Option<bool> {
        let _ = (operator, left, right);
        None
    }

    /// The truth of a value. On [`Trap::Defer`] the native routine answers with a bool.
    fn truth(&mut self, value: Self::Value) -> Result<bool, Trap>;

    /// `item in container` (or, inverted, `not in`).
    fn contains(&mut self, item: Self::Value, container: Self::Value, invert: bool) -> Result<Self::Value, Trap> {
        let _ = (item, container, invert);
        Err(self.refuse("CONTAINS_OP"))
    }

    // --- containers -----------------------------------------------------------------------------------------------

    /// A tuple.
    fn build_tuple(&mut self, items: &[Self::Value]) -> Result<Self::Value, Trap> {
        let _ = items;
        Err(self.refuse("BUILD_TUPLE"))
    }

    /// A list.
    fn build_list(&mut self, items: &[Self::Value]) -> Result<Self::Value, Trap> {
        let _ = items;
        Err(self.refuse("BUILD_LIST"))
    }

    /// A set.
    fn build_set(&mut self, items: &[Self::Value]) -> Result<Self::Value, Trap> {
        let _ = items;
        Err(self.refuse("BUILD_SET"))
    }

    /// A dict of keys and values in turn.
    fn build_map(&mut self, pairs: &[Self::Value]) -> Result<Self::Value, Trap> {
        let _ = pairs;
        Err(self.refuse("BUILD_MAP"))
    }

    /// A dict of a tuple of keys and as many values.
    fn build_const_key_map(&mut self, keys: Self::Value, values: &[Self::Value]) -> Result<Self::Value, Trap> {
        let _ = (keys, values);
        Err(self.refuse("BUILD_CONST_KEY_MAP"))
    }

    /// A str of strs.
    fn build_string(&mut self, pieces: &[Self::Value]) -> Result<Self::Value, Trap> {
        let _ = pieces;
        Err(self.refuse("BUILD_STRING"))
    }

    /// A slice object; `step` may be null.
    fn build_slice(&mut self, start: Self::Value, stop: Self::Value, step: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (start, stop, step);
        Err(self.refuse("BUILD_SLICE"))
    }

    /// `FORMAT_VALUE`: `conversion` 0 none, 1 `str`, 2 `repr`, 3 `ascii`; `spec` a str or null.
    fn format_value(&mut self, value: Self::Value, conversion: u32, spec: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (value, conversion, spec);
        Err(self.refuse("FORMAT_VALUE"))
    }

    /// Appends to a list that a display is building.
    fn list_append(&mut self, list: Self::Value, item: Self::Value) -> Result<(), Trap> {
        let _ = (list, item);
        Err(self.refuse("LIST_APPEND"))
    }

    /// Extends a list by an iterable. On [`Trap::Defer`] the native routine answers with an iterable to use instead.
    fn list_extend(&mut self, list: Self::Value, iterable: Self::Value) -> Result<(), Trap> {
        let _ = (list, iterable);
        Err(self.refuse("LIST_EXTEND"))
    }

    /// Adds to a set that a display is building.
    fn set_add(&mut self, set: Self::Value, item: Self::Value) -> Result<(), Trap> {
        let _ = (set, item);
        Err(self.refuse("SET_ADD"))
    }

    /// Adds all of an iterable to a set; deferring as [`Model::list_extend`].
    fn set_update(&mut self, set: Self::Value, iterable: Self::Value) -> Result<(), Trap> {
        let _ = (set, iterable);
        Err(self.refuse("SET_UPDATE"))
    }

    /// Sets an item of a dict that a display is building.
    fn map_add(&mut self, map: Self::Value, key: Self::Value, value: Self::Value) -> Result<(), Trap> {
        let _ = (map, key, value);
        Err(self.refuse("MAP_ADD"))
    }

    /// Updates a dict from a mapping; deferring as [`Model::list_extend`].
    fn dict_update(&mut self, dict: Self::Value, mapping: Self::Value) -> Result<(), Trap> {
        let _ = (dict, mapping);
        Err(self.refuse("DICT_UPDATE"))
    }

    /// As [`Model::dict_update`], but a key that is there already is `function`'s error.
    fn dict_merge(&mut self, dict: Self::Value, mapping: Self::Value, function: Self::Value) -> Result<(), Trap> {
        let _ = (dict, mapping, function);
        Err(self.refuse("DICT_MERGE"))
    }

    /// `container[key]`.
    fn get_item(&mut self, container: Self::Value, key: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (container, key);
        Err(self.refuse("BINARY_SUBSCR"))
    }

    /// `container[key]` where it needs no memory and no call and can't fail; none says to ask [`Model::get_item`].
    fn item_small(container: Self::Value, key: Self::Value) -> Option<Self::Value> {
        let _ = (container, key);
        None
    }

    /// `container[key] = value` likewise; false says to ask [`Model::set_item`].
    fn set_item_small(container: Self::Value, key: Self::Value, value: Self::Value) -> bool {
        let _ = (container, key, value);
        false
    }

    /// `container[key] = value`.
    fn set_item(&mut self, container: Self::Value, key: Self::Value, value: Self::Value) -> Result<(), Trap> {
        let _ = (container, key, value);
        Err(self.refuse("STORE_SUBSCR"))
    }

    /// `del container[key]`.
    fn delete_item(&mut self, container: Self::Value, key: Self::Value) -> Result<(), Trap> {
        let _ = (container, key);
        Err(self.refuse("DELETE_SUBSCR"))
    }

    /// `container[start:stop]`. On [`Trap::Defer`] the native routine's window is container, start, stop.
    fn get_slice(
        &mut self,
        container: Self::Value,
        start: Self::Value,
        stop: Self::Value,
    ) -> Result<Self::Value, Trap> {
        let _ = (container, start, stop);
        Err(self.refuse("BINARY_SLICE"))
    }

    /// `container[start:stop] = value`; the native routine's window is value, container, start, stop.
    fn set_slice(
        &mut self,
        container: Self::Value,
        start: Self::Value,
        stop: Self::Value,
        value: Self::Value,
    ) -> Result<(), Trap> {
        let _ = (container, start, stop, value);
        Err(self.refuse("STORE_SLICE"))
    }

    /// Unpacks a sequence of exactly `into.len()` items, the first one last in `into` (it ends on top of the stack).
    /// On [`Trap::Defer`] the native routine answers with a tuple or list to use instead.
    fn unpack_sequence(&mut self, sequence: Self::Value, into: &mut [Self::Value]) -> Result<(), Trap> {
        let _ = (sequence, into);
        Err(self.refuse("UNPACK_SEQUENCE"))
    }

    /// Unpacks `before` items, a list of the middle, and `after` items, the first one last; deferring likewise.
    fn unpack_ex(
        &mut self,
        sequence: Self::Value,
        before: usize,
        after: usize,
        into: &mut [Self::Value],
    ) -> Result<(), Trap> {
        let _ = (sequence, before, after, into);
        Err(self.refuse("UNPACK_EX"))
    }

    /// `len(value)` for patterns.
    fn get_len(&mut self, value: Self::Value) -> Result<Self::Value, Trap> {
        let _ = value;
        Err(self.refuse("GET_LEN"))
    }

    /// `MATCH_MAPPING` (false) or `MATCH_SEQUENCE` (true): a bool.
    fn match_kind(&mut self, subject: Self::Value, sequence: bool) -> Result<Self::Value, Trap> {
        let _ = (subject, sequence);
        Err(self.refuse("MATCH_SEQUENCE"))
    }

    /// `MATCH_KEYS`: a tuple of values, or `None`.
    fn match_keys(&mut self, subject: Self::Value, keys: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (subject, keys);
        Err(self.refuse("MATCH_KEYS"))
    }

    /// `MATCH_CLASS`: a tuple of attributes, or `None`.
    fn match_class(
        &mut self,
        subject: Self::Value,
        class: Self::Value,
        npositional: u32,
        names: Self::Value,
    ) -> Result<Self::Value, Trap> {
        let _ = (subject, class, npositional, names);
        Err(self.refuse("MATCH_CLASS"))
    }

    // --- attributes -----------------------------------------------------------------------------------------------

    /// `object.name`.
    fn load_attr(&mut self, object: Self::Value, name: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (object, name);
        Err(self.refuse("LOAD_ATTR"))
    }

    /// `object.name` about to be called: the unbound function and `true` when `object` is to go before the arguments.
    fn load_method(&mut self, object: Self::Value, name: Self::Value) -> Result<(Self::Value, bool), Trap> {
        self.load_attr(object, name).map(|value| (value, false))
    }

    /// As [`Model::load_attr`], with the instruction's inline cache.
    fn load_attr_cached(
        &mut self,
        object: Self::Value,
        name: Self::Value,
        cache: InlineCache<'_, 8>,
    ) -> Result<Self::Value, Trap> {
        let _ = cache;
        self.load_attr(object, name)
    }

    /// As [`Model::load_method`], with the instruction's inline cache.
    fn load_method_cached(
        &mut self,
        object: Self::Value,
        name: Self::Value,
        cache: InlineCache<'_, 8>,
    ) -> Result<(Self::Value, bool), Trap> {
        let _ = cache;
        self.load_method(object, name)
    }

    /// As [`Model::store_attr`], with the instruction's inline cache.
    fn store_attr_cached(
        &mut self,
        object: Self::Value,
        name: Self::Value,
        value: Self::Value,
        cache: InlineCache<'_, 3>,
    ) -> Result<(), Trap> {
        let _ = cache;
        self.store_attr(object, name, value)
    }

    /// `object.name = value`.
    fn store_attr(&mut self, object: Self::Value, name: Self::Value, value: Self::Value) -> Result<(), Trap> {
        let _ = (object, name, value);
        Err(self.refuse("STORE_ATTR"))
    }

    /// `del object.name`.
    fn delete_attr(&mut self, object: Self::Value, name: Self::Value) -> Result<(), Trap> {
        let _ = (object, name);
        Err(self.refuse("DELETE_ATTR"))
    }

    /// `super(class, object).name` where `super_type` is what the name `super` gave; the bool as in `load_method`,
    /// which is only asked for when `method`.
    fn load_super_attr(
        &mut self,
        super_type: Self::Value,
        class: Self::Value,
        object: Self::Value,
        name: Self::Value,
        method: bool,
    ) -> Result<(Self::Value, bool), Trap> {
        let _ = (super_type, class, object, name, method);
        Err(self.refuse("LOAD_SUPER_ATTR"))
    }

    // --- iteration and generators ---------------------------------------------------------------------------------

    /// `iter(value)`.
    fn get_iter(&mut self, value: Self::Value) -> Result<Self::Value, Trap> {
        let _ = value;
        Err(self.refuse("GET_ITER"))
    }

    /// The next item; [`Trap::Stop`] at the end, [`Trap::Resume`] for a generator.
    fn for_iter(&mut self, iterator: Self::Value) -> Result<Self::Value, Trap> {
        let _ = iterator;
        Err(self.refuse("FOR_ITER"))
    }

    /// The iterator of `yield from value`.
    fn get_yield_from_iter(&mut self, value: Self::Value, in_coroutine: bool) -> Result<Self::Value, Trap> {
        let _ = (value, in_coroutine);
        Err(self.refuse("GET_YIELD_FROM_ITER"))
    }

    /// Sends into an iterator that is no generator; traps as [`Model::for_iter`], [`Trap::Stop`] with the value of the
    /// iterator's return waiting for [`Model::take_stop_value`].
    fn send(&mut self, receiver: Self::Value, value: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (receiver, value);
        Err(self.refuse("SEND"))
    }

    /// The value that the last [`Trap::Stop`] of [`Model::send`] or of a native routine brought.
    fn take_stop_value(&mut self) -> Self::Value {
        Self::none()
    }

    /// Makes `StopIteration(value)` the pending exception: a generator has returned to somebody who did not iterate.
    fn raise_stop(&mut self, value: Self::Value) -> Trap {
        let _ = value;
        self.refuse("RETURN_GENERATOR")
    }

    /// A generator (coroutine, …, by the code's flags) over a frame that is about to start; `slots` is its `localsplus`.
    fn make_generator(
        &mut self,
        frame: GeneratorFrame<Self::Value, Self::Code>,
        slots: &[Self::Value],
    ) -> Result<Self::Value, Trap> {
        let _ = (frame, slots);
        Err(self.refuse("RETURN_GENERATOR"))
    }

    /// Slots that a generator's frame needs on the value stack: `localsplus` and operands.
    fn generator_room(&mut self, generator: Self::Value) -> Result<usize, Trap> {
        let _ = generator;
        Err(self.refuse("SEND"))
    }

    /// What a generator that is about to be resumed holds; `None` when it has finished. Raises when it is running.
    /// It counts as running from now on.
    fn generator_frame(&mut self, generator: Self::Value) -> Suspended<Self> {
        let _ = generator;
        Err(self.refuse("SEND"))
    }

    /// Copies its values out, and exchanges the handled exception: `handled` is the resumer's, the answer the one to
    /// handle inside.
    fn generator_enter(
        &mut self,
        generator: Self::Value,
        slots: &mut [Self::Value],
        handled: Self::Value,
    ) -> Self::Value {
        let _ = (generator, slots);
        handled
    }

    /// The short way of the three above, for a generator that can go on at once and whose frame `slots` has room for: its
    /// values are copied out, `handled` is exchanged. `None` says to go the long way; nothing has changed.
    fn generator_resume(
        &mut self,
        generator: Self::Value,
        slots: &mut [Self::Value],
        handled: &mut Self::Value,
    ) -> Option<GeneratorFrame<Self::Value, Self::Code>> {
        let _ = (generator, slots, handled);
        None
    }

    /// Suspends it again: `slots` are its values, `offset` where it goes on; answers the resumer's handled exception.
    fn generator_suspend(
        &mut self,
        generator: Self::Value,
        offset: u32,
        slots: &[Self::Value],
        handled: Self::Value,
    ) -> Self::Value {
        let _ = (generator, offset, slots);
        handled
    }

    /// It has returned or raised; answers the resumer's handled exception. `raised`: the pending exception leaves it,
    /// and a `StopIteration` must become `RuntimeError: generator raised StopIteration`.
    fn generator_finish(&mut self, generator: Self::Value, raised: bool) -> Self::Value {
        let _ = (generator, raised);
        Self::NULL
    }

    /// `CALL_INTRINSIC_1`.
    fn intrinsic_1(&mut self, intrinsic: u32, namespace: Self::Value, value: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (intrinsic, namespace, value);
        Err(self.refuse("CALL_INTRINSIC_1"))
    }

    /// `CALL_INTRINSIC_2`.
    fn intrinsic_2(&mut self, intrinsic: u32, first: Self::Value, second: Self::Value) -> Result<Self::Value, Trap> {
        let _ = (intrinsic, first, second);
        Err(self.refuse("CALL_INTRINSIC_2"))
    }

    /// `GET_AWAITABLE`, `GET_AITER`, `GET_ANEXT`: by the instruction's name.
    fn awaitable(&mut self, instruction: &'static str, value: Self::Value, from: u32) -> Result<Self::Value, Trap> {
        let _ = (value, from);
        Err(self.refuse(instruction))
    }

    // --- exceptions -----------------------------------------------------------------------------------------------

    /// `raise exception from cause`; either may be null. A bare `raise` raises `handled` again.
    fn raise(&mut self, exception: Self::Value, cause: Self::Value, handled: Self::Value) -> Trap {
        let _ = (exception, cause, handled);
        self.refuse("RAISE_VARARGS")
    }

    /// Makes `exception` the pending one as it is (`RERAISE`).
    fn reraise(&mut self, exception: Self::Value) -> Trap {
        let _ = exception;
        self.refuse("RERAISE")
    }

    /// The pending exception has just been raised while `handled` (or null) was being handled: its context.
    fn set_context(&mut self, handled: Self::Value) {
        let _ = handled;
    }

    /// The pending exception passes a frame: a traceback entry. Failing to get memory for it is silent. True if the
    /// model wants to know of the frame's end.
    fn add_traceback(&mut self, frame: Caller<'_, Self>) -> bool {
        let _ = frame;
        false
    }

    // --- frames ---------------------------------------------------------------------------------------------------

    /// A frame ends that was watched ([`Window::watch`]), or a generator's: what it held is in `frame`, its caller in
    /// `back`. True if the model wants to know of the end of `back` too. `raised`: an exception leaves it, and nothing can
    /// be tried again.
    ///
    /// # Errors
    /// [`Trap::Memory`], unless `raised`.
    fn frame_ended(
        &mut self,
        frame: Caller<'_, Self>,
        back: Option<Caller<'_, Self>>,
        raised: bool,
    ) -> Result<bool, Trap> {
        let _ = (frame, back, raised);
        Ok(false)
    }

    /// The frames on the stack are no more: another run begins.
    fn frames_dropped(&mut self) {}

    /// Takes the pending exception: a handler was found, or the host wants it.
    fn take_exception(&mut self) -> Self::Value;

    /// `except kind:` asks whether it takes `exception`.
    fn exception_matches(&mut self, exception: Self::Value, kind: Self::Value) -> Result<bool, Trap> {
        let _ = (exception, kind);
        Err(self.refuse("CHECK_EXC_MATCH"))
    }

    /// `CHECK_EG_MATCH`: the rest and the match, `None` where there is none.
    fn exception_group_match(
        &mut self,
        exception: Self::Value,
        kind: Self::Value,
    ) -> Result<(Self::Value, Self::Value), Trap> {
        let _ = (exception, kind);
        Err(self.refuse("CHECK_EG_MATCH"))
    }

    /// The exception is one that ends an `async for` (`StopAsyncIteration`).
    fn is_stop_async_iteration(&mut self, exception: Self::Value) -> bool {
        let _ = exception;
        false
    }

    /// The value that an exception carries when it is `StopIteration` (`CLEANUP_THROW`).
    fn stop_iteration_value(&mut self, exception: Self::Value) -> Option<Self::Value> {
        let _ = exception;
        None
    }

    /// The special methods of `with`: the bound (or null and self) exit and enter functions, in that order.
    fn with_methods(&mut self, manager: Self::Value, asynchronous: bool) -> Result<(Self::Value, Self::Value), Trap> {
        let _ = (manager, asynchronous);
        Err(self.refuse("BEFORE_WITH"))
    }

    /// The type and traceback of an exception, for `__exit__`.
    fn exception_triple(&mut self, exception: Self::Value) -> (Self::Value, Self::Value) {
        (exception, Self::none())
    }
}
