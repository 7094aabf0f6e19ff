//! Keyword arguments of built-ins.

use crate::Trap;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

impl Python<'_> {
    /// How many arguments are positional, and those that are named, in the order of `names`; null where one is absent.
    pub fn keywords<const N: usize>(
        &mut self,
        args: &Args<'_, '_>,
        function: &str,
        names: [&str; N],
    ) -> Result<(usize, [Value; N]), Trap> {
        let mut values = [Value::NULL; N];
        let Some(given) = args.kwnames.cast::<Tuple>() else { return Ok((args.nargs(), values)) };
        let positional = args.nargs().saturating_sub(given.len());
        for (index, &name) in given.values().iter().enumerate() {
            let text = name.cast::<Str>();
            let place = names.iter().position(|known| text.is_some_and(|text| text.eq_text(known)));
            match place.and_then(|place| values.get_mut(place)) {
                Some(value) => *value = args.get(positional + index),
                None => {
                    let name = Self::shown(name);
                    return Err(
                        self.type_error(format_args!("'{name}' is an invalid keyword argument for {function}()"))
                    );
                }
            }
        }
        Ok((positional, values))
    }
}
