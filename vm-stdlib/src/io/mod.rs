//! `_io`: files.

use std::io::{self, Read, Seek, SeekFrom};

use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

use crate::arguments::new_bytes;
use crate::os_error;
use crate::posix;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_io", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[NativeDef::function("open_code", Arity::One, open_code)];

/// A file opened to be read from its beginning to its end: as much of `FileIO` as importlib needs.
static FILE: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__enter__", Arity::None, |_, args| Ok(args.get(0))),
        NativeDef::instance_method("__exit__", Arity::Any, close),
        NativeDef::function("__new__", Arity::Between(2, 3), new),
        NativeDef::instance_method("close", Arity::None, close),
        NativeDef::instance_method("read", Arity::None, read),
    ],
    slots: 1,
    ..TypeSpec::new("_io", "FileIO")
};

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let class = py.host_type(&FILE)?;
    py.put(namespace, "FileIO", class)
}

fn open_code<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let class = py.host_type(&FILE)?;
    open(py, class, args.get(0))
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    open(py, args.get(0), args.get(1))
}

fn open(py: &mut Python<'_>, class: Value, path: Value) -> Result<Value, Trap> {
    let file = posix::path_of(py, path, "open")?;
    let object = py.new_object(class)?;
    match posix::open_fd(&file, 0, 0) {
        Ok(fd) => {
            object.set_slot(0, Value::from_int_truncated(fd as isize));
            Ok(object.value())
        }
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

fn fd(args: &Args<'_, '_>) -> i32 {
    args.get(0).cast::<Instance>().and_then(|file| file.slot(0).as_small_int()).map_or(-1, |fd| fd as i32)
}

fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd(args);
    let mut bytes = Vec::new();
    let outcome: io::Result<u64> = posix::with_file(fd, |file| {
        let start = file.stream_position()?;
        file.read_to_end(&mut bytes)?;
        Ok(start)
    });
    match outcome {
        Ok(start) => new_bytes(py, &bytes).inspect_err(|_| {
            // The step is run again when there is memory.
            let _ = posix::with_file(fd, |file| file.seek(SeekFrom::Start(start)));
        }),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

fn close<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd(args);
    if let (true, Some(file)) = (fd >= 0, args.get(0).cast::<Instance>()) {
        let _ = posix::close_fd(fd);
        file.set_slot(0, Value::from_int_truncated(-1));
    }
    Ok(Value::NONE)
}
