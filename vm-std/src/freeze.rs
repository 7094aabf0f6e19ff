//! Source files to an image: what `cellar freeze` does, and a build script of a firmware.

use alloc::borrow::Cow;
use std::fs;
use std::path::Path;

use allocator_api2::alloc::Global;
use vm_compiler::{Mode, Options, SyntaxError, compile_and_warn, decode, image};
use vm_core::image::Image;
use vm_core::marshal::LoadError;
use vm_objects::{Limits, Python};

use crate::{Captured, syntax_error};

/// How to freeze.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Freeze {
    /// As `python -O`: 1 leaves out `assert` and makes `__debug__` false, 2 leaves out docstrings too.
    pub optimize: u8,
    /// Leave out all that only tools and the marks of a traceback need: as `optimize` 2, and no columns. A traceback still
    /// names its lines.
    pub strip: bool,
}

/// A module's source, to be frozen.
#[derive(Clone, Debug)]
pub struct SourceFile<'a> {
    /// The module's full name, with dots.
    pub name: String,
    /// Whether others can be inside it.
    pub is_package: bool,
    /// The text, in the encoding that its first lines declare.
    pub bytes: Cow<'a, [u8]>,
    /// `co_filename`: what a traceback calls it.
    pub filename: String,
}

/// Compiles files to an image and verifies it. The first file is the program; the others are modules, by their names. A folder
/// is a package, with all that is in it. What CPython would warn of is added to `warnings`.
///
/// A build script writes the result to `OUT_DIR`, from where a firmware takes it with `vm_embedded::image!`.
///
/// # Errors
/// The text for a person: a file that can't be read, or a syntax error as `python` shows it.
pub fn freeze<P: AsRef<Path>>(
    files: &[P],
    options: Freeze,
    warnings: &mut Vec<SyntaxError>,
) -> Result<Vec<u8>, String> {
    let mut sources = Vec::new();
    for file in files {
        collect(file.as_ref(), "", &mut sources)?;
    }
    freeze_sources(&sources, options, warnings)
}

/// As [`freeze`], of what is in memory.
///
/// ```
/// use vm_std::{Captured, Freeze, Options, Program, SourceFile, freeze_sources, run};
///
/// let file = SourceFile {
///     name: "app".to_owned(),
///     is_package: false,
///     bytes: b"print(6 * 7)\n".into(),
///     filename: "app.py".to_owned(),
/// };
/// let image = freeze_sources(&[file], Freeze::default(), &mut Vec::new())?;
/// let mut host = Captured::default();
/// run(Program::Image { bytes: image.leak(), filename: "app.img" }, Options::default(), &mut host);
/// assert_eq!(host.out, b"42\n");
/// # Ok::<(), String>(())
/// ```
///
/// # Errors
/// As [`freeze`].
pub fn freeze_sources(
    sources: &[SourceFile<'_>],
    options: Freeze,
    warnings: &mut Vec<SyntaxError>,
) -> Result<Vec<u8>, String> {
    let mut modules = Vec::new();
    for source in sources {
        if modules.iter().any(|module: &image::Module| module.name == source.name) {
            return Err(format!("cellar: two modules are called '{}'\n", source.name));
        }
        modules.push(compile(source, options, warnings)?);
    }
    if modules.is_empty() {
        return Err("cellar: there is nothing to freeze\n".to_owned());
    }
    let bytes = image::write(&modules).map_err(|error| format!("cellar: {}\n", error.message))?;
    verify(&bytes)?;
    Ok(bytes)
}

fn compile(source: &SourceFile<'_>, options: Freeze, warnings: &mut Vec<SyntaxError>) -> Result<image::Module, String> {
    let report = |error| syntax_error::report(&error);
    let text = decode(&source.bytes, &source.filename).map_err(report)?;
    let optimize = if options.strip { 2 } else { options.optimize };
    let (code, found) =
        compile_and_warn(&text, &source.filename, Mode::Exec, Options { optimize, ..Options::default() });
    warnings.extend(found);
    let code = code.map_err(report)?;
    let code = if options.strip { image::strip(&code) } else { code };
    Ok(image::Module { name: source.name.clone(), is_package: source.is_package, code })
}

/// What a machine does with each module when it loads it.
fn verify(bytes: &[u8]) -> Result<(), String> {
    let image = Image::open(bytes).map_err(|error| format!("cellar: {error}\n"))?;
    let mut host = Captured::default();
    let python = Python::new(&Global, &mut host, Limits::DESKTOP);
    let verified = python.map_err(|_| LoadError::Memory).and_then(|mut python| python.verify_image(&image));
    verified.map_err(|error| format!("cellar: what was frozen does not load: {error}\n"))
}

/// A file, or the Python files of a folder in the order of their names.
fn collect(path: &Path, package: &str, sources: &mut Vec<SourceFile<'_>>) -> Result<(), String> {
    let trouble = |error| format!("cellar: can't read '{}': {error}\n", path.display());
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let full = if package.is_empty() { stem.to_owned() } else { format!("{package}.{stem}") };
    if path.is_dir() {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(trouble)?;
        let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
        paths.sort();
        return paths.iter().filter(|path| is_python(path)).try_for_each(|path| collect(path, &full, sources));
    }
    let bytes = fs::read(path).map_err(trouble)?.into();
    let is_package = stem == "__init__";
    let name = if is_package { package.to_owned() } else { full };
    sources.push(SourceFile { name, is_package, bytes, filename: path.to_string_lossy().into_owned() });
    Ok(())
}

/// Whether a package has it: a Python file, or a folder that is a package too.
fn is_python(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "py") || path.join("__init__.py").is_file()
}
