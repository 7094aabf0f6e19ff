//! The syntax tree that the compiler works on: CPython's own (`Parser/Python.asdl`), node for node.
//!
//! Nodes that open a scope carry the [`ScopeId`]s by which the symbol table finds it again.

use alloc::rc::Rc;

use crate::instr::Location;
use crate::object::Constant;

/// A name: cheap to copy, shared by every node that lowering gives it to.
pub(crate) type Name = Rc<str>;

/// The key of a scope, unique within one program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct ScopeId(pub(crate) u32);

/// A whole program.
#[derive(Debug)]
pub(crate) enum Mod {
    /// A file.
    Module(Vec<Stmt>),
    /// One statement typed at a prompt.
    Interactive(Vec<Stmt>),
    /// One expression.
    Expression(Expr),
}

/// A statement and its place.
#[derive(Debug)]
pub(crate) struct Stmt {
    /// Which one.
    pub(crate) kind: StmtKind,
    /// From its first to its last token.
    pub(crate) location: Location,
}

/// The statements.
#[derive(Debug)]
pub(crate) enum StmtKind {
    FunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return(Option<Expr>),
    Delete(Vec<Expr>),
    Assign { targets: Vec<Expr>, value: Expr },
    TypeAlias(Box<TypeAlias>),
    AugAssign { target: Expr, op: Operator, value: Expr },
    AnnAssign { target: Expr, annotation: Expr, value: Option<Expr>, simple: bool },
    For(Box<For>),
    While { test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    If { test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    With { is_async: bool, items: Vec<WithItem>, body: Vec<Stmt> },
    Match { subject: Expr, cases: Vec<MatchCase> },
    Raise { exc: Option<Expr>, cause: Option<Expr> },
    Try(Box<Try>),
    Assert { test: Expr, msg: Option<Expr> },
    Import(Vec<Alias>),
    ImportFrom { module: Option<Name>, names: Vec<Alias>, level: u32 },
    Global(Vec<Name>),
    Nonlocal(Vec<Name>),
    Expr(Expr),
    Pass,
    Break,
    Continue,
}

/// `def` and `async def`.
#[derive(Debug)]
pub(crate) struct FunctionDef {
    pub(crate) scope: ScopeId,
    pub(crate) type_params_scope: ScopeId,
    pub(crate) is_async: bool,
    pub(crate) name: Name,
    pub(crate) args: Arguments,
    pub(crate) body: Vec<Stmt>,
    pub(crate) decorators: Vec<Expr>,
    pub(crate) returns: Option<Expr>,
    pub(crate) type_params: Vec<TypeParam>,
}

/// `class`.
#[derive(Debug)]
pub(crate) struct ClassDef {
    pub(crate) scope: ScopeId,
    pub(crate) type_params_scope: ScopeId,
    pub(crate) name: Name,
    pub(crate) bases: Vec<Expr>,
    pub(crate) keywords: Vec<Keyword>,
    pub(crate) body: Vec<Stmt>,
    pub(crate) decorators: Vec<Expr>,
    pub(crate) type_params: Vec<TypeParam>,
}

/// `type X[T] = …`.
#[derive(Debug)]
pub(crate) struct TypeAlias {
    pub(crate) scope: ScopeId,
    pub(crate) type_params_scope: ScopeId,
    pub(crate) name: Expr,
    pub(crate) type_params: Vec<TypeParam>,
    pub(crate) value: Expr,
}

/// `for` and `async for`.
#[derive(Debug)]
pub(crate) struct For {
    pub(crate) is_async: bool,
    pub(crate) target: Expr,
    pub(crate) iter: Expr,
    pub(crate) body: Vec<Stmt>,
    pub(crate) orelse: Vec<Stmt>,
}

/// `try`, with `except` or with `except*`.
#[derive(Debug)]
pub(crate) struct Try {
    pub(crate) is_star: bool,
    pub(crate) body: Vec<Stmt>,
    pub(crate) handlers: Vec<ExceptHandler>,
    pub(crate) orelse: Vec<Stmt>,
    pub(crate) finalbody: Vec<Stmt>,
}

/// One `except` clause.
#[derive(Debug)]
pub(crate) struct ExceptHandler {
    pub(crate) typ: Option<Expr>,
    pub(crate) name: Option<Name>,
    pub(crate) body: Vec<Stmt>,
    pub(crate) location: Location,
}

/// `context as target`.
#[derive(Debug)]
pub(crate) struct WithItem {
    pub(crate) context_expr: Expr,
    pub(crate) optional_vars: Option<Expr>,
}

/// One `case`.
#[derive(Debug)]
pub(crate) struct MatchCase {
    pub(crate) pattern: Pattern,
    pub(crate) guard: Option<Expr>,
    pub(crate) body: Vec<Stmt>,
}

/// A pattern and its place.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// Which one.
    pub(crate) kind: PatternKind,
    /// From its first to its last token.
    pub(crate) location: Location,
}

/// The patterns.
#[derive(Debug)]
pub(crate) enum PatternKind {
    Value(Expr),
    Singleton(Constant),
    Sequence(Vec<Pattern>),
    Mapping { keys: Vec<Expr>, patterns: Vec<Pattern>, rest: Option<Name> },
    Class { cls: Expr, patterns: Vec<Pattern>, kwd_attrs: Vec<Name>, kwd_patterns: Vec<Pattern> },
    Star(Option<Name>),
    As { pattern: Option<Box<Pattern>>, name: Option<Name> },
    Or(Vec<Pattern>),
}

/// `name as asname`.
#[derive(Debug)]
pub(crate) struct Alias {
    pub(crate) name: Name,
    pub(crate) asname: Option<Name>,
    pub(crate) location: Location,
}

/// A type parameter (PEP 695) and its place.
#[derive(Debug)]
pub(crate) struct TypeParam {
    /// Its name.
    pub(crate) name: Name,
    /// Which sort.
    pub(crate) kind: TypeParamKind,
    /// From its first to its last token.
    pub(crate) location: Location,
}

/// The sorts of type parameters.
#[derive(Debug)]
pub(crate) enum TypeParamKind {
    /// `T` or `T: bound`.
    TypeVar {
        /// Where the bound is evaluated.
        scope: ScopeId,
        /// The bound, or the tuple of constraints.
        bound: Option<Expr>,
    },
    /// `*Ts`.
    TypeVarTuple,
    /// `**P`.
    ParamSpec,
}

/// An expression and its place.
#[derive(Debug)]
pub(crate) struct Expr {
    /// Which one.
    pub(crate) kind: ExprKind,
    /// From its first to its last token.
    pub(crate) location: Location,
}

/// The expressions.
#[derive(Debug)]
pub(crate) enum ExprKind {
    BoolOp { op: BoolOp, values: Vec<Expr> },
    NamedExpr { target: Box<Expr>, value: Box<Expr> },
    BinOp { left: Box<Expr>, op: Operator, right: Box<Expr> },
    UnaryOp { op: UnaryOp, operand: Box<Expr> },
    Lambda(Box<Lambda>),
    IfExp { test: Box<Expr>, body: Box<Expr>, orelse: Box<Expr> },
    Dict { keys: Vec<Option<Expr>>, values: Vec<Expr> },
    Set(Vec<Expr>),
    Comp(Box<Comp>),
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
    Compare { left: Box<Expr>, ops: Vec<CmpOp>, comparators: Vec<Expr> },
    Call { func: Box<Expr>, args: Vec<Expr>, keywords: Vec<Keyword> },
    FormattedValue { value: Box<Expr>, conversion: Conversion, format_spec: Option<Box<Expr>> },
    JoinedStr(Vec<Expr>),
    Constant { value: Constant, unicode_prefix: bool },
    Attribute { value: Box<Expr>, attr: Name, ctx: Context },
    Subscript { value: Box<Expr>, slice: Box<Expr>, ctx: Context },
    Starred { value: Box<Expr>, ctx: Context },
    Name { id: Name, ctx: Context },
    List { elts: Vec<Expr>, ctx: Context },
    Tuple { elts: Vec<Expr>, ctx: Context },
    Slice { lower: Option<Box<Expr>>, upper: Option<Box<Expr>>, step: Option<Box<Expr>> },
}

/// `lambda`.
#[derive(Debug)]
pub(crate) struct Lambda {
    pub(crate) scope: ScopeId,
    pub(crate) args: Arguments,
    pub(crate) body: Expr,
}

/// A comprehension or a generator expression.
#[derive(Debug)]
pub(crate) struct Comp {
    /// Its scope.
    pub(crate) scope: ScopeId,
    /// What it builds.
    pub(crate) kind: CompKind,
    /// The element, or a dict's key.
    pub(crate) elt: Expr,
    /// A dict's value.
    pub(crate) value: Option<Expr>,
    /// The `for` clauses, outermost first.
    pub(crate) generators: Vec<Comprehension>,
}

/// What a comprehension builds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CompKind {
    /// `[…]`
    List,
    /// `{…}`
    Set,
    /// `{k: v …}`
    Dict,
    /// `(…)`
    Generator,
}

