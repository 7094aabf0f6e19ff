//! Displays: lists, sets and dicts being built.

use crate::Trap;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    pub(crate) fn new_set(&mut self, items: &[Value]) -> Result<Value, Trap> {
        let _ = (items,);
        Err(self.refused("new_set"))
    }

    pub(crate) fn new_dict(&mut self, pairs: &[Value]) -> Result<Value, Trap> {
        let _ = (pairs,);
        Err(self.refused("new_dict"))
    }

    pub(crate) fn new_dict_with_keys(&mut self, keys: Value, values: &[Value]) -> Result<Value, Trap> {
        let _ = (keys, values);
        Err(self.refused("new_dict_with_keys"))
    }

    pub(crate) fn extend_list(&mut self, list: Value, iterable: Value) -> Result<(), Trap> {
        let _ = (list, iterable);
        Err(self.refused("extend_list"))
    }

    pub(crate) fn add_to_set(&mut self, set: Value, item: Value) -> Result<(), Trap> {
        let _ = (set, item);
        Err(self.refused("add_to_set"))
    }

    pub(crate) fn update_set(&mut self, set: Value, iterable: Value) -> Result<(), Trap> {
        let _ = (set, iterable);
        Err(self.refused("update_set"))
    }

    pub(crate) fn set_dict_item(&mut self, dict: Value, key: Value, value: Value) -> Result<(), Trap> {
        let _ = (dict, key, value);
        Err(self.refused("set_dict_item"))
    }

    pub(crate) fn update_dict(&mut self, dict: Value, mapping: Value) -> Result<(), Trap> {
        let _ = (dict, mapping);
        Err(self.refused("update_dict"))
    }

    pub(crate) fn merge_keywords(&mut self, dict: Value, mapping: Value, function: Value) -> Result<(), Trap> {
        let _ = (dict, mapping, function);
        Err(self.refused("merge_keywords"))
    }
}
