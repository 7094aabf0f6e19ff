//! The interpreter's trait, each method handed on to where its meaning is. What is short and hot is here, and inlined into
//! the loop; all else stays out of it (`inline(never)`): a small loop has its registers to itself.
#![expect(unsafe_code, reason = "giving memory back is unsafe to ask for; a closure's cells are read in place")]

use core::alloc::Layout;
use core::ptr::NonNull;

use vm_core::frame::Roots;
use vm_core::object::{Callee, Caller, GeneratorFrame, InlineCache, Made, Model, Suspended, TraceEvent, Window};

use super::Python;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::NativeDef;
use crate::object::bound_method::BoundMethod;
use crate::object::cell::Cell;
use crate::object::code::{Code, CodeRef};
use crate::object::function::Function;
use crate::object::iterator::{RangeIterator, SeqIterator};
use crate::object::list::List;
use crate::object::native::NativeFunction;
use crate::object::tuple::Tuple;
use crate::ops::attributes::{LoadCache, StoreCache};
use crate::value::Value;

impl<'h> Model for Python<'h> {
    type Value = Value;
    type Code = CodeRef;
    type Native = &'static NativeDef;

    const NULL: Value = Value::NULL;
    const QUICKENS: bool = cfg!(feature = "quicken");
    const TRACES: bool = cfg!(feature = "trace");
    const THREADS: bool = cfg!(feature = "threads");
    const COUNTS: bool = cfg!(feature = "count-opcodes");

    #[inline(never)]
    fn executed(&mut self, opcode: u8) {
        self.counts.count_executed(opcode);
    }

    #[inline(never)]
    fn refuse(&mut self, instruction: &'static str) -> Trap {
        self.refused(instruction)
    }

    // --- memory ---------------------------------------------------------------------------------------------------

    #[inline(never)]
    fn allocate(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        self.take(layout)
    }

    #[inline(never)]
    unsafe fn deallocate(&mut self, memory: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise is the callee's.
        unsafe { self.give_back(memory, layout) }
    }

    #[inline(never)]
    fn collect(&mut self, roots: Roots<'_, Self>, attempt: u32) -> bool {
        // A step that fills a list may come again for each doubling of the heap, from a small one to the largest.
        const MOST: u32 = 24;
        attempt < MOST && self.make_memory(roots, attempt)
    }

