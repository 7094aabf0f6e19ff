//! 3.11 code turned into the internal form, in bytes objects of the heap.

use vm_core::code::Code as CodeView;
use vm_core::marshal::LoadError;
use vm_core::translate::Plan;
use vm_core::verify::VerifyError;

use super::Python;
use crate::heap::Obj;
use crate::object::bytes::Bytes;
use crate::value::Value;

/// The parts of a code object that the translation replaces.
pub(super) struct Translated {
    pub(super) code: Obj<Bytes>,
    pub(super) linetable: Obj<Bytes>,
    pub(super) exceptiontable: Obj<Bytes>,
    pub(super) stacksize: u32,
}

impl Python<'_> {
    /// Translates `view`, which is of 3.11.
    pub(super) fn translate(&mut self, view: &CodeView<'_, Value>) -> Result<Translated, LoadError> {
        let units = view.code.len() / 2;
        let (mut words, mut marks) = (self.scratch::<u32>(), self.scratch::<u16>());
        if !(words.resize(units, 0) && marks.resize(units, 0)) {
            return Err(LoadError::Memory);
        }
        let plan = Plan::new(view, &mut words, &mut marks).map_err(LoadError::Translate)?;
        Ok(Translated {
            code: self.written(plan.code_len(), |out| plan.write_code(out))?,
            linetable: self.written(plan.linetable_len(), |out| plan.write_linetable(out))?,
            exceptiontable: self.written(plan.exceptiontable_len(), |out| plan.write_exceptiontable(out))?,
            stacksize: plan.stacksize(),
        })
    }

    /// A bytes object of `len` bytes that `write` fills.
    fn written(
        &mut self,
        len: usize,
        write: impl FnOnce(&mut [u8]) -> Result<(), VerifyError>,
    ) -> Result<Obj<Bytes>, LoadError> {
        let mut buffer = self.scratch::<u8>();
        if !buffer.resize(len, 0) {
            return Err(LoadError::Memory);
        }
        write(&mut buffer).map_err(LoadError::Translate)?;
        Bytes::from_slice(&mut self.heap, &buffer).map_err(|_| LoadError::Memory)
    }
}