/// One `for … in … if …` of a comprehension.
#[derive(Debug)]
pub(crate) struct Comprehension {
    pub(crate) target: Expr,
    pub(crate) iter: Expr,
    pub(crate) ifs: Vec<Expr>,
    pub(crate) is_async: bool,
}

/// `arg=value`, or `**value` without `arg`.
#[derive(Debug)]
pub(crate) struct Keyword {
    pub(crate) arg: Option<Name>,
    pub(crate) value: Expr,
    pub(crate) location: Location,
}

/// A function's parameters.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) posonlyargs: Vec<Parameter>,
    pub(crate) args: Vec<Parameter>,
    pub(crate) vararg: Option<Parameter>,
    pub(crate) kwonlyargs: Vec<Parameter>,
    /// One for each of `kwonlyargs`.
    pub(crate) kw_defaults: Vec<Option<Expr>>,
    pub(crate) kwarg: Option<Parameter>,
    /// For the last ones of `posonlyargs` and `args`.
    pub(crate) defaults: Vec<Expr>,
}

/// One parameter (`arg` in Python.asdl).
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) arg: Name,
    pub(crate) annotation: Option<Expr>,
    pub(crate) location: Location,
}

/// What is done to a target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Context {
    /// It is read.
    Load,
    /// It is assigned.
    Store,
    /// It is deleted.
    Del,
}

