//! Numbers as the operators see them, and the limbs that they work in.

use core::ops::{Deref, DerefMut};

use crate::Trap;
use crate::features::{COMPLEX, FLOAT};
use crate::heap::{Kind, Obj};
use crate::number::big::{self, BigError, Signed};
use crate::object::complex::Complex;
use crate::object::float::Float;
use crate::object::int::Int;
use crate::python::{Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;

/// A number of a built-in type. A bool is its number.
#[derive(Clone, Copy)]
pub(crate) enum Num {
    Small(isize),
    Big(Obj<Int>),
    Float(f64),
    Complex(f64, f64),
}

impl Num {
    /// The number that a value is.
    #[inline]
    pub(crate) fn of(value: Value) -> Option<Num> {
        if let Some(small) = value.as_small_index() {
            return Some(Num::Small(small));
        }
        match value.kind()? {
            Kind::Int => value.cast().map(Num::Big),
            Kind::Float => value.cast::<Float>().map(|float| Num::Float(float.get())),
            Kind::Complex => value.cast::<Complex>().map(|c| {
                let (real, imag) = c.get();
                Num::Complex(real, imag)
            }),
            _ => None,
        }
    }
}

/// An integer of any size, ready for `number::big`.
#[derive(Clone, Copy)]
pub(crate) struct Whole {
    negative: bool,
    small: [usize; 1],
    big: Option<Obj<Int>>,
}

impl Whole {
    /// The integer that a value is (a bool too).
    pub(crate) fn of(value: Value) -> Option<Whole> {
        match value.as_small_index() {
            Some(small) => Some(Whole::from(small)),
            None => value.cast::<Int>().map(Whole::from),
        }
    }

    /// Sign and magnitude, without zeros on top.
    pub(crate) fn int(&self) -> big::Int<'_> {
        let magnitude = match &self.big {
            Some(int) => int.limbs(),
            None => big::trim(&self.small),
        };
        big::Int::new(self.negative, magnitude)
    }

    /// Limbs in use.
    pub(crate) fn len(&self) -> usize {
        self.int().magnitude.len()
    }
}

impl From<isize> for Whole {
    fn from(value: isize) -> Whole {
        let (negative, small) = big::split_word(value);
        Whole { negative, small, big: None }
    }
}

impl From<Obj<Int>> for Whole {
    fn from(int: Obj<Int>) -> Whole {
        Whole { negative: int.negative(), small: [0], big: Some(int) }
    }
}

/// Limbs that need no memory of their own.
const FEW: usize = 24;

/// Working space for an operation on integers: in place while it is small.
pub(crate) struct Limbs<'h> {
    few: [usize; FEW],
    many: Option<Scratch<'h, usize>>,
    len: usize,
}

impl Deref for Limbs<'_> {
    type Target = [usize];
    fn deref(&self) -> &[usize] {
        match &self.many {
            Some(many) => many,
            None => self.few.get(..self.len).unwrap_or(&[]),
        }
    }
}

impl DerefMut for Limbs<'_> {
    fn deref_mut(&mut self) -> &mut [usize] {
        match &mut self.many {
            Some(many) => many,
            None => self.few.get_mut(..self.len).unwrap_or(&mut []),
        }
    }
}

impl<'h> Python<'h> {
    /// Room for `len` limbs, all 0; `MemoryError` if they are more than the machine may ever have.
    pub(crate) fn limbs(&mut self, len: usize) -> Result<Limbs<'h>, Trap> {
        let mut limbs = Limbs { few: [0; FEW], many: None, len };
        if len > FEW {
            if len.saturating_mul(size_of::<usize>()) > self.memory_limit() {
                return Err(self.out_of_memory());
            }
            let mut many = self.scratch::<usize>();
            if !many.resize(len, 0) {
                return Err(Trap::Memory);
            }
            limbs.many = Some(many);
        }
        Ok(limbs)
    }

    /// `MemoryError`: no collection can help.
    #[cold]
    pub(crate) fn out_of_memory(&mut self) -> Trap {
        self.pending = self.memory_error;
        Trap::Raise
    }

    /// The int that an operation has written.
    pub(crate) fn int_written(&mut self, out: &[usize], done: Result<Signed, BigError>) -> Result<Value, Trap> {
        match done {
            Ok(signed) => Int::from_limbs(&mut self.heap, out.get(..signed.len).unwrap_or(out), signed.negative),
            Err(error) => Err(self.big_error(error)),
        }
    }

    /// The exception for what `number::big` refused.
    #[cold]
    pub(crate) fn big_error(&mut self, error: BigError) -> Trap {
        let kind = match error {
            BigError::Short => TypeId::SystemError,
            BigError::ZeroDivision => TypeId::ZeroDivisionError,
            BigError::FloatOverflow => TypeId::OverflowError,
            BigError::NotInvertible => TypeId::ValueError,
        };
        self.error(kind, format_args!("{}", error.message()))
    }

    /// A new float.
    #[inline]
    pub fn float(&mut self, number: f64) -> Result<Value, Trap> {
        if !FLOAT.on {
            return Err(self.left_out(FLOAT));
        }
        Ok(Float::alloc(&mut self.heap, number)?.value())
    }

    /// A new complex number.
    pub(crate) fn complex(&mut self, real: f64, imag: f64) -> Result<Value, Trap> {
        if !COMPLEX.on {
            return Err(self.left_out(COMPLEX));
        }
        Ok(Complex::alloc(&mut self.heap, real, imag)?.value())
    }

    /// The int of a whole float; CPython's errors for infinity and NaN.
    pub(crate) fn int_of_float(&mut self, number: f64) -> Result<Value, Trap> {
        if let Some(message) = crate::number::float::to_int_error(number) {
            let kind = if number.is_nan() { TypeId::ValueError } else { TypeId::OverflowError };
            return Err(self.error(kind, format_args!("{message}")));
        }
        let mut out = [0; big::FLOAT_LEN];
        let done = big::from_float(number, &mut out);
        self.int_written(&out, done)
    }

    /// `float(int)`.
    pub(crate) fn float_of_int(&mut self, number: &Whole) -> Result<f64, Trap> {
        big::to_float(number.int()).map_err(|error| self.big_error(error))
    }
}
