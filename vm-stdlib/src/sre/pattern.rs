//! `re.Pattern`: byte code, and what was compiled to it.

use alloc::rc::Rc;

use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::object::list::List;
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{
    Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Signature, Trap, TypeSpec, Value, class_getitem,
};

use super::engine::Program;
use super::subject::Subject;
use super::template::TEMPLATE;
use super::{job, numbers, scanner};
use crate::arguments::{new_int, new_str};
use crate::objects;

pub(super) static PATTERN: TypeSpec = TypeSpec {
    doc: Some("Compiled regular expression object."),
    methods: &[
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        NativeDef::instance_method("__copy__", Arity::None, |_, args| Ok(args.get(0))),
        NativeDef::instance_method("__deepcopy__", Arity::One, |_, args| Ok(args.get(0))),
        NativeDef::instance_method("__eq__", Arity::One, |py, args| compared(py, args, true)),
        NativeDef::instance_method("__hash__", Arity::None, hash),
        NativeDef::instance_method("__ne__", Arity::One, |py, args| compared(py, args, false)),
        NativeDef::instance_method("__repr__", Arity::None, repr),
        NativeDef::instance_method("findall", Arity::Free, job::findall),
        NativeDef::instance_method("finditer", Arity::Free, scanner::finditer),
        NativeDef::instance_method("fullmatch", Arity::Free, job::fullmatch),
        NativeDef::instance_method("match", Arity::Free, job::match_),
        NativeDef::instance_method("scanner", Arity::Free, scanner::scanner),
        NativeDef::instance_method("search", Arity::Free, job::search),
        NativeDef::instance_method("split", Arity::Free, job::split),
        NativeDef::instance_method("sub", Arity::Free, job::sub),
        NativeDef::instance_method("subn", Arity::Free, job::subn),
    ],
    getsets: &[
        GetSetDef { name: "flags", get: flags, set: Some(read_only) },
        GetSetDef { name: "groupindex", get: shown_group_index, set: None },
        GetSetDef {
            name: "groups",
            get: |py, this| {
                let groups = compiled(py, this)?.groups;
                new_int(py, groups.into())
            },
            set: Some(read_only),
        },
        GetSetDef { name: "pattern", get: |_, this| Ok(source(this)), set: Some(read_only) },
    ],
    slots: 4,
    base_type: false,
    creatable: false,
    ..TypeSpec::new("re", "Pattern")
};

/// What CPython has as members of a C structure says this, and not what it says of computed attributes.
pub(super) fn read_only(py: &mut Python<'_>, _: Value, _: Value) -> Result<(), Trap> {
    Err(py.error(TypeId::AttributeError, format_args!("readonly attribute")))
}

/// Slots: the [`Compiled`], `pattern`, `groupindex` (null if there are no names) and `indexgroup`.
const COMPILED: usize = 0;
const SOURCE: usize = 1;
const GROUP_INDEX: usize = 2;
const INDEX_GROUP: usize = 3;

/// What a pattern is compiled to.
#[derive(Clone)]
pub(super) struct Compiled {
    pub(super) program: Rc<Program>,
    flags: i32,
    pub(super) groups: u32,
    /// Whether it is for bytes; none says that it is for both.
    is_bytes: Option<bool>,
}

/// What the pattern is compiled to.
pub(super) fn compiled(py: &mut Python<'_>, pattern: Value) -> Result<Compiled, Trap> {
    match objects::get::<Compiled>(py, pattern, COMPILED) {
        Some(compiled) => Ok(compiled.clone()),
        None => {
            let kind = py.type_name(pattern);
            Err(py.type_error(format_args!("descriptor requires a 're.Pattern' object but received a '{kind}'")))
        }
    }
}

impl Compiled {
    /// The text of an argument, if it is one for this pattern.
    pub(super) fn subject(&self, py: &mut Python<'_>, string: Value) -> Result<Subject, Trap> {
        let subject = Subject::expected(py, string)?;
        match (self.is_bytes, subject.is_bytes()) {
            (Some(false), true) => {
                Err(py.type_error(format_args!("cannot use a string pattern on a bytes-like object")))
            }
            (Some(true), false) => {
                Err(py.type_error(format_args!("cannot use a bytes pattern on a string-like object")))
            }
            _ => Ok(subject),
        }
    }
}

