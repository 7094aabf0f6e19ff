//! `SRE_Template`: a replacement taken apart by `re._parser.parse_template`.

use vm_objects::object::bytes::Bytes;
use vm_objects::object::instance::Instance;
use vm_objects::object::list::List;
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Trap, TypeSpec, Value};

use super::numbers::isize_of;
use super::subject::join;

/// An object has two slots: the text before the first group, and a tuple of groups and the texts behind them.
pub(super) static TEMPLATE: TypeSpec =
    TypeSpec { slots: 2, base_type: false, creatable: false, weak: false, ..TypeSpec::new("_sre", "SRE_Template") };
const LITERAL: usize = 0;
const ITEMS: usize = 1;

/// `template(pattern, template)`
pub(super) fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(list) = py.unwrapped(args.get(1)).cast::<List>() else {
        let kind = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("template() argument 2 must be list, not {kind}")));
    };
    let parts: Vec<Value> = list.items().iter().map(core::cell::Cell::get).collect();
    let Some((&literal, items)) = parts.split_first().filter(|(_, items)| items.len().is_multiple_of(2)) else {
        return Err(py.type_error(format_args!("invalid template")));
    };
    for item in items.chunks(2) {
        let inside = py.unwrapped(item[0]);
        if inside.as_small_index().is_none() && inside.cast::<vm_objects::object::int::Int>().is_none() {
            let kind = py.type_name(item[0]);
            return Err(py.type_error(format_args!("'{kind}' object cannot be interpreted as an integer")));
        }
        match isize_of(py, inside) {
            None => {
                let text = format_args!("Python int too large to convert to C ssize_t");
                return Err(py.error(TypeId::OverflowError, text));
            }
            Some(index) if index < 0 => return Err(py.type_error(format_args!("invalid template"))),
            Some(_) => {}
        }
    }
    let items = Tuple::from_slice(&mut py.heap, items)?;
    let class = py.host_type(&TEMPLATE)?;
    let template = py.new_object(class)?;
    template.set_slot(LITERAL, literal);
    template.set_slot(ITEMS, items.value());
    Ok(template.value())
}

/// The text of a template without groups.
pub(super) fn only_literal(template: Value) -> Option<Value> {
    let template = template.cast::<Instance>()?;
    let items = template.slot(ITEMS).cast::<Tuple>()?;
    (items.len() == 0).then(|| template.slot(LITERAL))
}

/// The template with a match's groups in their places: `expand_template` of CPython. `group` gives a group's text, or
/// `None`; null if there is no such group.
pub(super) fn expand<'h>(
    py: &mut Python<'h>,
    template: Value,
    mut group: impl FnMut(&mut Python<'h>, usize) -> Result<Value, Trap>,
) -> Result<Value, Trap> {
    let Some(template) = template.cast::<Instance>() else { return Ok(template) };
    let literal = template.slot(LITERAL);
    let Some(items) = template.slot(ITEMS).cast::<Tuple>().filter(|items| items.len() != 0) else {
        return Ok(literal);
    };
    let is_str = py.unwrapped(literal).cast::<Str>().is_some();
    let mut parts = vec![literal];
    for item in items.values().chunks(2) {
        let (index, after) = (isize_of(py, item[0]).unwrap_or(0) as usize, item[1]);
        let text = group(py, index)?;
        if text.is_null() {
            return Err(py.error(TypeId::IndexError, format_args!("no such group")));
        }
        if !text.is_none() {
            parts.push(text);
        }
        let inside = py.unwrapped(after);
        let empty = inside.cast::<Str>().is_some_and(|text| text.len() == 0)
            || inside.cast::<Bytes>().is_some_and(|bytes| bytes.len() == 0);
        if !empty {
            parts.push(after);
        }
    }
    join(py, &parts, !is_str)
}
