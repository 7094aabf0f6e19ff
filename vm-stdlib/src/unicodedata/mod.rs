//! `unicodedata`: what Unicode 15.0 says of characters, and Unicode 3.2 under `ucd_3_2_0`. Follows CPython's
//! `Modules/unicodedata.c`. `tables` are recorded from CPython; `points` reads them, `names` has names, `normal` the normal
//! forms.

mod names;
mod normal;
mod points;
mod tables;

pub use names::{character_name, character_named};

use vm_objects::object::dict::Dict;
use vm_objects::object::float::Float;
use vm_objects::object::instance::Instance;
use vm_objects::object::str::{Str, Text};
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

use crate::arguments::{self, new_int, new_str};
use normal::{Form, Full, normalized};
use points::{Point, Version, decomposition};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "unicodedata", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("bidirectional", Arity::One, bidirectional::<false>),
    NativeDef::function("category", Arity::One, category::<false>),
    NativeDef::function("combining", Arity::One, combining::<false>),
    NativeDef::function("decimal", Arity::Between(1, 2), decimal::<false>),
    NativeDef::function("decomposition", Arity::One, decomposed::<false>),
    NativeDef::function("digit", Arity::Between(1, 2), digit::<false>),
    NativeDef::function("east_asian_width", Arity::One, east_asian_width::<false>),
    NativeDef::function("is_normalized", Arity::Between(2, 2), is_normalized::<false>),
    NativeDef::function("lookup", Arity::One, lookup::<false>),
    NativeDef::function("mirrored", Arity::One, mirrored::<false>),
    NativeDef::function("name", Arity::Between(1, 2), name::<false>),
    NativeDef::function("normalize", Arity::Between(2, 2), normalize::<false>),
    NativeDef::function("numeric", Arity::Between(1, 2), numeric::<false>),
];

/// The functions as methods, for another version.
static UCD: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("bidirectional", Arity::One, bidirectional::<true>),
        NativeDef::instance_method("category", Arity::One, category::<true>),
        NativeDef::instance_method("combining", Arity::One, combining::<true>),
        NativeDef::instance_method("decimal", Arity::Between(1, 2), decimal::<true>),
        NativeDef::instance_method("decomposition", Arity::One, decomposed::<true>),
        NativeDef::instance_method("digit", Arity::Between(1, 2), digit::<true>),
        NativeDef::instance_method("east_asian_width", Arity::One, east_asian_width::<true>),
        NativeDef::instance_method("is_normalized", Arity::Between(2, 2), is_normalized::<true>),
        NativeDef::instance_method("lookup", Arity::One, lookup::<true>),
        NativeDef::instance_method("mirrored", Arity::One, mirrored::<true>),
        NativeDef::instance_method("name", Arity::Between(1, 2), name::<true>),
        NativeDef::instance_method("normalize", Arity::Between(2, 2), normalize::<true>),
        NativeDef::instance_method("numeric", Arity::Between(1, 2), numeric::<true>),
    ],
    getsets: &[GetSetDef {
        name: "unidata_version",
        get: |_, this| Ok(this.cast::<Instance>().map_or(Value::NONE, |this| this.slot(0))),
        set: None,
    }],
    slots: 1,
    creatable: false,
    base_type: false,
    weak: false,
    ..TypeSpec::new("unicodedata", "UCD")
};

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let class = py.host_type(&UCD)?;
    let (now, then) = (new_str(py, "15.0.0")?, new_str(py, "3.2.0")?);
    let old = py.new_object(class)?;
    old.set_slot(0, then);
    py.put(namespace, "unidata_version", now)?;
    py.put(namespace, "UCD", class)?;
    py.put(namespace, "ucd_3_2_0", old.value())
}

/// The version that a function asks, which as a method has the object before its arguments.
const fn version(old: bool) -> Version {
    if old { Version::Old } else { Version::Now }
}

/// The character that a function is given: `what` is how its message begins.
fn character(py: &mut Python<'_>, value: Value, what: &str) -> Result<u32, Trap> {
    let text = py.unwrapped(value).cast::<Str>();
    match text.filter(|text| text.len() == 1).and_then(|text| text.char_at(0)) {
        Some(c) => Ok(c),
        None => {
            let kind = arguments::kind_of(py, value);
            Err(py.type_error(format_args!("{what} must be a unicode character, not {kind}")))
        }
    }
}

fn point<const OLD: bool>(py: &mut Python<'_>, args: &Args<'_, '_>, name: &str) -> Result<Point, Trap> {
    let what = if name.contains(' ') { name.to_owned() } else { format!("{name}() argument") };
    Ok(Point::of(version(OLD), character(py, args.get(OLD.into()), &what)?))
}

fn bidirectional<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let point = point::<OLD>(py, args, "bidirectional")?;
    new_str(py, point.bidirectional())
}

fn category<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let point = point::<OLD>(py, args, "category")?;
    new_str(py, point.category())
}

fn combining<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let point = point::<OLD>(py, args, "combining")?;
    new_int(py, point.combining().into())
}

fn east_asian_width<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let point = point::<OLD>(py, args, "east_asian_width")?;
    new_str(py, point.east_asian_width())
}

fn mirrored<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let point = point::<OLD>(py, args, "mirrored")?;
    new_int(py, point.mirrored().into())
}

fn decomposed<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let c = character(py, args.get(OLD.into()), "decomposition() argument")?;
    let mut text = String::new();
    if let Some((kind, parts)) = decomposition(version(OLD), c) {
        text.push_str(kind);
        for part in parts {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&format!("{part:04X}"));
        }
    }
    new_str(py, &text)
}