fn source(pattern: Value) -> Value {
    pattern.cast::<Instance>().map_or(Value::NONE, |pattern| pattern.slot(SOURCE))
}

/// The numbers of the groups that have names.
pub(super) fn group_index(pattern: Value) -> Option<Obj<Dict>> {
    pattern.cast::<Instance>()?.slot(GROUP_INDEX).cast::<Dict>()
}

/// The names of groups, by number.
pub(super) fn index_group(pattern: Value) -> Option<Obj<Tuple>> {
    pattern.cast::<Instance>()?.slot(INDEX_GROUP).cast::<Tuple>()
}

/// `compile(pattern, flags, code, groups, groupindex, indexgroup)`
pub(super) fn compile<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["pattern", "flags", "code", "groups", "groupindex", "indexgroup"];
    let signature = Signature { function: "compile", names, least: 6, positional: 6 };
    let [source, flags, code, groups, group_index, index_group] = py.named_args(args, 0, &signature)?;
    let mut script = Script::new(args, 0)?;
    let flags = numbers::int(py, args, &mut script, flags)?;
    let inside = [code, group_index, index_group].map(|value| py.unwrapped(value));
    let Some(list) = inside[0].cast::<List>() else { return Err(wrong_argument(py, "code", "list", code)) };
    let groups = numbers::size(py, args, &mut script, groups, 0)?;
    let Some(by_name) = inside[1].cast::<Dict>() else {
        return Err(wrong_argument(py, "groupindex", "dict", group_index));
    };
    let Some(by_number) = inside[2].cast::<Tuple>() else {
        return Err(wrong_argument(py, "indexgroup", "tuple", index_group));
    };
    let words = words_of(py, list)?;
    py.charge(words.len() as u64 * 4)?;
    let is_bytes = match source.is_none() {
        true => None,
        false => Some(Subject::expected(py, source)?.is_bytes()),
    };
    let program = u32::try_from(groups).ok().and_then(|groups| Some((Program::new(words, groups)?, groups)));
    let Some((program, groups)) = program else {
        return Err(py.error(TypeId::RuntimeError, format_args!("invalid SRE code")));
    };
    let class = py.host_type(&PATTERN)?;
    let compiled = Compiled { program: Rc::new(program), flags, groups, is_bytes };
    let pattern = objects::create(py, class, COMPILED, compiled)?;
    if let Some(pattern) = pattern.cast::<Instance>() {
        pattern.set_slot(SOURCE, source);
        if by_name.len() > 0 {
            pattern.set_slot(GROUP_INDEX, by_name.value());
            pattern.set_slot(INDEX_GROUP, by_number.value());
        }
    }
    Ok(pattern)
}

fn wrong_argument(py: &mut Python<'_>, name: &str, wanted: &str, given: Value) -> Trap {
    let kind = py.type_name(given);
    py.type_error(format_args!("compile() argument '{name}' must be {wanted}, not {kind}"))
}

/// The numbers of a list.
fn words_of(py: &mut Python<'_>, list: Obj<List>) -> Result<Vec<u32>, Trap> {
    let mut words = Vec::with_capacity(list.len());
    for item in list.items() {
        let number = py.unwrapped(item.get());
        let small = number.as_small_index();
        if let Some(word) = small.and_then(|number| u32::try_from(number).ok()) {
            words.push(word);
            continue;
        }
        let big = number.cast::<vm_objects::object::int::Int>();
        let (kind, text) = match (small, big) {
            (None, None) => (TypeId::TypeError, "an integer is required"),
            (Some(number), _) if number < 0 => (TypeId::OverflowError, "can't convert negative value to unsigned int"),
            (_, Some(big)) if big.negative() => (TypeId::OverflowError, "can't convert negative value to unsigned int"),
            (_, Some(big)) if big.limbs().len() > 1 => {
                (TypeId::OverflowError, "Python int too large to convert to C unsigned long")
            }
            _ => (TypeId::OverflowError, "regular expression code size limit exceeded"),
        };
        return Err(py.error(kind, format_args!("{text}")));
    }
    Ok(words)
}

