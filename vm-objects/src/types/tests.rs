//! The static tables hold what lookups trust: order, and the right owner.

use super::TypeId;
use crate::builtins::FUNCTIONS;

#[test]
fn tables_are_sorted_so_that_a_name_is_found() {
    for kind in TypeId::ALL {
        let def = kind.def();
        assert!(def.methods.is_sorted_by(|a, b| a.name < b.name), "methods of {}", def.name);
        assert!(def.getsets.is_sorted_by(|a, b| a.name < b.name), "attributes of {}", def.name);
    }
    assert!(FUNCTIONS.is_sorted_by(|a, b| a.name < b.name));
}

#[test]
fn methods_belong_to_the_type_whose_table_they_are_in() {
    for kind in TypeId::ALL {
        for method in kind.def().methods {
            assert!(method.owner.is_none_or(|owner| owner == *kind), "{}.{}", kind.def().name, method.name);
        }
    }
}
