//! Private names: `__x` in class `C` is `_C__x` (`_Py_Mangle`).

use alloc::rc::Rc;

use crate::ast::Name;

/// The name under which `ident` is stored, inside the class `private`.
pub(crate) fn mangle(private: Option<&Name>, ident: &Name) -> Name {
    let Some(private) = private else { return ident.clone() };
    if !ident.starts_with("__") || ident.ends_with("__") || ident.contains('.') {
        return ident.clone();
    }
    let class = private.trim_start_matches('_');
    if class.is_empty() { ident.clone() } else { Rc::from(format!("_{class}{ident}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_private_names_of_named_classes_change() {
        let mangled = |class: &str, ident: &str| mangle(Some(&Rc::from(class)), &Rc::from(ident)).to_string();
        assert_eq!(mangled("C", "__x"), "_C__x");
        assert_eq!(mangled("__C", "__x"), "_C__x");
        assert_eq!(mangled("C", "__x__"), "__x__");
        assert_eq!(mangled("C", "_x"), "_x");
        assert_eq!(mangled("___", "__x"), "__x");
        assert_eq!(mangled("C", "__a.b"), "__a.b");
    }
}
