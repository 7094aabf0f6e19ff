//! What the parser found wrong, in CPython's words where they are known.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType};

use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;
use crate::lower::Lower;

/// The error that CPython would raise, or `invalid syntax` at the same place.
pub(crate) fn of_parse_error(error: &ParseError, source: &str, lower: &Lower<'_>) -> CompileError {
    let (start, end) = (error.location.start().to_u32(), error.location.end().to_u32());
    let location = lower.range(error.location);
    let found = source.get(start as usize..end as usize).unwrap_or("");
    let (kind, message) = describe(&error.error, found, location);
    CompileError::new(kind, message, location)
}

fn describe(error: &ParseErrorType, found: &str, location: Location) -> (ErrorKind, String) {
    let text = match error {
        ParseErrorType::Lexical(error) => return lexical(error, location),
        ParseErrorType::UnexpectedIndentation => return (ErrorKind::IndentationError, "unexpected indent".into()),
        ParseErrorType::OtherError(message) if message.starts_with("Expected an indented block") => {
            let clause = message.trim_start_matches("Expected an indented block ").replace('`', "'");
            return (ErrorKind::IndentationError, format!("expected an indented block {clause}"));
        }
        ParseErrorType::ExpectedToken { expected: TokenKind::Colon, .. } => "expected ':'",
        ParseErrorType::ExpectedToken { expected: TokenKind::Lpar, .. } => "expected '('",
        ParseErrorType::ExpectedToken { expected: TokenKind::In, .. } => "invalid syntax",
        ParseErrorType::PositionalAfterKeywordArgument => "positional argument follows keyword argument",
        ParseErrorType::PositionalAfterKeywordUnpacking => "positional argument follows keyword argument unpacking",
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            "iterable argument unpacking follows keyword argument unpacking"
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            "parameter without a default follows parameter with a default"
        }
        ParseErrorType::ExpectedKeywordParam => "named arguments must follow bare *",
        ParseErrorType::VarParameterWithDefault => "var-positional argument cannot have default value",
        ParseErrorType::ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
        ParseErrorType::UnparenthesizedGeneratorExpression => "Generator expression must be parenthesized",
        ParseErrorType::IterableUnpackingInComprehension => "iterable unpacking cannot be used in comprehension",
        ParseErrorType::InvalidMatchPatternTarget => "cannot use '_' as a target",
        ParseErrorType::InvalidAssignmentTarget => return (ErrorKind::SyntaxError, cannot("assign to", found)),
        ParseErrorType::InvalidDeleteTarget => return (ErrorKind::SyntaxError, cannot("delete", found)),
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            let what = expression_name(found);
            return (ErrorKind::SyntaxError, format!("'{what}' is an illegal expression for augmented assignment"));
        }
        ParseErrorType::InvalidAnnotatedAssignmentTarget => "illegal target for annotation",
        ParseErrorType::InvalidNamedAssignmentTarget => {
            let what = expression_name(found);
            return (ErrorKind::SyntaxError, format!("cannot use assignment expressions with {what}"));
        }
        _ => "invalid syntax",
    };
    (ErrorKind::SyntaxError, text.into())
}

fn lexical(error: &LexicalErrorType, location: Location) -> (ErrorKind, String) {
    let text = match error {
        LexicalErrorType::IndentationError => {
            let message = "unindent does not match any outer indentation level";
            return (ErrorKind::IndentationError, message.into());
        }
        LexicalErrorType::UnclosedStringError => {
            format!("unterminated string literal (detected at line {})", location.line)
        }
        LexicalErrorType::UnrecognizedToken { tok } if tok.is_ascii() => "invalid syntax".into(),
        LexicalErrorType::UnrecognizedToken { tok } => {
            format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok))
        }
        LexicalErrorType::InvalidByteLiteral => "bytes can only contain ASCII literal characters".into(),
        LexicalErrorType::LineContinuationError => "unexpected character after line continuation character".into(),
        LexicalErrorType::Eof => "unexpected EOF while parsing".into(),
        LexicalErrorType::OtherError(message) => {
            let mut chars = message.chars();
            chars.next().map_or_else(String::new, |first| format!("{}{}", first.to_lowercase(), chars.as_str()))
        }
        _ => "invalid syntax".into(),
    };
    (ErrorKind::SyntaxError, text)
}

fn cannot(verb: &str, found: &str) -> String {
    format!("cannot {verb} {}", expression_name(found))
}

/// `_PyPegen_get_expr_name`, from the text of the expression.
fn expression_name(text: &str) -> &'static str {
    let first = text.chars().next().unwrap_or(' ');
    match text {
        "True" => "True",
        "False" => "False",
        "None" => "None",
        "..." => "ellipsis",
        _ if text.starts_with("lambda") => "lambda",
        _ if text.starts_with("await ") => "await expression",
        _ if text.ends_with(')') && !text.starts_with('(') => "function call",
        _ if first.is_ascii_digit() || first == '\'' || first == '"' => "literal",
        _ => "expression",
    }
}
