//! Images: the program of one, and its other modules for `import`.

use vm_core::image::Image;
use vm_core::isa::Version;
use vm_core::marshal::LoadError;

use super::Python;
use super::load::{Copies, INSTRUCTIONS};
use crate::host::FrozenModule;
use crate::value::Value;

/// Where the instructions of an image, and of the modules that its program imports, are run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Instructions {
    /// Where they lie: they take no memory.
    InPlace,
    /// In the heap, quickened: twice as fast, for as much memory as they take. Without the feature `quicken` as in place.
    Quickened,
}

impl Python<'_> {
    /// The code object of an image's program. The image's other modules can be imported from now on, before the host's own of
    /// the same name. Every code object is verified when it is loaded: the program now, a module when it is imported.
    ///
    /// # Errors
    /// As [`Python::load_pyc`].
    pub fn load_image(&mut self, image: Image<'static>, instructions: Instructions) -> Result<Value, LoadError> {
        self.image = Some(image);
        self.carried_copies = match instructions {
            Instructions::InPlace => Copies::Nothing,
            Instructions::Quickened => INSTRUCTIONS,
        };
        self.load_patiently(image.main().code, Version::V3_12, self.carried_copies)
    }

    /// Whether every module of an image would load: each is loaded, copied, and forgotten. For who makes an image, or takes one
    /// in from elsewhere and wants to know before it replaces another.
    ///
    /// # Errors
    /// As [`Python::load_pyc`]: of the first module that would not.
    pub fn verify_image(&mut self, image: &Image<'_>) -> Result<(), LoadError> {
        image.modules().try_for_each(|module| self.load_patiently(module.code, Version::V3_12, Copies::All).map(|_| ()))
    }

    /// The module of this name that the image or the host carries as compiled code.
    pub fn frozen_module(&mut self, name: &str) -> Option<FrozenModule> {
        let module = self.image.and_then(|image| image.module(name));
        match module {
            Some(module) => Some(FrozenModule { code: module.code, is_package: module.is_package }),
            None => self.host.frozen_module(name),
        }
    }
}
