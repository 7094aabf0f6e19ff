//! importlib's own steps taken out of a traceback: `remove_importlib_frames` of CPython's `Python/import.c`.

use crate::heap::Obj;
use crate::object::exception::{Exception, Traceback};
use crate::object::str::Str;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// Takes out all steps of importlib if it is an `ImportError`, else each run of them that ends where a module's code
    /// is run.
    pub(super) fn trim_importlib(&mut self, exception: Value) {
        let always = self.is_instance_of(exception, TypeId::ImportError);
        let Some(exception) = exception.cast::<Exception>() else { return };
        // The step behind which a run of importlib's begins, and the last one seen that stays; none: the beginning.
        let (mut outer, mut previous) = (None::<Obj<Traceback>>, None);
        let mut inside = false;
        let mut next = exception.traceback.get();
        while let Some(step) = next.cast::<Traceback>() {
            next = step.next.get();
            let (is_importlib, calls) = place_of(step);
            if is_importlib && !inside {
                outer = previous;
            }
            inside = is_importlib;
            if inside && (always || calls) {
                match outer {
                    Some(outer) => outer.next.set(next),
                    None => exception.traceback.set(next),
                }
                previous = outer;
            } else {
                previous = Some(step);
            }
        }
    }
}

/// Whether a step is importlib's, and in the function that calls others' code.
fn place_of(step: Obj<Traceback>) -> (bool, bool) {
    let Some(code) = step.running_code() else { return (false, false) };
    let is = |value: Value, text: &str| value.cast::<Str>().is_some_and(|name| name.eq_text(text));
    let filename = code.filename.get();
    let inside =
        is(filename, "<frozen importlib._bootstrap>") || is(filename, "<frozen importlib._bootstrap_external>");
    (inside, inside && is(code.name.get(), "_call_with_frames_removed"))
}
