//! A Python function.

super::value_layout! {
    /// `function`: what every closure carries. What few functions have is in the extra block.
    Function {
        /// `__code__`.
        code,
        /// `__globals__`, a dict.
        globals,
        /// `__closure__`: a tuple of cells, or `NULL`.
        closure,
        /// `__defaults__`: a tuple, or `NULL`.
        defaults,
        /// A [`Block`](super::block::Block) of [`Extra`] slots, or `NULL`.
        extra,
    }
}

/// Slots of a function's extra block; `NULL` in a slot means: as the code object says, or absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Extra {
    /// `__kwdefaults__`, a dict.
    KwDefaults,
    /// `__annotations__`, a dict (or the flat tuple that `MAKE_FUNCTION` got).
    Annotations,
    /// `__name__`, once it was set.
    Name,
    /// `__qualname__`, once it was set.
    QualName,
    /// `__doc__`, once it was set.
    Doc,
    /// `__module__`, once it was set.
    Module,
    /// `__dict__`.
    Dict,
    /// `__type_params__`, a tuple.
    TypeParams,
    /// `__builtins__`, where they are not the machine's.
    Builtins,
}

/// Number of slots of the extra block.
pub const EXTRA_SLOTS: usize = 9;

impl crate::heap::Obj<Function> {
    /// A slot of the extra block; `NULL` if there is no block.
    pub fn extra_slot(self, slot: Extra) -> crate::Value {
        let block = self.extra.get().cast::<super::block::Block>();
        block.map_or(crate::Value::NULL, |b| b.get(slot as usize))
    }

    /// Sets a slot of the extra block, which is made if there is none.
    pub fn set_extra_slot(self, heap: &mut crate::Heap, slot: Extra, value: crate::Value) -> Result<(), crate::Trap> {
        let block = match self.extra.get().cast::<super::block::Block>() {
            Some(block) => block,
            None => {
                let block = heap.alloc::<super::block::Block>(EXTRA_SLOTS)?;
                self.extra.set(block.value());
                block
            }
        };
        block.set(slot as usize, value);
        Ok(())
    }
}
