//! The model and its implementation of the trait, each method handed on to where its meaning is.

use super::heap::{CodeRef, Heap, Kind};
use super::load::Workspace;
use super::memory::Memory;
use super::types::{Native, TypeId};
use super::value::{Lasting, Value};
use crate::frame::Roots;
use crate::marshal::LoadError;
use crate::object::{Callee, Model, Trap, Window};

/// What the program's output goes to.
pub trait Host {
    /// Writes a piece of standard output.
    fn write(&mut self, text: &str);
}

/// The model over its pools.
pub struct Fixed<H> {
    pub(super) heap: Heap,
    /// The program's host.
    pub host: H,
}

impl<H: Host> Fixed<H> {
    /// A model over `memory`, which is its own for ever: loaded code is never freed.
    pub fn new<
        const OBJECTS: usize,
        const WORDS: usize,
        const BYTES: usize,
        const GLOBALS: usize,
        const CODES: usize,
        const CONSTANTS: usize,
        const TEXTS: usize,
        const TUPLES: usize,
    >(
        memory: &'static mut Memory<OBJECTS, WORDS, BYTES, GLOBALS, CODES, CONSTANTS, TEXTS, TUPLES>,
        host: H,
    ) -> Self {
        Self { heap: Heap::new(memory), host }
    }

    /// Loads a `.pyc` of CPython 3.12; the function that runs it, to be started in [`Value::GLOBALS`].
    ///
    /// # Errors
    /// Whatever is wrong with the bytes; [`LoadError::Memory`] when a pool or the workspace is too small, and
    /// [`LoadError::BadType`] for a constant that this model does not have. What was loaded till then stays.
    pub fn load<const ITEMS: usize, const DEPTH: usize, const REFERENCES: usize, const UNITS: usize>(
        &mut self,
        file: &'static [u8],
        workspace: &mut Workspace<ITEMS, DEPTH, REFERENCES, UNITS>,
    ) -> Result<Value, LoadError> {
        let code = self.heap.load(file, workspace)?;
        self.heap.new_function(code, 0, &[]).map_err(|_| LoadError::Memory)
    }

    /// Shows an exception as the last line of a traceback.
    pub fn show_exception(&mut self, exception: Value, write: impl FnOnce(&str)) {
        let heap = &mut self.heap;
        let (start, _cut_short) = heap.compose(|heap| {
            heap.write(heap.type_of(exception).name())?;
            let before = heap.bytes.len();
            heap.write(": ")?;
            let text = heap.bytes.len();
            heap.write_str(exception)?;
            if heap.bytes.len() == text {
                heap.bytes.truncate(before);
            }
            Ok(())
        });
        write(heap.bytes.get(start..).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or("MemoryError"));
        heap.bytes.truncate(start.saturating_sub(super::heap::BYTES_HEADER));
    }
}

impl<H: Host> Model for Fixed<H> {
    type Value = Value;
    type Code = CodeRef;
    type Native = Native;

    const NULL: Value = Value::NULL;

    fn refuse(&mut self, instruction: &'static str) -> Trap {
        self.heap.refused(instruction)
    }

    fn collect(&mut self, roots: Roots<'_, Self>, attempt: u32) -> bool {
        if attempt == 0 {
            self.heap.collect(roots.values());
        }
        attempt == 0
    }

    fn memory_error(&mut self) {
        self.heap.pending = TypeId::MemoryError.bare();
    }

    fn recursion_error(&mut self) -> bool {
        self.heap.pending = TypeId::RecursionError.bare();
        true
    }

