//! Arguments of functions as values of Rust.

use vm_objects::object::bytes::Bytes;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Obj, Python, Script, Trap, Value};

/// Positional and named arguments in the order of `names`, null where one is absent; the first `skip` values of the window
/// (a class, an object) are not counted.
pub(crate) fn named<const N: usize>(
    py: &mut Python<'_>,
    args: &Args<'_, '_>,
    function: &str,
    skip: usize,
    names: [&str; N],
) -> Result<[Value; N], Trap> {
    let (positional, by_name) = py.keywords(args, function, names)?;
    let positional = positional.saturating_sub(skip);
    if positional > N {
        let s = if N == 1 { "" } else { "s" };
        return Err(py.type_error(format_args!("{function}() takes at most {N} argument{s} ({positional} given)")));
    }
    let mut given = [Value::NULL; N];
    for (index, slot) in given.iter_mut().enumerate() {
        let named = by_name[index];
        *slot = if index < positional { args.get(skip + index) } else { named };
        if index < positional && !named.is_null() {
            let (name, place) = (names[index], index + 1);
            return Err(py.type_error(format_args!(
                "argument for {function}() given by name ('{name}') and position ({place})"
            )));
        }
    }
    Ok(given)
}

/// An argument that must be given.
pub(crate) fn required(
    py: &mut Python<'_>,
    value: Value,
    function: &str,
    name: &str,
    place: usize,
) -> Result<Value, Trap> {
    if value.is_null() {
        return Err(py.type_error(format_args!("{function}() missing required argument '{name}' (pos {place})")));
    }
    Ok(value)
}

/// An int that fits.
pub(crate) fn integer(py: &mut Python<'_>, value: Value) -> Result<i64, Trap> {
    let inner = py.unwrapped(value);
    if let Some(small) = inner.as_small_index() {
        return Ok(small as i64);
    }
    if let Some(big) = inner.cast::<vm_objects::object::int::Int>() {
        let limbs = big.limbs();
        if let (&[limb], Ok(small)) = (limbs, i64::try_from(limbs.first().copied().unwrap_or(0))) {
            let _ = limb;
            return Ok(if big.negative() { -small } else { small });
        }
        return Err(py.error(TypeId::OverflowError, format_args!("Python int too large to convert to C long")));
    }
    let kind = py.type_name(value);
    Err(py.type_error(format_args!("'{kind}' object cannot be interpreted as an integer")))
}

/// What an error says that a wrong argument is: `_PyArg_BadArgument` of CPython's `Python/getargs.c`.
pub(crate) fn kind_of(py: &Python<'_>, value: Value) -> String {
    if value.is_none() { "None".to_owned() } else { py.type_name(value).to_string() }
}

/// The text of a str.
pub(crate) fn text(py: &mut Python<'_>, value: Value, what: &str) -> Result<Obj<Str>, Trap> {
    match py.unwrapped(value).cast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let kind = py.type_name(value);
            Err(py.type_error(format_args!("{what} must be str, not {kind}")))
        }
    }
}

/// A str as Rust's; lone surrogates become replacement characters.
pub(crate) fn string(text: Obj<Str>) -> String {
    match text.as_ascii() {
        Some(ascii) => ascii.to_owned(),
        None => text.chars().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
    }
}

/// A str, or the bytes of a bytes-like object read as UTF-8, as Rust's text.
pub(crate) fn text_or_bytes(py: &mut Python<'_>, value: Value) -> Result<String, Trap> {
    match py.unwrapped(value).cast::<Str>() {
        Some(text) => Ok(string(text)),
        None => Ok(String::from_utf8_lossy(&bytes(py, value)?).into_owned()),
    }
}

/// The bytes of a bytes-like object.
pub(crate) fn bytes(py: &mut Python<'_>, value: Value) -> Result<Vec<u8>, Trap> {
    Ok(py.bytes_like(value)?.read(<[u8]>::to_vec))
}

/// A new str.
pub(crate) fn new_str(py: &mut Python<'_>, text: &str) -> Result<Value, Trap> {
    Ok(Str::from_str(&mut py.heap, text)?.value())
}

/// A new bytes object.
pub(crate) fn new_bytes(py: &mut Python<'_>, bytes: &[u8]) -> Result<Value, Trap> {
    Ok(Bytes::from_slice(&mut py.heap, bytes)?.value())
}

/// A new int.
pub(crate) fn new_int(py: &mut Python<'_>, number: i64) -> Result<Value, Trap> {
    vm_objects::object::int::Int::from_i64(&mut py.heap, number)
}

/// An int, or what has `__index__`, as an index: `PyNumber_AsSsize_t` of CPython's `Objects/abstract.c`.
pub(crate) fn index<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<i64, Trap> {
    let number = script.index(py, args, value)?;
    match py.unwrapped(number).as_small_index() {
        Some(small) => Ok(small as i64),
        None => integer(py, number).map_err(|trap| match trap {
            Trap::Raise => {
                let kind = py.type_name(value);
                py.error(TypeId::OverflowError, format_args!("cannot fit '{kind}' into an index-sized integer"))
            }
            trap => trap,
        }),
    }
}

/// An optional size: `_Py_convert_optional_to_ssize_t` of CPython's `Modules/_io/_iomodule.c`.
pub(crate) fn optional_size<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    place: usize,
    default: i64,
) -> Result<i64, Trap> {
    let Some(value) = args.arg(place) else { return Ok(default) };
    if value.is_none() {
        return Ok(default);
    }
    if !py.is_instance_of(value, TypeId::Int) && !py.has_special(value, "__index__") {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("argument should be integer or None, not '{kind}'")));
    }
    index(script, py, args, value)
}
