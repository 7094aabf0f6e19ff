//! `pwd` and `grp`: users and groups, as the files of the system name them.

use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

use crate::arguments::{self, new_int, new_str, string};
use crate::struct_sequence::{describe, field, make, spec};

pub(crate) static PWD: ModuleDef = ModuleDef { name: "pwd", functions: USERS, values: |py, n| put(py, n, &USER) };
pub(crate) static GRP: ModuleDef = ModuleDef { name: "grp", functions: GROUPS, values: |py, n| put(py, n, &GROUP) };

static USERS: &[NativeDef] = &[
    NativeDef::function("getpwall", Arity::None, |py, _| all(py, &USER)),
    NativeDef::function("getpwnam", Arity::One, |py, args| by_name(py, args, ("getpwnam", &USER))),
    NativeDef::function("getpwuid", Arity::One, |py, args| by_number(py, args, ("getpwuid", "uid", &USER))),
];

static GROUPS: &[NativeDef] = &[
    NativeDef::function("getgrall", Arity::None, |py, _| all(py, &GROUP)),
    NativeDef::function("getgrgid", Arity::One, |py, args| by_number(py, args, ("getgrgid", "gid", &GROUP))),
    NativeDef::function("getgrnam", Arity::One, |py, args| by_name(py, args, ("getgrnam", &GROUP))),
];

static USER_FIELDS: &[GetSetDef] = &[
    field::<0>("pw_name"),
    field::<1>("pw_passwd"),
    field::<2>("pw_uid"),
    field::<3>("pw_gid"),
    field::<4>("pw_gecos"),
    field::<5>("pw_dir"),
    field::<6>("pw_shell"),
];
/// `pwd.struct_passwd`
pub(crate) static USER: TypeSpec = spec("pwd", "struct_passwd", USER_FIELDS, 0);

static GROUP_FIELDS: &[GetSetDef] =
    &[field::<0>("gr_name"), field::<1>("gr_passwd"), field::<2>("gr_gid"), field::<3>("gr_mem")];
/// `grp.struct_group`
pub(crate) static GROUP: TypeSpec = spec("grp", "struct_group", GROUP_FIELDS, 0);

fn put(py: &mut Python<'_>, namespace: Obj<Dict>, spec: &'static TypeSpec) -> Result<(), Trap> {
    let class = py.host_type(spec)?;
    py.put(namespace, spec.name, class)?;
    describe(py, spec)
}

fn is_user(spec: &'static TypeSpec) -> bool {
    core::ptr::eq(spec, &USER)
}

/// The lines of the file, split; those that are none are left out.
fn lines(spec: &'static TypeSpec) -> Vec<Vec<String>> {
    let (file, fields) = if is_user(spec) { ("/etc/passwd", 7) } else { ("/etc/group", 4) };
    let text = std::fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let split = text.lines().map(|line| line.split(':').map(str::to_owned).collect::<Vec<_>>());
    split.filter(|parts| parts.len() == fields && parts[2].parse::<u32>().is_ok()).collect()
}

fn shown(py: &mut Python<'_>, spec: &'static TypeSpec, parts: &[String]) -> Result<Value, Trap> {
    let mut values = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let number = index == 2 || index == 3 && is_user(spec);
        values.push(if number {
            new_int(py, part.parse().unwrap_or(0))?
        } else if index == 3 {
            let mut members = Vec::new();
            for member in part.split(',').filter(|member| !member.is_empty()) {
                members.push(new_str(py, member)?);
            }
            List::from_slice(&mut py.heap, &members)?.value()
        } else {
            new_str(py, part)?
        });
    }
    make(py, spec, &values, parts.len())
}

fn all(py: &mut Python<'_>, spec: &'static TypeSpec) -> Result<Value, Trap> {
    let mut found = Vec::new();
    for parts in lines(spec) {
        found.push(shown(py, spec, &parts)?);
    }
    Ok(List::from_slice(&mut py.heap, &found)?.value())
}

fn by_name<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (function, spec): (&str, &'static TypeSpec),
) -> Result<Value, Trap> {
    let Some(name) = py.unwrapped(args.get(0)).cast::<Str>() else {
        let kind = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("{function}() argument must be str, not {kind}")));
    };
    let name = string(name);
    if name.contains('\0') {
        return Err(py.value_error(format_args!("embedded null byte")));
    }
    match lines(spec).iter().find(|parts| parts[0] == name) {
        Some(parts) => shown(py, spec, parts),
        None => Err(py.error(TypeId::KeyError, format_args!("{function}(): name not found: '{name}'"))),
    }
}

fn by_number<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (function, what, spec): (&str, &str, &'static TypeSpec),
) -> Result<Value, Trap> {
    let number = arguments::integer(py, args.get(0))?;
    let text = number.to_string();
    match lines(spec).iter().find(|parts| parts[2] == text) {
        Some(parts) => shown(py, spec, parts),
        None => Err(py.error(TypeId::KeyError, format_args!("{function}(): {what} not found: {number}"))),
    }
}
