//! What is in `sys` about imports, the command line and the place where it runs: on hosts that say it.

use crate::Trap;
use crate::builtins::attributes::sort_names;
use crate::heap::Obj;
use crate::native::{GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::python::Python;
use crate::types::structseq::{self, Structure};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

/// The fields of `sys.version_info`.
pub(crate) static VERSION_INFO: Structure =
    Structure { fields: &["major", "minor", "micro", "releaselevel", "serial"], visible: 5, creatable: false };
static VERSION_FIELDS: [GetSetDef; VERSION_INFO.named()] = structseq::getsets(&VERSION_INFO);
static VERSION_METHODS: [NativeDef; 1] = structseq::methods(TypeId::VersionInfo);
/// `sys.version_info`.
pub(crate) const VERSION_INFO_TYPE: Behaviour = structseq::behaviour(&VERSION_METHODS, &VERSION_FIELDS);

/// The fields of `sys.flags`.
pub(crate) static FLAGS: Structure = Structure {
    fields: &[
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
    ],
    visible: 18,
    creatable: false,
};
static FLAGS_FIELDS: [GetSetDef; FLAGS.named()] = structseq::getsets(&FLAGS);
static FLAGS_METHODS: [NativeDef; 1] = structseq::methods(TypeId::SysFlags);
/// `sys.flags`.
pub(crate) const FLAGS_TYPE: Behaviour = structseq::behaviour(&FLAGS_METHODS, &FLAGS_FIELDS);

const fn small(number: isize) -> Value {
    Value::from_int_truncated(number)
}

/// `sys.version_info`: the version of Python whose language and byte code this is.
pub(super) fn version_info(py: &mut Python<'_>) -> Result<Value, Trap> {
    let level = Str::intern(&mut py.heap, "final")?.value();
    py.struct_sequence(TypeId::VersionInfo, &[small(3), small(12), small(1), level, small(0)])
}

/// Puts what the host has said, and what goes with it.
pub(super) fn put(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let Some(said) = py.sys_values.cast::<Dict>() else { return Ok(()) };
    for name in ["meta_path", "path_hooks", "warnoptions"] {
        let list = List::from_slice(&mut py.heap, &[])?.value();
        py.put(namespace, name, list)?;
    }
    for name in ["path_importer_cache", "_xoptions"] {
        let dict = Dict::new(&mut py.heap)?.value();
        py.put(namespace, name, dict)?;
    }
    let names = builtin_names(py)?;
    py.put(namespace, "builtin_module_names", names)?;
    py.put(namespace, "pycache_prefix", Value::NONE)?;
    py.put(namespace, "dont_write_bytecode", Value::TRUE)?;
    py.put(namespace, "hexversion", small(0x030c_01f0))?;
    py.put(namespace, "api_version", small(1013))?;
    for (name, text) in [("platlibdir", "lib"), ("float_repr_style", "short"), ("abiflags", ""), ("copyright", "")] {
        let text = Str::intern(&mut py.heap, text)?.value();
        py.put(namespace, name, text)?;
    }
    let flags = flags(py)?;
    py.put(namespace, "flags", flags)?;
    let mut position = 0;
    while let Some((at, entry)) = said.next_entry(position) {
        position = at + 1;
        if let Some(name) = entry.key.cast::<Str>() {
            namespace.insert_str(&mut py.heap, name, entry.value)?;
        }
    }
    Ok(())
}

fn flags(py: &mut Python<'_>) -> Result<Value, Trap> {
    let mut values = [small(0); 18];
    for (place, value) in [(4, small(1)), (11, small(1)), (13, Value::FALSE), (16, Value::FALSE), (17, small(4300))] {
        if let Some(slot) = values.get_mut(place) {
            *slot = value;
        }
    }
    py.struct_sequence(TypeId::SysFlags, &values)
}

/// The modules that need no file, sorted.
fn builtin_names(py: &mut Python<'_>) -> Result<Value, Trap> {
    let mut names = py.scratch::<Value>();
    for name in py.table_names() {
        let name = Str::intern(&mut py.heap, name)?.value();
        if !names.push(name) {
            return Err(Trap::Memory);
        }
    }
    sort_names(&mut names);
    Ok(crate::object::tuple::Tuple::from_slice(&mut py.heap, &names)?.value())
}

impl Python<'_> {
    /// Sets a text of `sys`, `executable` for one. For the host, before the first program runs.
    ///
    /// # Errors
    /// [`Trap::Memory`].
    pub fn set_sys_text(&mut self, name: &str, text: &str) -> Result<(), Trap> {
        self.set_sys(name, |py| Ok(Str::from_str(&mut py.heap, text)?.value()))
    }

    /// Sets a list of texts of `sys`: `argv`, `path`. For the host, before the first program runs.
    ///
    /// # Errors
    /// [`Trap::Memory`].
    pub fn set_sys_list(&mut self, name: &str, texts: &[&str]) -> Result<(), Trap> {
        self.set_sys(name, |py| {
            let list = List::with_capacity(&mut py.heap, texts.len())?;
            for text in texts {
                let text = Str::from_str(&mut py.heap, text)?.value();
                list.push(&mut py.heap, text)?;
            }
            Ok(list.value())
        })
    }

    fn set_sys(&mut self, name: &str, value: impl Fn(&mut Self) -> Result<Value, Trap>) -> Result<(), Trap> {
        let set = |py: &mut Self| {
            let said = match py.sys_values.cast::<Dict>() {
                Some(said) => said,
                None => Dict::new(&mut py.heap)?,
            };
            py.sys_values = said.value();
            let (key, value) = (Str::intern(&mut py.heap, name)?, value(py)?);
            said.insert_str(&mut py.heap, key, value)
        };
        let mut attempt = 0;
        loop {
            match set(self) {
                Err(Trap::Memory) if self.make_memory_idle(&[], attempt) => attempt += 1,
                done => return done,
            }
        }
    }
}
