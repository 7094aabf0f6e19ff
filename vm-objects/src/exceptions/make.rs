//! Exceptions made: their arguments, and what their class keeps beside them.

use super::classes::{Shape, exception_layout, member};
use crate::Trap;
use crate::heap::Obj;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// An exception of `class` with `args`, not yet raised; `class.__init__` of a program is not called.
    pub fn new_exception(&mut self, class: Value, args: &[Value]) -> Result<Obj<Exception>, Trap> {
        let exception = self.bare_exception(class, args)?;
        let layout = exception_layout(class).unwrap_or(TypeId::Exception);
        self.init_exception(exception, layout, args)?;
        Ok(exception)
    }

    /// An exception of `class` whose members are not set.
    pub(crate) fn bare_exception(&mut self, class: Value, args: &[Value]) -> Result<Obj<Exception>, Trap> {
        let shape = exception_layout(class).map_or(Shape::Plain, Shape::of);
        let args = Tuple::from_slice(&mut self.heap, args)?;
        Exception::with_members(&mut self.heap, class, args.value(), shape.members())
    }

    /// Sets the members of an exception from its arguments, as its built-in class does.
    pub(crate) fn init_exception(&mut self, e: Obj<Exception>, layout: TypeId, args: &[Value]) -> Result<(), Trap> {
        match Shape::of(layout) {
            Shape::Plain | Shape::Name | Shape::Attribute => {}
            Shape::Value if layout == TypeId::SystemExit && args.len() > 1 => e.set_member(member::VALUE, e.args.get()),
            Shape::Value => e.set_member(member::VALUE, args.first().copied().unwrap_or(Value::NONE)),
            Shape::Import => {
                if let &[message] = args {
                    e.set_member(member::MSG, message);
                }
            }
            Shape::Os => self.init_os_error(e, args)?,
            Shape::Syntax => self.init_syntax_error(e, args)?,
            Shape::Unicode => self.init_unicode_error(e, layout, args)?,
            Shape::Group => self.init_group(e, args)?,
        }
        Ok(())
    }

    /// `OSError(errno, strerror[, filename[, winerror[, filename2]]])`: the class may be one for that `errno`.
    fn init_os_error(&mut self, e: Obj<Exception>, args: &[Value]) -> Result<(), Trap> {
        let &[errno, strerror, ref rest @ ..] = args else { return Ok(()) };
        if rest.len() > 3 {
            return Ok(());
        }
        let filename = rest.first().copied().unwrap_or(Value::NONE);
        if e.class.get() == TypeId::OSError.value()
            && let Some(kind) = errno.as_small_int().and_then(class_of_errno)
        {
            e.class.set(kind.value());
        }
        if e.class.get() == TypeId::BlockingIOError.value() && filename.as_small_int().is_some() {
            // The third argument may be the number of characters written.
            e.set_member(member::ERRNO, errno);
            e.set_member(member::STRERROR, strerror);
            e.set_member(member::WRITTEN, filename);
            return Ok(());
        }
        let short =
            if filename.is_none() { None } else { Some(Tuple::from_slice(&mut self.heap, &[errno, strerror])?) };
        e.set_member(member::ERRNO, errno);
        e.set_member(member::STRERROR, strerror);
        if let Some(short) = short {
            e.args.set(short.value());
            e.set_member(member::FILENAME, filename);
            if let Some(&second) = rest.get(2) {
                e.set_member(member::FILENAME2, second);
            }
        }
        Ok(())
    }

    /// `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`.
    fn init_syntax_error(&mut self, e: Obj<Exception>, args: &[Value]) -> Result<(), Trap> {
        let Some(&message) = args.first() else { return Ok(()) };
        e.set_member(member::MSG, message);
        let &[_, place] = args else { return Ok(()) };
        let place = match (place.cast::<Tuple>(), place.cast::<List>()) {
            (Some(place), _) => place,
            (_, Some(list)) => Tuple::from_cells(&mut self.heap, list.items())?,
            _ => return Err(self.not_iterable(place)),
        };
        if !matches!(place.len(), 4 | 6) {
            let (how, count) = if place.len() < 4 { ("least 4", place.len()) } else { ("most 6", place.len()) };
            if place.len() == 5 {
                return Err(self.type_error(format_args!("end_offset must be provided when end_lineno is provided")));
            }
            return Err(self.type_error(format_args!("function takes at {how} arguments ({count} given)")));
        }
        for (index, &part) in place.values().iter().enumerate() {
            e.set_member(member::SYNTAX_FILENAME + index, part);
        }
        Ok(())
    }

    /// `UnicodeDecodeError(encoding, object, start, end, reason)`; `UnicodeTranslateError` has no encoding.
    fn init_unicode_error(&mut self, e: Obj<Exception>, layout: TypeId, args: &[Value]) -> Result<(), Trap> {
        let first = if layout == TypeId::UnicodeTranslateError { member::OBJECT } else { member::ENCODING };
        let (wanted, given) = (member::REASON + 1 - first, args.len());
        if given != wanted {
            return Err(self.type_error(format_args!("function takes exactly {wanted} arguments ({given} given)")));
        }
        for (index, &part) in args.iter().enumerate() {
            let text = matches!(first + index, member::ENCODING | member::REASON);
            if text && !self.is_instance_of(part, TypeId::Str) {
                let name = self.type_name(part);
                return Err(self.type_error(format_args!("argument {} must be str, not {name}", index + 1)));
            }
            e.set_member(first + index, part);
        }
        Ok(())
    }

    /// `ExceptionGroup(message, exceptions)`.
    fn init_group(&mut self, e: Obj<Exception>, args: &[Value]) -> Result<(), Trap> {
        let &[message, sequence] = args else {
            let given = args.len();
            return Err(
                self.type_error(format_args!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"))
            );
        };
        if message.cast::<Str>().is_none() && !self.is_instance_of(message, TypeId::Str) {
            let name = self.type_name(message);
            return Err(
                self.type_error(format_args!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}"))
            );
        }
        let inside = self.unwrapped(sequence);
        let members = match (inside.cast::<Tuple>(), inside.cast::<List>()) {
            (Some(tuple), _) => tuple,
            (_, Some(list)) => Tuple::from_cells(&mut self.heap, list.items())?,
            _ => return Err(self.type_error(format_args!("second argument (exceptions) must be a sequence"))),
        };
        if members.len() == 0 {
            return Err(self.value_error(format_args!("second argument (exceptions) must be a non-empty sequence")));
        }
        let mut only_exceptions = true;
        for (index, &one) in members.values().iter().enumerate() {
            if one.cast::<Exception>().is_none() {
                return Err(
                    self.value_error(format_args!("Item {index} of second argument (exceptions) is not an exception"))
                );
            }
            only_exceptions &= self.is_instance_of(one, TypeId::Exception);
        }
        let class = e.class.get();
        if class == TypeId::BaseExceptionGroup.value() && only_exceptions {
            e.class.set(TypeId::ExceptionGroup.value());
        } else if !only_exceptions && self.is_subclass_of(class, TypeId::Exception.value()) {
            let name = self.name_of_type(class);
            return Err(match class.as_type() {
                Some(_) => self.type_error(format_args!("Cannot nest BaseExceptions in an ExceptionGroup")),
                None => self.type_error(format_args!("Cannot nest BaseExceptions in '{name}'")),
            });
        }
        e.set_member(member::MSG, message);
        e.set_member(member::EXCEPTIONS, members.value());
        Ok(())
    }
}

/// The subclass of `OSError` for an error number of Linux.
fn class_of_errno(errno: isize) -> Option<TypeId> {
    Some(match errno {
        1 | 13 => TypeId::PermissionError,
        2 => TypeId::FileNotFoundError,
        3 => TypeId::ProcessLookupError,
        4 => TypeId::InterruptedError,
        10 => TypeId::ChildProcessError,
        11 | 114 | 115 => TypeId::BlockingIOError,
        17 => TypeId::FileExistsError,
        20 => TypeId::NotADirectoryError,
        21 => TypeId::IsADirectoryError,
        32 | 108 => TypeId::BrokenPipeError,
        103 => TypeId::ConnectionAbortedError,
        104 => TypeId::ConnectionResetError,
        110 => TypeId::TimeoutError,
        111 => TypeId::ConnectionRefusedError,
        _ => return None,
    })
}
