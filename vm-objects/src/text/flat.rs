//! Values that contain no others, as `repr` shows them.

use core::fmt::{self, Write};

use super::numbers::write_complex;
use super::quote::{push_bytearray_repr, push_bytes_repr, push_str_repr};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::NativeDef;
use crate::number::float::write_repr;
use crate::object::array::Array;
use crate::object::bound_method::BoundMethod;
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::cell::Cell;
use crate::object::code::{Code, CodeRef};
use crate::object::descriptor::{Property, Super};
use crate::object::dict::Dict;
use crate::object::float::Float;
use crate::object::function::{Extra, Function};
use crate::object::generator::Generator;
use crate::object::instance::Instance;
use crate::object::memory_view::MemoryView;
use crate::object::module::Module;
use crate::object::native::{NativeFunction, NativeGetSet};
use crate::object::range::Range;
use crate::object::str::{Paused, Str};
use crate::ops::kinds::TypeName;
use crate::ops::numbers::{Num, Whole};
use crate::python::Python;
use crate::types::builtin_function::new_of;
use crate::types::descriptors::owner_of;
use crate::types::{TypeId, getset_of};
use crate::value::Value;

impl Python<'_> {
    /// Adds formatted text.
    pub(super) fn emit(&mut self, out: &mut Paused, text: fmt::Arguments<'_>) -> Result<(), Trap> {
        let mut builder = out.resume(&mut self.heap);
        let done = builder.write_fmt(text);
        *out = builder.pause();
        done.map_err(|_| Trap::Memory)
    }

    /// Adds the `repr` of a value that contains no others; anything else as `<type object at …>`.
    pub(super) fn emit_flat(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        if let Some(small) = value.as_small_int() {
            return self.emit(out, format_args!("{small}"));
        }
        let Some(kind) = value.kind() else { return self.emit_immediate(out, value) };
        match kind {
            Kind::Str => {
                let Some(text) = value.cast::<Str>() else { return Ok(()) };
                let mut builder = out.resume(&mut self.heap);
                let done = push_str_repr(&mut builder, text);
                *out = builder.pause();
                done
            }
            Kind::Int => {
                let Some(whole) = Whole::of(value) else { return Ok(()) };
                let sign = if whole.int().is_negative() { "-" } else { "" };
                let digits = self.digits(&whole, 10)?;
                self.emit(out, format_args!("{sign}{}", digits.as_str()))
            }
            Kind::Float => {
                let Some(float) = value.cast::<Float>() else { return Ok(()) };
                let mut builder = out.resume(&mut self.heap);
                let done = write_repr(float.get(), &mut builder);
                *out = builder.pause();
                done.map_err(|_| Trap::Memory)
            }
            Kind::Complex => {
                let Some(Num::Complex(real, imag)) = Num::of(value) else { return Ok(()) };
                let mut builder = out.resume(&mut self.heap);
                let done = write_complex(real, imag, &mut builder);
                *out = builder.pause();
                done.map_err(|_| Trap::Memory)
            }
            Kind::Bytes | Kind::ByteArray => self.emit_bytes(out, value),
            Kind::Range => self.emit_range(out, value),
            Kind::MemoryView => {
                let released = value.cast::<MemoryView>().is_some_and(|view| view.released());
                let (what, address) = (if released { "released memory" } else { "memory" }, value.identity());
                self.emit(out, format_args!("<{what} at {address:#x}>"))
            }
            Kind::Array => {
                self.emit(out, format_args!("array"))?;
                self.emit_array(out, value)
            }
            _ => self.emit_object(out, kind, value),
        }
    }

    /// As [`Python::emit_flat`], of the built-in's value inside an instance of a subclass.
    pub(super) fn emit_flat_as(&mut self, out: &mut Paused, value: Value, inner: Value) -> Result<(), Trap> {
        if let Some(array) = inner.cast::<ByteArray>() {
            let name = self.type_name(value);
            self.emit(out, format_args!("{name}("))?;
            let mut builder = out.resume(&mut self.heap);
            let done = push_bytearray_repr(&mut builder, array.cells().iter().map(core::cell::Cell::get));
            *out = builder.pause();
            done?;
            return self.emit(out, format_args!(")"));
        }
        if inner.is_kind(Kind::Array) && inner != value {
            let name = self.type_name(value);
            self.emit(out, format_args!("{name}"))?;
            return self.emit_array(out, inner);
        }
        self.emit_flat(out, inner)
    }

    fn emit_immediate(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        match value {
            Value::NONE => self.emit(out, format_args!("None")),
            Value::TRUE => self.emit(out, format_args!("True")),
            Value::FALSE => self.emit(out, format_args!("False")),
            Value::ELLIPSIS => self.emit(out, format_args!("Ellipsis")),
            Value::NOT_IMPLEMENTED => self.emit(out, format_args!("NotImplemented")),
            value => {
                if let Some(kind) = value.as_type().and_then(TypeId::from_index) {
                    return self.emit(out, format_args!("<class '{}'>", kind.def().name));
                }
                if new_of(value).is_some() {
                    let address = value.identity();
                    return self.emit(out, format_args!("<built-in method __new__ of type object at {address:#x}>"));
                }
                match (Self::native_of(value), getset_of(value)) {
                    (Some(def), _) => {
                        let owner = owner_of(value).filter(|_| def.class_method || def.owner.is_some());
                        self.emit(out, format_args!("{}", Native(def, owner.map(|owner| self.name_of_type(owner)))))
                    }
                    (None, Some(getset)) => self.emit_getset(out, value, getset.name),
                    (None, None) => self.emit(out, format_args!("<NULL>")),
                }
            }
        }
    }

    /// A computed attribute as it stands in its type.
    fn emit_getset(&mut self, out: &mut Paused, value: Value, name: &str) -> Result<(), Trap> {
        let Some(owner) = owner_of(value) else { return Ok(()) };
        let owner = self.name_of_type(owner);
        let what = if self.builtin_type_of(value) == TypeId::MemberDescriptor { "member" } else { "attribute" };
        self.emit(out, format_args!("<{what} '{name}' of '{owner}' objects>"))
    }

    fn emit_bytes(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        if let Some(bytes) = value.cast::<Bytes>() {
            let mut builder = out.resume(&mut self.heap);
            let done = push_bytes_repr(&mut builder, bytes.as_slice().iter().copied());
            *out = builder.pause();
            return done;
        }
        let Some(array) = value.cast::<ByteArray>() else { return Ok(()) };
        let buffer = array.buffer();
        let cells = buffer.as_ref().map_or(&[][..], |raw| raw.raw());
        let cells = cells.get(..array.len.get()).unwrap_or(cells);
        let mut builder = out.resume(&mut self.heap);
        let done = builder
            .push_text("bytearray(")
            .and_then(|()| push_bytearray_repr(&mut builder, cells.iter().map(core::cell::Cell::get)))
            .and_then(|()| builder.push_text(")"));
        *out = builder.pause();
        done
    }

    fn emit_array(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        let Some(array) = value.cast::<Array>() else { return Ok(()) };
        let code = char::from(array.code());
        self.emit(out, format_args!("('{code}'"))?;
        if array.len.get() > 0 && code == 'u' {
            let text = self.array_text(array)?;
            self.emit(out, format_args!(", "))?;
            self.emit_flat(out, text.value())?;
            return self.emit(out, format_args!(")"));
        }
        for index in 0..array.len.get() {
            let item = self.array_item(value, index)?;
            self.emit(out, format_args!("{}", if index == 0 { ", [" } else { ", " }))?;
            self.emit_flat(out, item)?;
        }
        self.emit(out, format_args!("{}", if array.len.get() > 0 { "])" } else { ")" }))
    }

    fn emit_range(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        let Some(range) = value.cast::<Range>() else { return Ok(()) };
        self.emit(out, format_args!("range("))?;
        self.emit_flat(out, range.start.get())?;
        self.emit(out, format_args!(", "))?;
        self.emit_flat(out, range.stop.get())?;
        if range.step.get().as_small_int() != Some(1) {
            self.emit(out, format_args!(", "))?;
            self.emit_flat(out, range.step.get())?;
        }
        self.emit(out, format_args!(")"))
    }

    fn emit_object(&mut self, out: &mut Paused, kind: Kind, value: Value) -> Result<(), Trap> {
        let address = value.identity();
        match kind {
            Kind::Function => {
                let name = Self::shown(qualname(value));
                self.emit(out, format_args!("<function {name} at {address:#x}>"))
            }
            Kind::Class => {
                let shown = self.class_shown(value);
                self.emit(out, format_args!("{shown}"))
            }
            Kind::BoundMethod => self.emit_native_method(out, value),
            Kind::NativeFunction => self.emit_native_function(out, value),
            Kind::NativeGetSet => {
                let Some(getset) = value.cast::<NativeGetSet>() else { return Ok(()) };
                let (name, owner) = (getset.def().name, self.name_of_type(getset.owner.get()));
                self.emit(out, format_args!("<attribute '{name}' of '{owner}' objects>"))
            }
            Kind::Cell => self.emit_cell(out, value),
            Kind::Code => {
                let Some(code) = value.cast::<Code>() else { return Ok(()) };
                let line = CodeRef::from(code).firstlineno();
                let (name, file) = (Self::shown(code.name.get()), Self::shown(code.filename.get()));
                self.emit(out, format_args!("<code object {name} at {address:#x}, file \"{file}\", line {line}>"))
            }
            Kind::Generator => {
                let Some(generator) = value.cast::<Generator>() else { return Ok(()) };
                let kind = self.type_name(value);
                let names = generator.names.get().cast::<crate::object::tuple::Tuple>();
                let set = names.and_then(|names| names.get(1)).filter(|name| name.is_kind(Kind::Str));
                let name = Self::shown(set.unwrap_or_else(|| qualname(generator.function.get())));
                self.emit(out, format_args!("<{kind} object {name} at {address:#x}>"))
            }
            Kind::Module => {
                let Some(module) = value.cast::<Module>() else { return Ok(()) };
                self.emit_module(out, module)
            }
            Kind::Super => self.emit_super(out, value),
            Kind::Property if value.cast::<Property>().is_some_and(|member| member.getter.get().is_small_int()) => {
                let name = value.cast::<Property>().map_or(Value::NULL, |member| member.name.get());
                let Some(owner) = owner_of(value) else { return Ok(()) };
                let (name, owner) = (Self::shown(name), self.name_of_type(owner));
                let what = if self.builtin_type_of(value) == TypeId::MemberDescriptor { "member" } else { "attribute" };
                self.emit(out, format_args!("<{what} '{name}' of '{owner}' objects>"))
            }
            _ => {
                let text = self.default_repr(value)?;
                self.emit(out, format_args!("{}", Self::shown(text)))
            }
        }
    }

    /// A function or method that the host brings.
    fn emit_native_function(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        let Some(function) = value.cast::<NativeFunction>() else { return Ok(()) };
        let (def, owner) = (function.def(), self.name_of_type(function.owner.get()));
        let name = def.name;
        match def.binds() {
            true if name.starts_with("__") => {
                self.emit(out, format_args!("<slot wrapper '{name}' of '{owner}' objects>"))
            }
            true => self.emit(out, format_args!("<method '{name}' of '{owner}' objects>")),
            false => self.emit(out, format_args!("<built-in function {name}>")),
        }
    }

    /// `_module_repr` of CPython's `importlib._bootstrap`.
    fn emit_module(&mut self, out: &mut Paused, module: Obj<Module>) -> Result<(), Trap> {
        let own = |name| module.dict.get().cast::<Dict>().and_then(|dict| dict.get_text(name)).unwrap_or(Value::NULL);
        let spec = own("__spec__").cast::<Instance>().and_then(|spec| spec.attrs.get().cast::<Dict>());
        let said = |name| spec.and_then(|spec| spec.get_text(name)).filter(|value| value.is_kind(Kind::Str));
        let name = Self::shown(said("name").unwrap_or_else(|| own("__name__")));
        let located = spec.and_then(|spec| spec.get_text("_set_fileattr")) == Some(Value::TRUE);
        let file = if spec.is_some() { said("origin") } else { Some(own("__file__")).filter(|f| f.is_kind(Kind::Str)) };
        match file {
            Some(origin) if spec.is_some() && !located => {
                self.emit(out, format_args!("<module '{name}' ({})>", Self::shown(origin)))
            }
            Some(file) => self.emit(out, format_args!("<module '{name}' from '{}'>", Self::shown(file))),
            None if own("__name__")
                .cast::<Str>()
                .is_some_and(|name| name.as_ascii().is_some_and(|n| self.has_table(n))) =>
            {
                self.emit(out, format_args!("<module '{name}' (built-in)>"))
            }
            None => self.emit(out, format_args!("<module '{name}'>")),
        }
    }

    /// A built-in method of an object.
    fn emit_native_method(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        let Some(method) = value.cast::<BoundMethod>() else { return Ok(()) };
        let Some(def) = Self::native_of(method.function.get()) else { return Ok(()) };
        let (object, name) = (method.object.get(), def.name);
        let (kind, address) = (self.type_name(object), object.identity());
        if def.is_slot() {
            return self.emit(out, format_args!("<method-wrapper '{name}' of {kind} object at {address:#x}>"));
        }
        self.emit(out, format_args!("<built-in method {name} of {kind} object at {address:#x}>"))
    }

    fn emit_cell(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        let Some(cell) = value.cast::<Cell>() else { return Ok(()) };
        let (address, contents) = (value.identity(), cell.contents.get());
        if contents.is_null() {
            return self.emit(out, format_args!("<cell at {address:#x}: empty>"));
        }
        let (kind, inner) = (self.type_name(contents), contents.identity());
        self.emit(out, format_args!("<cell at {address:#x}: {kind} object at {inner:#x}>"))
    }

    fn emit_super(&mut self, out: &mut Paused, value: Value) -> Result<(), Trap> {
        let Some(object) = value.cast::<Super>() else { return Ok(()) };
        let this = self.name_of_type(object.this_class.get());
        if object.object.get().is_null() {
            return self.emit(out, format_args!("<super: <class '{this}'>, NULL>"));
        }
        let class = self.name_of_type(object.self_class.get());
        self.emit(out, format_args!("<super: <class '{this}'>, <{class} object>>"))
    }
}

/// `__qualname__` of a function.
pub(super) fn qualname(function: Value) -> Value {
    let Some(function) = function.cast::<Function>() else { return Value::NULL };
    let set = function.extra_slot(Extra::QualName);
    if set.is_null() { function.code.get().cast::<Code>().map_or(Value::NULL, |code| code.qualname.get()) } else { set }
}

/// A built-in function, or a built-in type's method.
struct Native(&'static NativeDef, Option<TypeName>);

impl fmt::Display for Native {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.name;
        match self.1 {
            None => write!(f, "<built-in function {name}>"),
            Some(owner) if self.0.is_slot() => write!(f, "<slot wrapper '{name}' of '{owner}' objects>"),
            Some(owner) => write!(f, "<method '{name}' of '{owner}' objects>"),
        }
    }
}
