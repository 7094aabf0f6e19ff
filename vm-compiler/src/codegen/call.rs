//! Calls: of functions, of methods, of `super().method`.

use vm_core::isa::Opcode;

use super::collection::Display;
use super::emit::AttrOp;
use super::expr::attr_location;
use super::{Codegen, Result, STACK_USE_GUIDELINE, error};
use crate::ast::{Context, Expr, ExprKind, Keyword, Name};
use crate::instr::Location;
use crate::symtable::{EntryId, Scope, flags};

impl<'a> Codegen<'a> {
    /// `compiler_call`.
    pub(super) fn call(
        &mut self,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        location: Location,
    ) -> Result<()> {
        self.validate_keywords(keywords)?;
        if self.call_method(func, args, keywords, location)? {
            return Ok(());
        }
        self.warn_of_call(func);
        self.op(Opcode::PushNull, func.location);
        self.expr(func)?;
        self.call_helper(0, args, None, keywords, location)
    }

    fn validate_keywords(&self, keywords: &[Keyword]) -> Result<()> {
        for (index, keyword) in keywords.iter().enumerate() {
            let Some(arg) = &keyword.arg else { continue };
            self.check_name(arg, Context::Store, keyword.location)?;
            if let Some(other) = keywords[index + 1..].iter().find(|other| other.arg.as_ref() == Some(arg)) {
                return error(format!("keyword argument repeated: {arg}"), other.location);
            }
        }
        Ok(())
    }

    /// `maybe_optimize_method_call`: whether it was one.
    fn call_method(
        &mut self,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        location: Location,
    ) -> Result<bool> {
        let ExprKind::Attribute { value, attr, ctx: Context::Load } = &func.kind else { return Ok(false) };
        let names = usize::from(!keywords.is_empty());
        if self.is_import_originated(value)
            || args.len() + keywords.len() + names >= STACK_USE_GUIDELINE
            || has_unpacking(args, keywords)
        {
            return Ok(false);
        }
        let place = attr_location(func.location, attr, func.location);
        if let Some(super_args) = self.optimizable_super(value, attr) {
            self.load_super_args(value, super_args)?;
            let op = if super_args.is_empty() { AttrOp::ZeroSuperMethod } else { AttrOp::SuperMethod };
            self.load_attr(op, attr, func.location);
            self.op(Opcode::Nop, place);
        } else {
            self.expr(value)?;
            self.load_attr(AttrOp::Method, attr, place);
        }
        self.exprs(args)?;
        if !keywords.is_empty() {
            self.exprs(keywords.iter().map(|keyword| &keyword.value))?;
            self.keyword_names(keywords, place);
        }
        let place = attr_location(location, attr, func.location);
        self.op_count(Opcode::Call, args.len() + keywords.len(), place);
        Ok(true)
    }

    /// `is_import_originated`: only the module's own scope is asked.
    fn is_import_originated(&self, value: &Expr) -> bool {
        let ExprKind::Name { id, .. } = &value.kind else { return false };
        self.table.entry(EntryId::TOP).flags(id) & flags::DEF_IMPORT != 0
    }

