//! Literals: numbers, texts, bytes.

use num_bigint::BigInt;
use ruff_python_ast as py;

use super::{Lower, Result, syntax_error};
use crate::ast::ExprKind;
use crate::object::Constant;
use crate::string::PyString;

/// `sys.get_int_max_str_digits()`.
const MAX_STR_DIGITS: usize = 4300;

impl Lower<'_> {
    pub(super) fn literal(&mut self, node: &py::Expr) -> Result<ExprKind> {
        let value = match node {
            py::Expr::FString(node) => return self.f_string(node),
            py::Expr::StringLiteral(node) => {
                let mut bytes = Vec::new();
                for part in &node.value {
                    bytes.extend_from_slice(&self.string_part(part));
                }
                let value = Constant::Str(PyString::from_wtf8(&bytes).unwrap_or_default());
                return Ok(ExprKind::Constant { value, unicode_prefix: node.value.is_unicode() });
            }
            py::Expr::BytesLiteral(node) => Constant::Bytes(node.value.bytes().collect()),
            py::Expr::NumberLiteral(node) => self.number(node)?,
            py::Expr::BooleanLiteral(node) => Constant::Bool(node.value),
            py::Expr::EllipsisLiteral(_) => Constant::Ellipsis,
            _ => Constant::None,
        };
        Ok(ExprKind::Constant { value, unicode_prefix: false })
    }

    fn number(&self, node: &py::ExprNumberLiteral) -> Result<Constant> {
        Ok(match &node.value {
            py::Number::Int(value) => match value.as_u64() {
                Some(value) => Constant::int(value),
                None => self.big_int(node)?,
            },
            py::Number::Float(value) => Constant::Float(*value),
            py::Number::Complex { real, imag } => Constant::Complex(*real, *imag),
        })
    }

    /// The parser keeps an int beyond 64 bits as its text.
    fn big_int(&self, node: &py::ExprNumberLiteral) -> Result<Constant> {
        let digits: String = self.text(node.range).chars().filter(|char| *char != '_').collect();
        let prefix = digits.get(..2).unwrap_or("").to_ascii_lowercase();
        let (radix, digits) = match prefix.as_str() {
            "0x" => (16, &digits[2..]),
            "0o" => (8, &digits[2..]),
            "0b" => (2, &digits[2..]),
            _ => (10, digits.as_str()),
        };
        if radix == 10 && digits.len() > MAX_STR_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion: value has {} digits; use \
                 sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals \
                 to avoid decimal conversion limits.",
                digits.len()
            );
            return syntax_error(message, self.of(node));
        }
        match BigInt::parse_bytes(digits.as_bytes(), radix) {
            Some(value) => Ok(Constant::Int(value)),
            None => syntax_error("invalid decimal literal", self.of(node)),
        }
    }
}
