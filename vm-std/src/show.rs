//! What the compiler's passes make of a file, as text.

use vm_compiler::{CodeObject, Constant, Mode, Options, SyntaxError, compile, decode, show as passes};

use crate::{dis, syntax_error};

/// A pass whose outcome can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pass {
    /// The blocks and their names, as Python's `symtable` module tells of them.
    Symtable,
    /// The flow graphs, when all passes over them are done.
    Cfg,
    /// The code objects: what `dis` prints of them, and then each field.
    Code,
}

/// What a pass makes of a source file; `optimize` counts the `-O`s.
///
/// # Errors
/// The report for the error stream: a syntax error as `python` shows it.
pub fn show(bytes: &[u8], filename: &str, pass: Pass, optimize: u8) -> Result<String, String> {
    let options = Options { optimize, ..Options::default() };
    let report = |error: SyntaxError| syntax_error::report(&error);
    let source = decode(bytes, filename).map_err(report)?;
    match pass {
        Pass::Symtable => passes::symtable(&source, filename, Mode::Exec).map_err(report),
        Pass::Cfg => passes::cfg(&source, filename, Mode::Exec, options).map_err(report),
        Pass::Code => {
            let code = compile(&source, filename, Mode::Exec, options).map_err(report)?;
            let mut text = Vec::new();
            dis::disassemble_code(vm_core::isa::Version::V3_12, &code, &mut text)
                .map_err(|error| format!("cellar: {filename}: {error}\n"))?;
            let mut text = String::from_utf8_lossy(&text).into_owned();
            fields(&code, &mut text);
            Ok(text)
        }
    }
}

/// Every field, then those of the code objects inside.
fn fields(code: &CodeObject, text: &mut String) {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let names = |names: &[vm_compiler::PyString]| {
        Constant::Tuple(names.iter().cloned().map(Constant::Str).collect()).to_string()
    };
    // A code object is shown by its name: its address says nothing.
    let shown = |constant: &Constant| match constant {
        Constant::Code(code) => format!("<code object {}>", code.qualname.to_string_lossy()),
        constant => constant.to_string(),
    };
    let consts = code.consts.iter().map(shown).collect::<Vec<_>>().join(", ");
    let rows = [
        ("co_qualname", code.qualname.to_string_lossy()),
        ("co_name", code.name.to_string_lossy()),
        ("co_filename", code.filename.to_string_lossy()),
        ("co_firstlineno", code.firstlineno.to_string()),
        ("co_argcount", code.argcount.to_string()),
        ("co_posonlyargcount", code.posonlyargcount.to_string()),
        ("co_kwonlyargcount", code.kwonlyargcount.to_string()),
        ("co_stacksize", code.stacksize.to_string()),
        ("co_flags", format!("{:#x}", code.flags)),
        ("co_names", names(&code.names)),
        ("co_localsplusnames", names(&code.localsplusnames)),
        ("co_localspluskinds", hex(&code.localspluskinds)),
        ("co_consts", consts),
        ("co_code", hex(&code.code)),
        ("co_exceptiontable", hex(&code.exceptiontable)),
        ("co_linetable", hex(&code.linetable)),
    ];
    text.push('\n');
    for (name, value) in rows {
        text.push_str(&format!("{name:<20}{value}\n"));
    }
    for constant in &code.consts {
        if let Constant::Code(inner) = constant {
            fields(inner, text);
        }
    }
}