    /// `can_optimize_super_call`: the arguments of a `super(…)` that is the built-in one as far as can be seen.
    pub(super) fn optimizable_super(&self, value: &'a Expr, attr: &str) -> Option<&'a [Expr]> {
        let ExprKind::Call { func, args, keywords } = &value.kind else { return None };
        let ExprKind::Name { id, .. } = &func.kind else { return None };
        if &**id != "super" || attr == "__class__" || !keywords.is_empty() {
            return None;
        }
        if self.entry().scope("super") != Some(Scope::GlobalImplicit)
            || self.table.entry(EntryId::TOP).scope("super").is_some()
        {
            return None;
        }
        let optimizable = match args.as_slice() {
            [first, second] => !first.is_starred() && !second.is_starred(),
            [] => {
                let unit = self.unit();
                unit.argcount + unit.posonlyargcount > 0 && self.ref_type("__class__") == Some(Scope::Free)
            }
            _ => false,
        };
        optimizable.then_some(args)
    }

    /// `load_args_for_super`.
    pub(super) fn load_super_args(&mut self, value: &'a Expr, args: &'a [Expr]) -> Result<()> {
        let ExprKind::Call { func, .. } = &value.kind else { return Ok(()) };
        let location = value.location;
        self.load_name(&Name::from("super"), func.location)?;
        if !args.is_empty() {
            return self.exprs(args);
        }
        self.load_name(&Name::from("__class__"), location)?;
        match self.unit().varnames.first().cloned() {
            Some(first) => self.load_name(&first, location),
            None => Ok(()),
        }
    }

    /// `compiler_call_simple_kw_helper`.
    fn keyword_names(&mut self, keywords: &[Keyword], location: Location) {
        let names = Self::name_tuple(keywords.iter().filter_map(|keyword| keyword.arg.as_ref()));
        let arg = self.add_const(names);
        self.op_arg(Opcode::KwNames, arg, location);
    }

    /// `compiler_call_helper`: the arguments and the call; `pushed` of them are on the stack already. `last` is the
    /// name of one more positional argument.
    pub(super) fn call_helper(
        &mut self,
        pushed: u32,
        args: &'a [Expr],
        last: Option<&Name>,
        keywords: &'a [Keyword],
        location: Location,
    ) -> Result<()> {
        self.validate_keywords(keywords)?;
        let positional = args.len() + usize::from(last.is_some());
        let many = positional + keywords.len() * 2 > STACK_USE_GUIDELINE;
        if many || has_unpacking(args, keywords) {
            return self.call_ex(pushed, args, last, keywords, location);
        }
        let count = pushed as usize + positional + keywords.len();
        self.exprs(args)?;
        if let Some(last) = last {
            self.load_name(last, location)?;
        }
        if !keywords.is_empty() {
            self.exprs(keywords.iter().map(|keyword| &keyword.value))?;
            self.keyword_names(keywords, location);
        }
        self.op_count(Opcode::Call, count, location);
        Ok(())
    }

    /// A call with the positional arguments in one tuple and the others in one dict.
    fn call_ex(
        &mut self,
        pushed: u32,
        args: &'a [Expr],
        last: Option<&Name>,
        keywords: &'a [Keyword],
        location: Location,
    ) -> Result<()> {
        match args {
            [Expr { kind: ExprKind::Starred { value, .. }, .. }] if pushed == 0 => self.expr(value)?,
            _ => self.star_unpack(args, last, pushed, &Display::TUPLE, location)?,
        }
        if !keywords.is_empty() {
            self.keyword_dict(keywords, location)?;
        }
        self.op_arg(Opcode::CallFunctionEx, u32::from(!keywords.is_empty()), location);
        Ok(())
    }

    fn keyword_dict(&mut self, keywords: &'a [Keyword], location: Location) -> Result<()> {
        let mut have_dict = false;
        let mut seen = 0;
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                seen += 1;
                continue;
            }
            if seen > 0 {
                self.sub_keywords(&keywords[index - seen..index], location)?;
                self.merge_dict(&mut have_dict, location);
                seen = 0;
            }
            if !have_dict {
                self.op_arg(Opcode::BuildMap, 0, location);
                have_dict = true;
            }
            self.expr(&keyword.value)?;
            self.op_arg(Opcode::DictMerge, 1, location);
        }
        if seen > 0 {
            self.sub_keywords(&keywords[keywords.len() - seen..], location)?;
            self.merge_dict(&mut have_dict, location);
        }
        Ok(())
    }

    /// The dict on the stack joins the one below it, if there is one.
    fn merge_dict(&mut self, have_dict: &mut bool, location: Location) {
        if *have_dict {
            self.op_arg(Opcode::DictMerge, 1, location);
        }
        *have_dict = true;
    }

    /// `compiler_subkwargs`.
    fn sub_keywords(&mut self, keywords: &'a [Keyword], location: Location) -> Result<()> {
        let count = keywords.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        if count > 1 && !big {
            self.exprs(keywords.iter().map(|keyword| &keyword.value))?;
            let names = Self::name_tuple(keywords.iter().filter_map(|keyword| keyword.arg.as_ref()));
            self.load_const(names, location);
            self.op_count(Opcode::BuildConstKeyMap, count, location);
            return Ok(());
        }
        if big {
            self.op_arg(Opcode::BuildMap, 0, Location::NONE);
        }
        for keyword in keywords {
            self.load_str(keyword.arg.as_deref().unwrap_or_default(), location);
            self.expr(&keyword.value)?;
            if big {
                self.op_arg(Opcode::MapAdd, 1, Location::NONE);
            }
        }
        if !big {
            self.op_count(Opcode::BuildMap, count, location);
        }
        Ok(())
    }
}

fn has_unpacking(args: &[Expr], keywords: &[Keyword]) -> bool {
    args.iter().any(Expr::is_starred) || keywords.iter().any(|keyword| keyword.arg.is_none())
}
