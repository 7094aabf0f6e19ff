//! `LOAD_GLOBAL` with an inline cache.
//!
//! The cache remembers a position: of the name in the globals, or, when the globals lack it, in the built-ins. A
//! position is only a hint: the key that stands there is looked at. That the globals still lack the name is what their
//! stamp says (see [`stamp`](crate::object::table::Table)).
//!
//! ```text
//! unit    0         1, 2
//!         position  stamp of the globals, or 0 when the position is theirs
//! ```

use vm_core::object::InlineCache;

use crate::Trap;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// A name in the function's globals, or a built-in.
    #[inline(always)]
    pub(crate) fn cached_global(
        &mut self,
        function: Value,
        name: Value,
        cache: InlineCache<'_, 3>,
    ) -> Result<Value, Trap> {
        if let Some(globals) = function.cast::<Function>().and_then(|function| function.globals.get().cast::<Dict>()) {
            let (position, stamp) = (usize::from(cache.u16::<0>()), cache.u32::<1>());
            let dict = match stamp {
                0 => Some(globals),
                // Another function of the same code may have built-ins of its own.
                stamp if stamp == globals.stamp() && self.own_builtins(function).is_null() => {
                    self.builtins.cast::<Dict>()
                }
                _ => None,
            };
            if let Some(value) = dict.and_then(|dict| dict.value_if(position, name)) {
                return Ok(value);
            }
        }
        self.fill_global_cache(function, name, cache)
    }

    #[inline(never)]
    fn fill_global_cache(
        &mut self,
        function: Value,
        name: Value,
        mut cache: InlineCache<'_, 3>,
    ) -> Result<Value, Trap> {
        let value = self.global(function, name)?;
        let globals = function.cast::<Function>().and_then(|function| function.globals.get().cast::<Dict>());
        if let (Some(globals), Some(name)) = (globals, name.cast::<Str>())
            && self.own_builtins(function).is_null()
            && let Some((position, stamp)) = self.place_of_global(globals, name)
        {
            cache.set_u16::<0>(position);
            cache.set_u32::<1>(stamp);
        }
        Ok(value)
    }

    /// Where a name is that was found; none if that can't be remembered.
    fn place_of_global(&mut self, globals: Obj<Dict>, name: Obj<Str>) -> Option<(u16, u32)> {
        if let Some(position) = globals.position_of(name) {
            return Some((u16::try_from(position).ok()?, 0));
        }
        let position = self.builtins.cast::<Dict>()?.position_of(name)?;
        if globals.stamp() == 0 {
            globals.set_stamp(self.lookups.next_stamp()?);
        }
        let stamp = globals.stamp();
        (stamp != 0).then_some((u16::try_from(position).ok()?, stamp))
    }
}
