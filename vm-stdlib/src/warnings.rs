//! `_warnings`: what native code warns with. The module `warnings` does the work: without its tables here it uses its own.

use vm_core::object::Input;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Python, Trap, Value};

use crate::arguments::new_str;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_warnings", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[NativeDef::function("warn", Arity::Free, warn)];

const IMPORTED: u32 = 1;
const FOUND: u32 = 2;
const DONE: u32 = 3;

/// `warn(message, category=None, stacklevel=1, source=None)`
fn warn<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match (args.input, args.state) {
        (Input::Start, _) => {
            let (import, name) = (py.builtin_named("__import__")?, new_str(py, "warnings")?);
            Err(args.call(IMPORTED, import, &[name]))
        }
        (_, IMPORTED) => {
            let (getattr, name) = (py.builtin_named("getattr")?, new_str(py, "warn")?);
            let module = args.result();
            Err(args.call(FOUND, getattr, &[module, name]))
        }
        (_, FOUND) => {
            let (warn, kwnames) = (args.result(), args.kwnames);
            let given = args.args().to_vec();
            Err(args.call_with_keywords(DONE, warn, &given, kwnames))
        }
        _ => Ok(Value::NONE),
    }
}