/// The template that a replacement is taken apart to, by `re._compile_template`.
pub(super) fn compile_template<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    pattern: Value,
    replacement: Value,
) -> Result<Value, Trap> {
    // What has no hash can't be looked up among the compiled ones; a str or bytes of the same text can.
    let plain = match Subject::of(py, replacement)? {
        Some(subject) => subject.slice(py, replacement, 0, usize::MAX)?,
        None => replacement,
    };
    let function = script.imported(py, args, "re", "_compile_template")?;
    let template = script.call(args, function, &[pattern, plain])?;
    if !py.is_host_object(template, &TEMPLATE)? {
        let kind = py.type_name(template);
        let text = format_args!("the result of compiling a replacement string is {kind}");
        return Err(py.error(TypeId::RuntimeError, text));
    }
    Ok(template)
}

fn flags(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let flags = compiled(py, this)?.flags;
    new_int(py, flags.into())
}

fn shown_group_index(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match group_index(this) {
        Some(names) => py.mapping_proxy(names.value()),
        None => Ok(Dict::new(&mut py.heap)?.value()),
    }
}

/// `pattern_richcompare`: the code, the flags and what they were compiled from.
fn compared<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, equal: bool) -> Result<Value, Trap> {
    let (this, other) = (args.get(0), args.get(1));
    if !py.is_host_object(other, &PATTERN)? {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if this == other {
        return Ok(Value::from_bool(equal));
    }
    let (left, right) = (compiled(py, this)?, compiled(py, other)?);
    let same_code = left.flags == right.flags
        && left.is_bytes == right.is_bytes
        && (Rc::ptr_eq(&left.program, &right.program) || left.program.code() == right.program.code());
    let mut script = Script::new(args, 0)?;
    let same = same_code && script.equal(py, args, [source(this), source(other)])?;
    Ok(Value::from_bool(same == equal))
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let compiled = compiled(py, this)?;
    let function = py.builtin_named("hash")?;
    let mut script = Script::new(args, 0)?;
    let hash = script.call(args, function, &[source(this)])?;
    let hash = numbers::isize_of(py, hash).unwrap_or(0);
    let code = compiled.program.code().iter().fold(0_isize, |hash, &word| hash.wrapping_mul(1_000_003) ^ word as isize);
    let hash = hash ^ code ^ compiled.flags as isize;
    new_int(py, if hash == -1 { -2 } else { hash as i64 })
}

/// The first characters of a text.
pub(super) fn shortened(py: &mut Python<'_>, text: Value, most: usize) -> Result<Value, Trap> {
    match text.cast::<Str>() {
        Some(text) => Ok(text.substring(&mut py.heap, 0, most)?.value()),
        None => Ok(text),
    }
}

static FLAG_NAMES: [(i32, &str); 8] = [
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (UNICODE, "re.UNICODE"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (256, "re.ASCII"),
];
const UNICODE: i32 = 32;

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let compiled = compiled(py, this)?;
    let mut script = Script::new(args, 0)?;
    let shown = script.repr(py, args, source(this))?;
    let shown = shortened(py, shown, 200)?;
    let mut flags = compiled.flags;
    // What a pattern of a str has anyway is not said.
    if compiled.is_bytes == Some(false) && flags & (4 | UNICODE | 256) == UNICODE {
        flags &= !UNICODE;
    }
    let mut names: Vec<String> = Vec::new();
    for (flag, name) in FLAG_NAMES {
        if flags & flag != 0 {
            names.push(name.to_owned());
            flags &= !flag;
        }
    }
    if flags != 0 {
        names.push(format!("0x{flags:x}"));
    }
    let (shown, names) = (Python::shown(shown), names.join("|"));
    let comma = if names.is_empty() { "" } else { ", " };
    new_str(py, &format!("re.compile({shown}{comma}{names})"))
}
