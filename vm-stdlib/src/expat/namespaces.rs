//! Names with the name spaces that their prefixes stand for.

use super::event::{
    Bad, RESERVED_NAMESPACE_URI, RESERVED_PREFIX_XML, RESERVED_PREFIX_XMLNS, UNBOUND_PREFIX, UNDECLARING_PREFIX, bad,
};

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

#[derive(Clone)]
pub(super) struct Namespaces {
    separator: String,
    /// Names of elements and attributes have the prefix behind them.
    pub(super) prefixes: bool,
    /// Prefixes (none for the default) and what they stand for, the last ones first to be asked.
    bindings: Vec<(Option<String>, String)>,
}

impl Namespaces {
    pub(super) fn new(separator: String) -> Namespaces {
        Namespaces { separator, prefixes: false, bindings: Vec::new() }
    }

    /// The prefix that an attribute declares.
    pub(super) fn declares(name: &str) -> Option<Option<&str>> {
        if name == "xmlns" { Some(None) } else { name.strip_prefix("xmlns:").map(Some) }
    }

    pub(super) fn bind(&mut self, prefix: Option<&str>, uri: &str) -> Result<(), Bad> {
        match prefix {
            Some("xmlns") => return bad(RESERVED_PREFIX_XMLNS, 0),
            Some("xml") if uri != XML => return bad(RESERVED_PREFIX_XML, 0),
            Some(prefix) if prefix != "xml" && uri.is_empty() => return bad(UNDECLARING_PREFIX, 0),
            _ => {}
        }
        if prefix != Some("xml") && (uri == XML || uri == XMLNS) {
            return bad(RESERVED_NAMESPACE_URI, 0);
        }
        self.bindings.push((prefix.map(str::to_owned), uri.to_owned()));
        Ok(())
    }

    /// Takes back the last so many, and says which prefixes they were.
    pub(super) fn unbind(&mut self, count: usize) -> Vec<Option<String>> {
        let from = self.bindings.len().saturating_sub(count);
        self.bindings.drain(from..).rev().map(|(prefix, _)| prefix).collect()
    }

    fn lookup(&self, prefix: Option<&str>) -> Option<&str> {
        if prefix == Some("xml") {
            return Some(XML);
        }
        let found = self.bindings.iter().rev().find(|(known, _)| known.as_deref() == prefix);
        found.map(|(_, uri)| uri.as_str()).filter(|uri| !uri.is_empty())
    }

    /// The name as a handler is given it.
    pub(super) fn expanded(&self, name: &str, is_element: bool) -> Result<String, Bad> {
        let (prefix, local) = match name.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, name),
        };
        let uri = if prefix.is_some() || is_element { self.lookup(prefix) } else { None };
        let separator = &self.separator;
        match (uri, prefix) {
            (None, None) => Ok(name.to_owned()),
            (None, Some(_)) => bad(UNBOUND_PREFIX, 0),
            (Some(uri), Some(prefix)) if self.prefixes => Ok(format!("{uri}{separator}{local}{separator}{prefix}")),
            (Some(uri), _) => Ok(format!("{uri}{separator}{local}")),
        }
    }

    /// What an external entity's parser needs to know: `getContext`.
    pub(super) fn context(&self) -> String {
        let shown = self.bindings.iter().map(|(prefix, uri)| format!("{}={uri}", prefix.as_deref().unwrap_or("")));
        shown.collect::<Vec<_>>().join("\u{c}")
    }
}
