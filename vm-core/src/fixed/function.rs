//! Cells and functions, and the arguments that are not just the positional parameters.

use heapless::Vec;

use super::errors::Given;
use super::heap::{CodeRef, Heap, Kind};
use super::value::{Lasting, Value};
use crate::code::CodeFlags;
use crate::object::Trap;

/// Arguments that one call may name.
const KEYWORDS: usize = 16;

impl Heap {
    pub(super) fn new_tuple(&mut self, items: &[Value]) -> Result<Value, Trap> {
        if items.is_empty() { Ok(Value::EMPTY_TUPLE) } else { self.allocate(Kind::Tuple, items) }
    }

    /// What a cell holds.
    #[inline(always)]
    pub(super) fn cell(&self, cell: Value) -> Option<Value> {
        self.words_of(cell, Kind::Cell)?.first().copied()
    }

    pub(super) fn set_cell(&mut self, cell: Value, value: Value) -> bool {
        let Some([place]) = self.words_of_mut(cell, Kind::Cell) else { return false };
        *place = value;
        true
    }

    /// A function of `MAKE_FUNCTION`'s operands.
    pub(super) fn new_function(&mut self, code: Value, flags: u32, parts: &[Value]) -> Result<Value, Trap> {
        if code.number_of(Lasting::Code).is_none() {
            return Err(self.refused("MAKE_FUNCTION of what is no code"));
        }
        // Bit 2 is annotations, which nobody can ask this model for.
        let mut parts = parts.iter().copied();
        let mut part = |bit: u32| if flags >> bit & 1 != 0 { parts.next().unwrap_or(Value::NULL) } else { Value::NULL };
        let (defaults, keyword_defaults, _, closure) = (part(0), part(1), part(2), part(3));
        self.allocate(Kind::Function, &[code, defaults, keyword_defaults, closure])
    }

    #[inline(always)]
    pub(super) fn function_code(&self, function: Value) -> Option<CodeRef> {
        self.code(*self.words_of(function, Kind::Function)?.first()?)
    }

    /// The cells of a function's closure.
    pub(super) fn closure_cells(&self, function: Value) -> &[Value] {
        let words = self.words_of(function, Kind::Function);
        words.and_then(|words| self.tuple(*words.get(3)?)).unwrap_or(&[])
    }

    /// The value of a keyword-only parameter that has a default.
    fn keyword_default(&self, defaults: Value, name: Value) -> Option<Value> {
        let (&names, values) = self.words_of(defaults, Kind::Defaults)?.split_first()?;
        let index = self.tuple(names)?.iter().position(|&known| known == name)?;
        values.get(index).copied()
    }

    /// Puts arguments into their parameters' slots (`initialize_locals` of CPython's `Python/ceval.c`). Everything that
    /// can fail is done before the first slot changes.
    pub(super) fn bind_arguments(
        &mut self,
        function: Value,
        code: CodeRef,
        slots: &mut [Value],
        nargs: usize,
        kwnames: Value,
    ) -> Result<(), Trap> {
        if code.flags().has(CodeFlags::VARKEYWORDS) {
            return Err(self.refused("call of a function with **"));
        }
        let names = self.kept_tuple(code.0.slots).unwrap_or(&[]);
        let keywords = self.kept_tuple(kwnames).unwrap_or(&[]);
        let (argcount, positional) = (code.argcount(), nargs.saturating_sub(keywords.len()));
        let named = argcount + code.kwonlyargcount();
        let &[_, defaults, keyword_defaults, _] = self.words_of(function, Kind::Function).unwrap_or(&[]) else {
            return Err(self.refused("call of no function"));
        };
        let given = Given { code, positional, defaults: self.tuple(defaults).map_or(0, <[Value]>::len) };
        let has_star = code.flags().has(CodeFlags::VARARGS);
        if positional > argcount && !has_star {
            return Err(self.too_many_positional(given));
        }
        let places = self.places(given, names.get(..named).unwrap_or(names), keywords)?;
        let filled =
            |index: usize| index < positional.min(argcount) || places.iter().any(|&place| usize::from(place) == index);
        let first_default = argcount.saturating_sub(given.defaults);
        let missing = |index: &usize| !filled(*index);
        if (0..first_default).any(|index| missing(&index)) {
            return Err(self.missing_arguments(names, (0..first_default).filter(missing), given, "positional"));
        }
        let lacks = |heap: &Self, index: &usize| {
            let name = names.get(*index).copied().unwrap_or(Value::NULL);
            !filled(*index) && heap.keyword_default(keyword_defaults, name).is_none()
        };
        if (argcount..named).any(|index| lacks(self, &index)) {
            let mut which: Vec<usize, KEYWORDS> = Vec::new();
            which.extend((argcount..named).filter(|index| lacks(self, index)).take(KEYWORDS));
            return Err(self.missing_arguments(names, which.iter().copied(), given, "keyword-only"));
        }
        let rest = slots.get(argcount.min(positional)..positional).unwrap_or(&[]);
        let star = if has_star { self.new_tuple(rest)? } else { Value::NULL };

        let mut values: Vec<Value, KEYWORDS> = Vec::new();
        values.extend(slots.get(positional..nargs).unwrap_or(&[]).iter().copied().take(KEYWORDS));
        for (index, slot) in slots.iter_mut().enumerate().take(named).skip(positional.min(argcount)) {
            let name = names.get(index).copied().unwrap_or(Value::NULL);
            let by_keyword = places.iter().position(|&place| usize::from(place) == index);
            *slot = match by_keyword.and_then(|keyword| values.get(keyword).copied()) {
                Some(value) => value,
                None if index < argcount => {
                    let default = self.tuple(defaults).and_then(|all| all.get(index.wrapping_sub(first_default)));
                    default.copied().unwrap_or(Value::NULL)
                }
                None => self.keyword_default(keyword_defaults, name).unwrap_or(Value::NULL),
            };
        }
        if has_star && let Some(slot) = slots.get_mut(named) {
            *slot = star;
        }
        Ok(())
    }

    /// The parameter that each keyword means.
    fn places(&mut self, given: Given, names: &[Value], keywords: &[Value]) -> Result<Vec<u16, KEYWORDS>, Trap> {
        let mut places = Vec::new();
        for &keyword in keywords {
            let place = names.iter().position(|&name| name == keyword);
            let place = match place.filter(|&place| place >= given.code.posonlyargcount()) {
                Some(place) => place,
                None => return Err(self.unexpected_keyword(given, keyword)),
            };
            if place < given.positional || places.contains(&(place as u16)) {
                return Err(self.multiple_values(given, keyword));
            }
            places.push(place as u16).map_err(|_| self.refused("call with so many keywords"))?;
        }
        Ok(places)
    }
}
