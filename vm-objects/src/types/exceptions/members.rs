//! What single classes of exceptions keep beside the arguments.

use super::{Behaviour, NEW, reduce};
use crate::Trap;
use crate::exceptions::classes::member;
use crate::native::{GetSetDef, NativeDef};
use crate::object::exception::Exception;
use crate::python::Python;
use crate::value::Value;

/// A member that a program may set and delete; unset, it is `None`.
const fn field<const INDEX: usize>(name: &'static str) -> GetSetDef {
    GetSetDef { name, get: get::<INDEX>, set: Some(set::<INDEX>) }
}

const fn constant<const INDEX: usize>(name: &'static str) -> GetSetDef {
    GetSetDef { name, get: get::<INDEX>, set: None }
}

fn get<const INDEX: usize>(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let Some(exception) = this.cast::<Exception>() else { return Err(py.refused("an attribute of an exception")) };
    let value = exception.member(INDEX);
    Ok(if value.is_null() { Value::NONE } else { value })
}

fn set<const INDEX: usize>(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let Some(exception) = this.cast::<Exception>() else { return Err(py.refused("an attribute of an exception")) };
    exception.set_member(INDEX, value);
    Ok(())
}

const fn with(getsets: &'static [GetSetDef]) -> Behaviour {
    with_methods(&[], getsets)
}

const fn with_methods(methods: &'static [NativeDef], getsets: &'static [GetSetDef]) -> Behaviour {
    Behaviour { methods, getsets, new: Some(&NEW) }
}

pub(crate) const STOP_ITERATION: Behaviour = with(&[field::<{ member::VALUE }>("value")]);
pub(crate) const SYSTEM_EXIT: Behaviour = with(&[field::<{ member::VALUE }>("code")]);
pub(crate) const NAME_ERROR: Behaviour = with(&[field::<{ member::NAME }>("name")]);
pub(crate) const ATTRIBUTE_ERROR: Behaviour =
    with_methods(reduce::ATTRIBUTE_METHODS, &[field::<{ member::NAME }>("name"), field::<{ member::OBJ }>("obj")]);
pub(crate) const IMPORT_ERROR: Behaviour = with_methods(
    reduce::IMPORT_METHODS,
    &[
        field::<{ member::MSG }>("msg"),
        field::<{ member::MODULE }>("name"),
        field::<{ member::NAME_FROM }>("name_from"),
        field::<{ member::PATH }>("path"),
    ],
);
/// `OSError_written_get`.
fn get_written(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let value = this.cast::<Exception>().map_or(Value::NULL, |exception| exception.member(member::WRITTEN));
    if value.is_null() { Err(no_written(py)) } else { Ok(value) }
}

fn no_written(py: &mut Python<'_>) -> Trap {
    py.error(super::TypeId::AttributeError, format_args!("characters_written"))
}

/// `OSError_written_set`.
fn set_written(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let Some(exception) = this.cast::<Exception>() else { return Err(py.refused("an attribute of an exception")) };
    if value.is_null() && exception.member(member::WRITTEN).is_null() {
        return Err(no_written(py));
    }
    let value = if value.is_null() { value } else { py.index_of(value)? };
    exception.set_member(member::WRITTEN, value);
    Ok(())
}

pub(crate) const OS_ERROR: Behaviour = with_methods(
    reduce::OS_METHODS,
    &[
        GetSetDef { name: "characters_written", get: get_written, set: Some(set_written) },
        field::<{ member::ERRNO }>("errno"),
        field::<{ member::FILENAME }>("filename"),
        field::<{ member::FILENAME2 }>("filename2"),
        field::<{ member::STRERROR }>("strerror"),
    ],
);
pub(crate) const SYNTAX_ERROR: Behaviour = with(&[
    field::<{ member::LINENO + 3 }>("end_lineno"),
    field::<{ member::LINENO + 4 }>("end_offset"),
    field::<{ member::SYNTAX_FILENAME }>("filename"),
    field::<{ member::LINENO }>("lineno"),
    field::<{ member::MSG }>("msg"),
    field::<{ member::LINENO + 1 }>("offset"),
    field::<{ member::PRINT_FILE_AND_LINE }>("print_file_and_line"),
    field::<{ member::LINENO + 2 }>("text"),
]);
pub(crate) const UNICODE_ERROR: Behaviour = with(&[
    field::<{ member::ENCODING }>("encoding"),
    field::<{ member::END }>("end"),
    field::<{ member::OBJECT }>("object"),
    field::<{ member::REASON }>("reason"),
    field::<{ member::START }>("start"),
]);
pub(crate) const GROUP: Behaviour = Behaviour {
    methods: super::group::METHODS,
    getsets: &[constant::<{ member::EXCEPTIONS }>("exceptions"), constant::<{ member::MSG }>("message")],
    new: Some(&NEW),
};