    // --- calls ----------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn callee(&mut self, callable: Value) -> Callee<Value, CodeRef, Native> {
        match (self.heap.function_code(callable), callable.as_lasting()) {
            (Some(code), _) => Callee::Function(code),
            (None, Some((Lasting::Native, number))) => Callee::Native(Native::from_number(number)),
            (None, Some((Lasting::Type, _))) => Callee::Object(Native::Construct),
            _ => Callee::Object(Native::NotCallable),
        }
    }

    fn bind(
        &mut self,
        function: Value,
        code: CodeRef,
        slots: &mut [Value],
        nargs: usize,
        kwnames: Value,
    ) -> Result<(), Trap> {
        self.heap.bind_arguments(function, code, slots, nargs, kwnames)
    }

    fn native(&mut self, native: Native, window: &mut Window<'_, Self>) -> Result<Value, Trap> {
        self.run_native(native, window)
    }

    fn deferred(&self) -> (Native, u32) {
        (Native::NotCallable, 0)
    }

    fn spread_len(&mut self, _: Value, args: Value, kwargs: Value) -> Result<usize, Trap> {
        match self.heap.tuple(args) {
            Some(items) if kwargs.is_null() => Ok(items.len()),
            _ => Err(self.heap.refused("CALL_FUNCTION_EX of anything but a tuple")),
        }
    }

    fn spread(&mut self, args: Value, _: Value, slots: &mut [Value]) -> Result<Value, Trap> {
        for (slot, &item) in slots.iter_mut().zip(self.heap.tuple(args).unwrap_or(&[])) {
            *slot = item;
        }
        Ok(Value::NULL)
    }

    // --- cells and functions --------------------------------------------------------------------------------------

    fn make_cell(&mut self, value: Value) -> Result<Value, Trap> {
        self.heap.allocate(Kind::Cell, &[value])
    }

    fn cell_get(&self, cell: Value) -> Option<Value> {
        self.heap.cell(cell)
    }

    fn cell_set(&mut self, cell: Value, value: Value) -> bool {
        self.heap.set_cell(cell, value)
    }

    fn closure(&self, function: Value) -> &[Value] {
        self.heap.closure_cells(function)
    }

    fn make_function(&mut self, _: Value, code: Value, flags: u32, parts: &[Value]) -> Result<Value, Trap> {
        self.heap.new_function(code, flags, parts)
    }

    fn unbound_local(&mut self, code: CodeRef, index: usize) -> Trap {
        let name = self.slot_name(code, index);
        self.heap.unbound_local(name)
    }

    fn unbound_deref(&mut self, code: CodeRef, index: usize) -> Trap {
        let name = self.slot_name(code, index);
        if code.slot_kind(index).is_free() { self.heap.unbound_free(name) } else { self.heap.unbound_local(name) }
    }

    fn slot_name(&self, code: CodeRef, index: usize) -> Value {
        self.heap.kept_tuple(code.0.slots).and_then(|names| names.get(index)).copied().unwrap_or(Value::NULL)
    }

    // --- names ----------------------------------------------------------------------------------------------------

    fn namespace_get(&mut self, _: Value, name: Value) -> Result<Value, Trap> {
        Ok(self.heap.global(name))
    }

    fn namespace_set(&mut self, _: Value, name: Value, value: Value) -> Result<(), Trap> {
        self.heap.set_global(name, value)
    }

    fn namespace_delete(&mut self, _: Value, name: Value) -> Result<(), Trap> {
        self.heap.delete_global(name)
    }

    fn load_global(&mut self, _: Value, name: Value) -> Result<Value, Trap> {
        let value = self.heap.global(name);
        if value.is_null() { self.heap.builtin(name) } else { Ok(value) }
    }

    fn globals(&mut self, _: Value) -> Result<Value, Trap> {
        Ok(Value::GLOBALS)
    }

    fn assertion_error(&mut self) -> Result<Value, Trap> {
        Ok(TypeId::AssertionError.value())
    }

    // --- numbers --------------------------------------------------------------------------------------------------

    fn binary_op(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        self.heap.binary(operator, left, right)
    }

    fn negative(&mut self, value: Value) -> Result<Value, Trap> {
        self.heap.unary("-", value)
    }

    fn invert(&mut self, value: Value) -> Result<Value, Trap> {
        self.heap.unary("~", value)
    }

    fn small_int(&mut self, value: u32) -> Value {
        i32::try_from(value).ok().and_then(Value::int).unwrap_or(Value::NULL)
    }

    fn as_small_int(&self, value: Value) -> Option<u32> {
        value.as_int().and_then(|number| u32::try_from(number).ok())
    }

    // --- comparison and truth -------------------------------------------------------------------------------------

    fn boolean(value: bool) -> Value {
        Value::boolean(value)
    }

    fn none() -> Value {
        Value::NONE
    }

    fn compare_op(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        self.heap.compare(operator, left, right)
    }

    fn truth(&mut self, value: Value) -> Result<bool, Trap> {
        Ok(self.heap.truth_of(value))
    }

    fn contains(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        Ok(Value::boolean(self.heap.contains_item(item, container)? != invert))
    }

    // --- containers -----------------------------------------------------------------------------------------------

    fn build_tuple(&mut self, items: &[Value]) -> Result<Value, Trap> {
        self.heap.new_tuple(items)
    }

    fn build_list(&mut self, items: &[Value]) -> Result<Value, Trap> {
        self.heap.allocate(Kind::List, items)
    }

    fn build_const_key_map(&mut self, keys: Value, values: &[Value]) -> Result<Value, Trap> {
        let map = self.heap.allocate_words(Kind::Defaults, values.len() + 1)?;
        if let Some((first, rest)) = self.heap.words_of_mut(map, Kind::Defaults).and_then(|w| w.split_first_mut()) {
            *first = keys;
            rest.copy_from_slice(values);
        }
        Ok(map)
    }

    fn build_string(&mut self, pieces: &[Value]) -> Result<Value, Trap> {
        self.heap.build(|heap| pieces.iter().try_for_each(|&piece| heap.write_text(piece)))
    }

    fn format_value(&mut self, value: Value, conversion: u32, spec: Value) -> Result<Value, Trap> {
        if !spec.is_null() || conversion > 2 {
            return Err(self.heap.refused("FORMAT_VALUE with a format"));
        }
        match conversion {
            2 => self.heap.build(|heap| heap.write_repr(value)),
            _ if self.heap.is_text(value) => Ok(value),
            _ => self.heap.build(|heap| heap.write_str(value)),
        }
    }

    fn list_append(&mut self, list: Value, item: Value) -> Result<(), Trap> {
        self.heap.push(list, item)
    }

    fn list_extend(&mut self, list: Value, iterable: Value) -> Result<(), Trap> {
        self.heap.extend(list, iterable)
    }

    fn get_item(&mut self, container: Value, key: Value) -> Result<Value, Trap> {
        self.heap.item(container, key)
    }

    fn set_item(&mut self, container: Value, key: Value, value: Value) -> Result<(), Trap> {
        self.heap.set_item(container, key, value)
    }

    fn unpack_sequence(&mut self, sequence: Value, into: &mut [Value]) -> Result<(), Trap> {
        self.heap.unpack(sequence, into)
    }

    // --- attributes -----------------------------------------------------------------------------------------------

    fn load_attr(&mut self, object: Value, name: Value) -> Result<Value, Trap> {
        self.heap.attribute(object, name)
    }

    fn load_method(&mut self, object: Value, name: Value) -> Result<(Value, bool), Trap> {
        match self.heap.method(object, name) {
            Some(method) => Ok((method, true)),
            None => Ok((self.heap.attribute(object, name)?, false)),
        }
    }

    fn store_attr(&mut self, object: Value, name: Value, value: Value) -> Result<(), Trap> {
        self.heap.set_attribute(object, name, value)
    }

    fn delete_attr(&mut self, object: Value, name: Value) -> Result<(), Trap> {
        self.heap.set_attribute(object, name, Value::NULL)
    }

    // --- iteration ------------------------------------------------------------------------------------------------

    fn get_iter(&mut self, value: Value) -> Result<Value, Trap> {
        self.heap.iterator(value)
    }

    fn for_iter(&mut self, iterator: Value) -> Result<Value, Trap> {
        self.heap.advance(iterator)
    }

    fn intrinsic_1(&mut self, intrinsic: u32, _: Value, value: Value) -> Result<Value, Trap> {
        const UNARY_POSITIVE: u32 = 5;
        const LIST_TO_TUPLE: u32 = 6;
        match intrinsic {
            UNARY_POSITIVE => self.heap.unary("+", value),
            LIST_TO_TUPLE => self.heap.list_to_tuple(value),
            _ => Err(self.heap.refused("CALL_INTRINSIC_1")),
        }
    }

    // --- exceptions -----------------------------------------------------------------------------------------------

    fn raise(&mut self, exception: Value, _: Value, handled: Value) -> Trap {
        self.heap.raise_from(exception, handled)
    }

    fn reraise(&mut self, exception: Value) -> Trap {
        self.heap.pending = exception;
        Trap::Reraise
    }

    fn take_exception(&mut self) -> Value {
        core::mem::replace(&mut self.heap.pending, Value::NULL)
    }

    fn exception_matches(&mut self, exception: Value, kind: Value) -> Result<bool, Trap> {
        self.heap.matches(exception, kind)
    }
}
