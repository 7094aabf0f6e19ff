//! `atexit`: functions that are called at the end of a run. Follows CPython's `Modules/atexitmodule.c`.
//!
//! They are in a list that a class of this module has, which no program sees; each is a tuple: function, positional
//! arguments, keyword arguments (a dict, or `None`).

use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "atexit", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_clear", Arity::None, clear),
    NativeDef::function("_ncallbacks", Arity::None, |py, _| {
        let len = registered(py)?.len();
        Ok(Value::from_int_truncated(len as isize))
    }),
    NativeDef::function("_run_exitfuncs", Arity::None, run),
    NativeDef::function("register", Arity::Free, register),
    NativeDef::function("unregister", Arity::One, unregister),
];

static REGISTRY: TypeSpec = TypeSpec::new("atexit", "_registry");

fn registered(py: &mut Python<'_>) -> Result<Obj<List>, Trap> {
    let (class, name) = (py.host_type(&REGISTRY)?, Str::intern(&mut py.heap, "functions")?.value());
    if let Some(list) = py.own_of_class(class, "functions").cast::<List>() {
        return Ok(list);
    }
    let list = List::with_capacity(&mut py.heap, 4)?;
    py.set_attribute(class, name, list.value())?;
    Ok(list)
}

/// `register(func, *args, **kwargs)`: the function.
fn register<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let named = names.map_or(0, |names| names.len());
    let positional = args.nargs() - named;
    if positional == 0 {
        return Err(py.type_error(format_args!("register() takes at least 1 argument (0 given)")));
    }
    let function = args.get(0);
    if !py.is_callable(function) {
        return Err(py.type_error(format_args!("the first argument must be callable")));
    }
    let list = registered(py)?;
    let values: Vec<Value> = args.args()[1..positional].to_vec();
    let values = py.tuple(&values)?;
    let keywords = match names {
        None => Value::NONE,
        Some(names) => {
            let dict = Dict::new(&mut py.heap)?;
            for (index, name) in names.values().iter().enumerate() {
                if let Some(name) = name.cast::<Str>() {
                    dict.insert_str(&mut py.heap, name, args.get(positional + index))?;
                }
            }
            dict.value()
        }
    };
    let entry = py.tuple(&[function, values, keywords])?;
    list.push(&mut py.heap, entry)?;
    Ok(function)
}

fn clear<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = registered(py)?;
    while list.pop().is_some() {}
    Ok(Value::NONE)
}

/// `unregister(func)`: all that are equal to it are taken out.
fn unregister<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let (function, own) = (args.get(0), args.nargs());
    let list = registered(py)?;
    loop {
        let at = args.get(own).as_small_int().unwrap_or(0);
        let Some(entry) = list.get(at as usize) else { return Ok(Value::NONE) };
        let known = entry.cast::<Tuple>().and_then(|entry| entry.get(0)).unwrap_or(Value::NONE);
        let equal = s.equal(py, args, [known, function])?;
        if equal {
            list.remove(at as usize);
        } else {
            args.set(own, Value::from_int_truncated(at + 1));
        }
        s.restart(args);
    }
}

/// Calls them, the last one first. What one raises is reported, and the others are called all the same.
fn run<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    loop {
        if args.get(own).is_null() {
            s.own_frame(args)?;
            let list = registered(py)?;
            let Some(entry) = list.pop() else { return Ok(Value::NONE) };
            args.set(own, entry);
            s.restart(args);
        }
        let entry = args.get(own).cast::<Tuple>();
        let part = |index: usize| entry.and_then(|entry| entry.get(index)).unwrap_or(Value::NULL);
        let (function, values, keywords) = (part(0), part(1), part(2));
        let keywords = if keywords.is_none() { Value::NULL } else { keywords };
        let called = s.attempt(py, args, |s, _, args| s.call_ex(args, function, values, keywords))?;
        if let Err(exception) = called {
            s.unraisable(py, args, (exception, function, "Exception ignored in atexit callback"))?;
        }
        args.set(own, Value::NULL);
        s.restart(args);
    }
}