/// `and`, `or`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BoolOp {
    And,
    Or,
}

/// The binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// The unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// The comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// `!s`, `!r`, `!a` of a replacement field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Conversion {
    /// None given.
    None,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

impl Expr {
    /// A constant at a place.
    pub(crate) fn constant(value: Constant, location: Location) -> Self {
        Self { kind: ExprKind::Constant { value, unicode_prefix: false }, location }
    }

    /// The constant that it is.
    pub(crate) fn as_constant(&self) -> Option<&Constant> {
        match &self.kind {
            ExprKind::Constant { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether it is `*x`.
    pub(crate) fn is_starred(&self) -> bool {
        matches!(self.kind, ExprKind::Starred { .. })
    }
}

impl Arguments {
    /// Every parameter, in the order of `co_varnames`.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Parameter> {
        let positional = self.posonlyargs.iter().chain(&self.args);
        positional.chain(&self.kwonlyargs).chain(&self.vararg).chain(&self.kwarg)
    }
}

/// `_PyAST_GetDocString`: the text that a body begins with.
pub(crate) fn docstring(body: &[Stmt]) -> Option<&Constant> {
    match &body.first()?.kind {
        StmtKind::Expr(value) => value.as_constant().filter(|value| matches!(value, Constant::Str(_))),
        _ => None,
    }
}