    #[inline(never)]
    fn due(&mut self) -> Option<&'static NativeDef> {
        self.lifetimes.is_due().then(crate::lifetimes::routine)
    }

    #[inline(never)]
    fn memory_error(&mut self) {
        self.pending = self.memory_error;
    }

    #[inline(never)]
    fn fuel_wanted(&mut self) -> u64 {
        Python::fuel_wanted(self)
    }

    #[inline(never)]
    fn fuel_paid(&mut self, units: u64, again: bool) {
        Python::fuel_paid(self, units, again);
    }

    #[inline(never)]
    fn recursion_error(&mut self) -> bool {
        self.raise_recursion_error()
    }

    // --- calls ----------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn callee(&mut self, callable: Value) -> Callee<Value, CodeRef, &'static NativeDef> {
        match callable.kind() {
            Some(Kind::Function) => {
                if let Some(code) = callable.cast::<Function>().and_then(|f| f.code.get().cast::<Code>()) {
                    return Callee::Function(code.into());
                }
            }
            Some(Kind::BoundMethod) => {
                if let Some(method) = callable.cast::<BoundMethod>() {
                    return Callee::Method(method.function.get(), method.object.get());
                }
            }
            None => {
                if let Some(def) = Self::immediate_native(callable) {
                    return Callee::Native(def);
                }
            }
            Some(Kind::NativeFunction) => {
                if let Some(function) = callable.cast::<NativeFunction>() {
                    return Callee::Native(function.def());
                }
            }
            _ => {}
        }
        Callee::Object(self.object_callee(callable))
    }

    #[inline(always)]
    fn construct(&mut self, callable: Value) -> Result<Option<Made<Self>>, Trap> {
        if callable.is_kind(Kind::Class) { self.made_by(callable) } else { Ok(None) }
    }

    #[inline(never)]
    fn init_returned(&mut self, value: Value) -> Trap {
        crate::classes::instantiate::init_returned(self, value)
    }

    #[inline(never)]
    fn bind(
        &mut self,
        function: Value,
        code: CodeRef,
        slots: &mut [Value],
        nargs: usize,
        kwnames: Value,
    ) -> Result<(), Trap> {
        self.bind_arguments(function, code, slots, nargs, kwnames)
    }

    #[inline(always)]
    fn native(&mut self, native: &'static NativeDef, window: &mut Window<'_, Self>) -> Result<Value, Trap> {
        self.run_native(native, window)
    }

    #[inline(never)]
    fn deferred(&self) -> (&'static NativeDef, u32) {
        self.deferred
    }

    #[inline(always)]
    fn spreads_at_once(args: Value, kwargs: Value) -> bool {
        args.is_kind(Kind::Tuple) && kwargs.is_kind(Kind::Dict)
    }

    #[inline(never)]
    fn spread_len(&mut self, callable: Value, args: Value, kwargs: Value) -> Result<usize, Trap> {
        self.spread_call_len(callable, args, kwargs)
    }

    #[inline(never)]
    fn spread(&mut self, args: Value, kwargs: Value, slots: &mut [Value]) -> Result<Value, Trap> {
        self.spread_call(args, kwargs, slots)
    }

    // --- cells and functions --------------------------------------------------------------------------------------

    #[inline(always)]
    fn make_cell(&mut self, value: Value) -> Result<Value, Trap> {
        Ok(Cell::alloc(&mut self.heap, value)?.value())
    }

    #[inline(always)]
    fn cell_get(&self, cell: Value) -> Option<Value> {
        Some(cell.cast::<Cell>()?.contents.get())
    }

    #[inline(always)]
    fn cell_set(&mut self, cell: Value, value: Value) -> bool {
        match cell.cast::<Cell>() {
            Some(cell) => {
                cell.contents.set(value);
                true
            }
            None => false,
        }
    }

    #[inline(always)]
    fn closure(&self, function: Value) -> &[Value] {
        let closure = function.cast::<Function>().and_then(|f| f.closure.get().cast::<Tuple>());
        match &closure {
            // SAFETY: a tuple's items don't move or change, and live as long as the function, which the frame that
            // asks keeps alive.
            Some(cells) => unsafe { core::slice::from_raw_parts(cells.values().as_ptr(), cells.len()) },
            None => &[],
        }
    }

    #[inline(never)]
    fn make_function(&mut self, parent: Value, code: Value, flags: u32, parts: &[Value]) -> Result<Value, Trap> {
        self.new_function(parent, code, flags, parts)
    }

    #[inline(never)]
    fn unbound_local(&mut self, code: CodeRef, index: usize) -> Trap {
        self.unbound_local_error(code, index)
    }

    #[inline(never)]
    fn unbound_deref(&mut self, code: CodeRef, index: usize) -> Trap {
        self.unbound_deref_error(code, index)
    }

    #[inline(never)]
    fn slot_name(&self, code: CodeRef, index: usize) -> Value {
        self.name_of_slot(code, index)
    }

    // --- names ----------------------------------------------------------------------------------------------------

    #[inline(never)]
    fn namespace_get(&mut self, namespace: Value, name: Value) -> Result<Value, Trap> {
        self.load_from(namespace, name)
    }

    #[inline(never)]
    fn namespace_set(&mut self, namespace: Value, name: Value, value: Value) -> Result<(), Trap> {
        self.store_in(namespace, name, value)
    }

    #[inline(never)]
    fn namespace_delete(&mut self, namespace: Value, name: Value) -> Result<(), Trap> {
        self.delete_from(namespace, name)
    }

    #[inline(always)]
    fn load_global(&mut self, function: Value, name: Value) -> Result<Value, Trap> {
        self.global(function, name)
    }

    #[inline(always)]
    fn load_global_cached(&mut self, function: Value, name: Value, cache: InlineCache<'_, 3>) -> Result<Value, Trap> {
        self.cached_global(function, name, cache)
    }

    #[inline(never)]
    fn globals(&mut self, function: Value) -> Result<Value, Trap> {
        self.globals_of(function)
    }

    #[inline(never)]
    fn build_class(&mut self) -> Result<Value, Trap> {
        self.builtin_named("__build_class__")
    }

    #[inline(never)]
    fn assertion_error(&mut self) -> Result<Value, Trap> {
        Ok(crate::types::TypeId::AssertionError.value())
    }

    #[inline(never)]
    fn setup_annotations(&mut self, namespace: Value) -> Result<(), Trap> {
        self.annotations_in(namespace)
    }

    #[inline(never)]
    fn import_name(&mut self, function: Value, name: Value, from_list: Value, level: Value) -> Result<Value, Trap> {
        let _ = function;
        self.import(name, from_list, level)
    }

    #[inline(never)]
    fn import_from(&mut self, module: Value, name: Value) -> Result<Value, Trap> {
        self.import_member(module, name)
    }

    // --- numbers --------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn binary_op(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        // `NB_ADD` and so on of CPython's `Include/opcode.h`; from 13 on the in-place ones.
        let result = match operator {
            0 | 13 => Value::add_small(left, right),
            10 | 23 => Value::sub_small(left, right),
            1 | 14 => Value::and_small(left, right),
            7 | 20 => Value::or_small(left, right),
            12 | 25 => Value::xor_small(left, right),
            _ => None,
        };
        match result {
            Some(result) => Ok(result),
            None => self.binary(operator, left, right),
        }
    }

    #[inline(always)]
    fn add_other(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        self.add_numbers(operator, left, right)
    }

    #[inline(always)]
    fn subtract_other(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        self.subtract_numbers(operator, left, right)
    }

    #[inline(always)]
    fn multiply_other(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        self.multiply_numbers(operator, left, right)
    }

    #[inline(always)]
    fn add_small(left: Value, right: Value) -> Option<Value> {
        Value::add_small(left, right)
    }

    #[inline(always)]
    fn subtract_small(left: Value, right: Value) -> Option<Value> {
        Value::sub_small(left, right)
    }

    #[inline(always)]
    fn multiply_small(left: Value, right: Value) -> Option<Value> {
        Value::mul_small(left, right)
    }

    #[inline(never)]
    fn negative(&mut self, value: Value) -> Result<Value, Trap> {
        self.unary_negative(value)
    }

    #[inline(never)]
    fn invert(&mut self, value: Value) -> Result<Value, Trap> {
        self.unary_invert(value)
    }

    #[inline(never)]
    fn small_int(&mut self, value: u32) -> Value {
        Value::from_int_truncated(value as isize)
    }

    #[inline(never)]
    fn as_small_int(&self, value: Value) -> Option<u32> {
        value.as_small_int().and_then(|i| u32::try_from(i).ok())
    }

    // --- comparison and truth -------------------------------------------------------------------------------------

    #[inline(always)]
    fn boolean(value: bool) -> Value {
        Value::from_bool(value)
    }

    #[inline(always)]
    fn none() -> Value {
        Value::NONE
    }

    #[inline(always)]
    fn compare_op(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        match Self::compare_small(operator, left, right) {
            Some(truth) => Ok(Value::from_bool(truth)),
            None => self.compare(operator, left, right),
        }
    }

    #[inline(always)]
    fn compare_small(operator: u32, left: Value, right: Value) -> Option<bool> {
        // For each operator, which of less, equal and greater it is true for: a bit each.
        const TRUE_FOR: u32 = 0b110_100_101_010_011_001;
        let (left, right) = Value::both_small(left, right)?;
        let relation = u32::from(left == right) + 2 * u32::from(left > right);
        Some(TRUE_FOR >> (operator * 3 + relation) & 1 != 0)
    }

    #[inline(always)]
    fn truth(&mut self, value: Value) -> Result<bool, Trap> {
        match value {
            Value::TRUE => Ok(true),
            Value::FALSE | Value::NONE => Ok(false),
            value => match value.as_small_int() {
                Some(number) => Ok(number != 0),
                None => self.truth_of(value),
            },
        }
    }

    #[inline(never)]
    fn contains(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        self.contains_item(item, container, invert)
    }

    // --- containers -----------------------------------------------------------------------------------------------

    #[inline(always)]
    fn build_tuple(&mut self, items: &[Value]) -> Result<Value, Trap> {
        Ok(Tuple::from_slice(&mut self.heap, items)?.value())
    }

    #[inline(never)]
    fn build_list(&mut self, items: &[Value]) -> Result<Value, Trap> {
        Ok(List::from_slice(&mut self.heap, items)?.value())
    }

    #[inline(never)]
    fn build_set(&mut self, items: &[Value]) -> Result<Value, Trap> {
        self.new_set(items)
    }

    #[inline(never)]
    fn build_map(&mut self, pairs: &[Value]) -> Result<Value, Trap> {
        self.new_dict(pairs)
    }

    #[inline(never)]
    fn build_const_key_map(&mut self, keys: Value, values: &[Value]) -> Result<Value, Trap> {
        self.new_dict_with_keys(keys, values)
    }

    #[inline(never)]
    fn build_string(&mut self, pieces: &[Value]) -> Result<Value, Trap> {
        self.join_pieces(pieces)
    }

    #[inline(never)]
    fn build_slice(&mut self, start: Value, stop: Value, step: Value) -> Result<Value, Trap> {
        let step = if step.is_null() { Value::NONE } else { step };
        Ok(crate::object::slice::Slice::alloc(&mut self.heap, start, stop, step)?.value())
    }

    #[inline(never)]
    fn format_value(&mut self, value: Value, conversion: u32, spec: Value) -> Result<Value, Trap> {
        self.format_field(value, conversion, spec)
    }

    #[inline(always)]
    fn list_append(&mut self, list: Value, item: Value) -> Result<(), Trap> {
        match list.cast::<List>() {
            Some(list) => list.push(&mut self.heap, item),
            None => Err(self.refused("LIST_APPEND")),
        }
    }

    #[inline(never)]
    fn list_extend(&mut self, list: Value, iterable: Value) -> Result<(), Trap> {
        self.extend_list(list, iterable)
    }

    #[inline(never)]
    fn set_add(&mut self, set: Value, item: Value) -> Result<(), Trap> {
        self.add_to_set(set, item)
    }

    #[inline(never)]
    fn set_update(&mut self, set: Value, iterable: Value) -> Result<(), Trap> {
        self.update_set(set, iterable)
    }

    #[inline(never)]
    fn map_add(&mut self, map: Value, key: Value, value: Value) -> Result<(), Trap> {
        self.set_dict_item(map, key, value)
    }

    #[inline(never)]
    fn dict_update(&mut self, dict: Value, mapping: Value) -> Result<(), Trap> {
        self.update_dict(dict, mapping)
    }

    #[inline(never)]
    fn dict_merge(&mut self, dict: Value, mapping: Value, function: Value) -> Result<(), Trap> {
        self.merge_keywords(dict, mapping, function)
    }

    #[inline(always)]
    fn get_item(&mut self, container: Value, key: Value) -> Result<Value, Trap> {
        match Self::item_small(container, key) {
            Some(item) => Ok(item),
            None => self.item(container, key),
        }
    }

    #[inline(always)]
    fn item_small(container: Value, key: Value) -> Option<Value> {
        let (list, index) = (container.cast::<List>()?, key.as_small_int()?);
        list.get(usize::try_from(index).ok()?)
    }

    #[inline(always)]
    fn set_item(&mut self, container: Value, key: Value, value: Value) -> Result<(), Trap> {
        if Self::set_item_small(container, key, value) {
            return Ok(());
        }
        self.store_item(container, key, value)
    }

    #[inline(always)]
    fn set_item_small(container: Value, key: Value, value: Value) -> bool {
        let (Some(list), Some(index)) = (container.cast::<List>(), key.as_small_int()) else { return false };
        usize::try_from(index).is_ok_and(|index| list.set(index, value))
    }

    #[inline(never)]
    fn delete_item(&mut self, container: Value, key: Value) -> Result<(), Trap> {
        self.remove_item(container, key)
    }

    #[inline(never)]
    fn get_slice(&mut self, container: Value, start: Value, stop: Value) -> Result<Value, Trap> {
        self.slice_of(container, start, stop)
    }

    #[inline(never)]
    fn set_slice(&mut self, container: Value, start: Value, stop: Value, value: Value) -> Result<(), Trap> {
        self.store_slice(container, start, stop, value)
    }

    #[inline(always)]
    fn unpack_sequence(&mut self, sequence: Value, into: &mut [Value]) -> Result<(), Trap> {
        if let Some(tuple) = sequence.cast::<Tuple>()
            && tuple.len() == into.len()
        {
            for (slot, &item) in into.iter_mut().rev().zip(tuple.values()) {
                *slot = item;
            }
            return Ok(());
        }
        self.unpack(sequence, into)
    }

    #[inline(never)]
    fn unpack_ex(&mut self, sequence: Value, before: usize, after: usize, into: &mut [Value]) -> Result<(), Trap> {
        self.unpack_starred(sequence, before, after, into)
    }

    #[inline(never)]
    fn match_kind(&mut self, subject: Value, sequence: bool) -> Result<Value, Trap> {
        Ok(self.is_collection(subject, sequence))
    }

    #[inline(never)]
    fn match_keys(&mut self, _: Value, _: Value) -> Result<Value, Trap> {
        Err(self.values_of_keys())
    }

    #[inline(never)]
    fn match_class(&mut self, _: Value, _: Value, npositional: u32, _: Value) -> Result<Value, Trap> {
        Err(self.parts_of_class(npositional))
    }

    #[inline(never)]
    fn get_len(&mut self, value: Value) -> Result<Value, Trap> {
        self.len_of(value)
    }

    // --- attributes -----------------------------------------------------------------------------------------------

    #[inline(never)]
    fn load_attr(&mut self, object: Value, name: Value) -> Result<Value, Trap> {
        self.attribute(object, name)
    }

    #[inline(always)]
    fn load_method(&mut self, object: Value, name: Value) -> Result<(Value, bool), Trap> {
        self.method(object, name)
    }

    #[inline(never)]
    fn store_attr(&mut self, object: Value, name: Value, value: Value) -> Result<(), Trap> {
        self.set_attribute(object, name, value)
    }

    #[inline(always)]
    fn load_attr_cached(&mut self, object: Value, name: Value, cache: LoadCache<'_>) -> Result<Value, Trap> {
        self.cached_attribute(object, name, cache)
    }

    #[inline(always)]
    fn load_method_cached(&mut self, object: Value, name: Value, cache: LoadCache<'_>) -> Result<(Value, bool), Trap> {
        self.cached_method(object, name, cache)
    }

    #[inline(always)]
    fn store_attr_cached(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
        cache: StoreCache<'_>,
    ) -> Result<(), Trap> {
        self.cached_store(object, name, value, cache)
    }

    #[inline(never)]
    fn delete_attr(&mut self, object: Value, name: Value) -> Result<(), Trap> {
        self.delete_attribute(object, name)
    }

    #[inline(never)]
    fn load_super_attr(
        &mut self,
        super_type: Value,
        class: Value,
        object: Value,
        name: Value,
        method: bool,
    ) -> Result<(Value, bool), Trap> {
        self.super_attribute(super_type, class, object, name, method)
    }

    // --- iteration and generators ---------------------------------------------------------------------------------

    #[inline(never)]
    fn get_iter(&mut self, value: Value) -> Result<Value, Trap> {
        self.iterator(value)
    }

    #[inline(always)]
    fn for_iter(&mut self, iterator: Value) -> Result<Value, Trap> {
        match iterator.kind() {
            Some(Kind::RangeIterator) => {
                if let Some(range) = iterator.cast::<RangeIterator>() {
                    return range.advance().ok_or(Trap::Stop);
                }
            }
            Some(Kind::SeqIterator) => {
                if let Some(item) = iterator.cast::<SeqIterator>().and_then(Obj::next_of_list) {
                    return Ok(item);
                }
            }
            Some(Kind::Generator) => return Err(Trap::Resume),
            _ => {}
        }
        self.next_item(iterator)
    }

    #[inline(never)]
    fn get_yield_from_iter(&mut self, value: Value, in_coroutine: bool) -> Result<Value, Trap> {
        self.yield_from_iterator(value, in_coroutine)
    }

    #[inline(never)]
    fn send(&mut self, receiver: Value, value: Value) -> Result<Value, Trap> {
        self.send_to(receiver, value)
    }

    #[inline(never)]
    fn take_stop_value(&mut self) -> Value {
        let value = core::mem::replace(&mut self.stop_value, Value::NULL);
        if value.is_null() { Value::NONE } else { value }
    }

    #[inline(never)]
    fn raise_stop(&mut self, value: Value) -> Trap {
        self.raise_stop_iteration(value)
    }

    #[inline(never)]
    fn make_generator(&mut self, frame: GeneratorFrame<Value, CodeRef>, slots: &[Value]) -> Result<Value, Trap> {
        self.new_generator(frame, slots)
    }

    #[inline(never)]
    fn generator_room(&mut self, generator: Value) -> Result<usize, Trap> {
        self.generator_slots(generator)
    }

    #[inline(never)]
    fn generator_frame(&mut self, generator: Value) -> Suspended<Self> {
        self.resume_frame(generator)
    }

    #[inline(never)]
    fn generator_enter(&mut self, generator: Value, slots: &mut [Value], handled: Value) -> Value {
        self.enter_generator(generator, slots, handled)
    }

    #[inline(always)]
    fn generator_resume(
        &mut self,
        generator: Value,
        slots: &mut [Value],
        handled: &mut Value,
    ) -> Option<GeneratorFrame<Value, CodeRef>> {
        self.resume_generator(generator, slots, handled)
    }

    #[inline(always)]
    fn generator_suspend(&mut self, generator: Value, offset: u32, slots: &[Value], handled: Value) -> Value {
        self.suspend_generator(generator, offset, slots, handled)
    }

    #[inline(never)]
    fn generator_finish(&mut self, generator: Value, raised: bool) -> Value {
        self.finish_generator(generator, raised)
    }

    #[inline(never)]
    fn intrinsic_1(&mut self, intrinsic: u32, namespace: Value, value: Value) -> Result<Value, Trap> {
        self.intrinsic(intrinsic, namespace, value)
    }

    #[inline(never)]
    fn intrinsic_2(&mut self, intrinsic: u32, first: Value, second: Value) -> Result<Value, Trap> {
        self.intrinsic_of_two(intrinsic, first, second)
    }

    #[inline(never)]
    fn awaitable(&mut self, instruction: &'static str, value: Value, from: u32) -> Result<Value, Trap> {
        match instruction {
            "GET_AWAITABLE" => self.awaitable_of(value, from),
            "GET_AITER" => self.async_iterator_of(value),
            _ => self.next_awaitable_of(value),
        }
    }

    // --- exceptions -----------------------------------------------------------------------------------------------

    #[inline(never)]
    fn raise(&mut self, exception: Value, cause: Value, handled: Value) -> Trap {
        self.raise_from(exception, cause, handled)
    }

    #[inline(never)]
    fn reraise(&mut self, exception: Value) -> Trap {
        self.raise_again(exception)
    }

    #[inline(never)]
    fn set_context(&mut self, handled: Value) {
        self.chain_context(handled);
    }

    #[inline(never)]
    fn add_traceback(&mut self, frame: Caller<'_, Self>) -> bool {
        self.push_traceback(&frame)
    }

    // --- frames ---------------------------------------------------------------------------------------------------

    #[inline(never)]
    fn frame_ended(
        &mut self,
        frame: Caller<'_, Self>,
        back: Option<Caller<'_, Self>>,
        raised: bool,
    ) -> Result<bool, Trap> {
        self.end_frame(&frame, back, raised)
    }

    #[inline]
    fn traces(&self) -> bool {
        self.is_tracing()
    }

    #[inline(never)]
    fn trace(&mut self, event: TraceEvent, frame: Caller<'_, Self>) -> Option<(&'static NativeDef, u32)> {
        self.trace_event(event, &frame)
    }

    #[inline(never)]
    fn thread_started(&mut self, thread: u32) -> Result<(), Trap> {
        self.enter_thread(thread)
    }

    #[inline(never)]
    fn thread_switched(&mut self, from: u32, to: u32) {
        self.exchange_thread(from, to);
    }

    #[inline(never)]
    fn thread_ended(&mut self, thread: u32) {
        self.leave_thread(thread);
    }

    #[inline(never)]
    fn idle(&mut self) -> bool {
        self.wait_for_all()
    }

    fn frames_dropped(&mut self) {
        self.live_frames = Value::NULL;
    }

    #[inline(never)]
    fn take_exception(&mut self) -> Value {
        core::mem::replace(&mut self.pending, Value::NULL)
    }

    #[inline(never)]
    fn exception_matches(&mut self, exception: Value, kind: Value) -> Result<bool, Trap> {
        self.matches_exception(exception, kind)
    }

    #[inline(never)]
    fn exception_group_match(&mut self, exception: Value, kind: Value) -> Result<(Value, Value), Trap> {
        self.match_group(exception, kind)
    }

    #[inline(never)]
    fn is_stop_async_iteration(&mut self, exception: Value) -> bool {
        self.is_instance_of(exception, crate::types::TypeId::StopAsyncIteration)
    }

    #[inline(never)]
    fn stop_iteration_value(&mut self, exception: Value) -> Option<Value> {
        self.value_of_stop_iteration(exception)
    }

    #[inline(never)]
    fn with_methods(&mut self, manager: Value, asynchronous: bool) -> Result<(Value, Value), Trap> {
        self.context_methods(manager, asynchronous)
    }

    #[inline(never)]
    fn exception_triple(&mut self, exception: Value) -> (Value, Value) {
        self.type_and_traceback(exception)
    }
}