/// The second argument in place of what a character has not, or the error.
fn otherwise<const OLD: bool>(py: &mut Python<'_>, args: &Args<'_, '_>, error: &str) -> Result<Value, Trap> {
    match args.arg(1 + usize::from(OLD)) {
        Some(default) => Ok(default),
        None => Err(py.value_error(format_args!("{error}"))),
    }
}

fn decimal<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match point::<OLD>(py, args, "decimal() argument 1")?.decimal() {
        Some(value) => new_int(py, value.into()),
        None => otherwise::<OLD>(py, args, "not a decimal"),
    }
}

fn digit<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match point::<OLD>(py, args, "digit() argument 1")?.digit() {
        Some(value) => new_int(py, value.into()),
        None => otherwise::<OLD>(py, args, "not a digit"),
    }
}

fn numeric<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match point::<OLD>(py, args, "numeric() argument 1")?.numeric() {
        Some(value) => Ok(Float::alloc(&mut py.heap, value)?.value()),
        None => otherwise::<OLD>(py, args, "not a numeric character"),
    }
}

fn name<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let c = character(py, args.get(OLD.into()), "name() argument 1")?;
    match character_name(c).filter(|_| Point::of(version(OLD), c).is_assigned()) {
        Some(name) => Ok(py.format_str(format_args!("{name}"))?.value()),
        None => otherwise::<OLD>(py, args, "no such name"),
    }
}

fn lookup<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let given = args.get(OLD.into());
    let name = match py.unwrapped(given).cast::<Str>() {
        Some(text) => {
            if let Some(at) = text.chars().position(|c| char::from_u32(c).is_none()) {
                return Err(unencodable(py, given, at));
            }
            arguments::string(text)
        }
        None => {
            let bytes = arguments::bytes(py, given)?;
            if !py.is_instance_of(given, TypeId::Bytes) {
                let kind = py.type_name(given);
                return Err(
                    py.type_error(format_args!("lookup() argument must be read-only bytes-like object, not {kind}"))
                );
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    if name.len() > names::LONGEST {
        let text = new_str(py, "name too long")?;
        return Err(py.error_with(TypeId::KeyError, &[text]));
    }
    // Other names and sequences came later than Unicode 3.2.
    let (found, sequence) = if OLD {
        (names::by_own_name(&name).filter(|&c| Point::of(Version::Old, c).is_assigned()), None)
    } else {
        (character_named(&name), names::sequence_named(&name))
    };
    if let Some(c) = found {
        return Ok(Str::from_char(&mut py.heap, c)?.value());
    }
    match sequence {
        Some(text) => new_str(py, text),
        None => Err(py.error(TypeId::KeyError, format_args!("undefined character name '{name}'"))),
    }
}

/// A lone surrogate, which UTF-8 can't have.
fn unencodable(py: &mut Python<'_>, text: Value, at: usize) -> Trap {
    let (codec, reason) = match (new_str(py, "utf-8"), new_str(py, "surrogates not allowed")) {
        (Ok(codec), Ok(reason)) => (codec, reason),
        (Err(trap), _) | (_, Err(trap)) => return trap,
    };
    let place = |at: usize| Value::from_int_truncated(at as isize);
    py.error_with(TypeId::UnicodeEncodeError, &[codec, text, place(at), place(at + 1), reason])
}

/// The form and the text of `normalize` and `is_normalized`; none if the text is empty.
fn form_and_text<const OLD: bool>(
    py: &mut Python<'_>,
    args: &Args<'_, '_>,
    function: &str,
) -> Result<Option<(Form, Obj<Str>)>, Trap> {
    let mut texts = [None; 2];
    for (index, text) in texts.iter_mut().enumerate() {
        let value = args.get(index + usize::from(OLD));
        *text = py.unwrapped(value).cast::<Str>();
        if text.is_none() {
            let (place, kind) = (index + 1, arguments::kind_of(py, value));
            return Err(py.type_error(format_args!("{function}() argument {place} must be str, not {kind}")));
        }
    }
    let [Some(form), Some(text)] = texts else { return Ok(None) };
    if text.len() == 0 {
        return Ok(None);
    }
    match Form::named(form.as_ascii().unwrap_or("")) {
        Some(form) => Ok(Some((form, text))),
        None => Err(py.value_error(format_args!("invalid normalization form"))),
    }
}

/// The text in the form; none if it is the text itself.
fn changed<const OLD: bool>(py: &mut Python<'_>, form: Form, text: Obj<Str>) -> Result<Option<Vec<u32>>, Trap> {
    if text.as_ascii().is_some() {
        return Ok(None);
    }
    py.charge(text.len() as u64 / 4)?;
    match normalized(text.chars(), version(OLD), form) {
        Ok(points) => Ok((!points.iter().copied().eq(text.chars())).then_some(points)),
        Err(Full) => Err(py.error(TypeId::MemoryError, format_args!(""))),
    }
}

fn normalize<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if let Some((form, text)) = form_and_text::<OLD>(py, args, "normalize")?
        && let Some(points) = changed::<OLD>(py, form, text)?
    {
        return Ok(Str::from_text(&mut py.heap, Text::Four(&points))?.value());
    }
    Ok(args.get(1 + usize::from(OLD)))
}

fn is_normalized<'h, const OLD: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let normal = match form_and_text::<OLD>(py, args, "is_normalized")? {
        Some((form, text)) => changed::<OLD>(py, form, text)?.is_none(),
        None => true,
    };
    Ok(Value::from_bool(normal))
}
