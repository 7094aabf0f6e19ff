//! Compiles the library's files into one image and an index of it.

use core::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

use vm_compiler::marshal::write_constant;
use vm_compiler::{Constant, Mode, Options, compile};

/// Modules that are not CPython 3.12's, or can't be used without what Cellar doesn't have.
const LEFT_OUT: &[&str] = &[
    // RustPython's own.
    "_dummy_os",
    "_dummy_thread",
    "_pycodecs",
    "collections._defaultdict",
    "dummy_threading",
    // Not in 3.12 any more.
    "asynchat",
    "asyncore",
    "distutils",
    "imp",
    "smtpd",
    "__phello__",
    // They stand on C libraries, windows, or an installation.
    "ctypes",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pydoc_data",
    "sqlite3",
    "test",
    "tkinter",
    "turtledemo",
    "venv",
];

/// Modules that have a second name, which `import` itself uses.
const ALIASES: &[(&str, &str)] =
    &[("_frozen_importlib", "importlib._bootstrap"), ("_frozen_importlib_external", "importlib._bootstrap_external")];

struct Source {
    name: String,
    is_package: bool,
    path: PathBuf,
}

struct Compiled {
    name: String,
    is_package: bool,
    code: Vec<u8>,
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Lib");
    let mut sources = Vec::new();
    collect(Path::new(rustpython_pylib::LIB_PATH), "", &mut sources);
    // What stands in this crate goes before.
    let mut own = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Lib"), "", &mut own);
    sources.retain(|source| !own.iter().any(|own| own.name == source.name));
    sources.append(&mut own);
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    let mut modules = compile_all(&sources);
    for (alias, name) in ALIASES {
        let at = modules.iter().position(|module| module.name == *name);
        let Some(at) = at else { panic!("the library has no {name}") };
        let (is_package, code) = (modules[at].is_package, modules[at].code.clone());
        modules.push(Compiled { name: (*alias).to_string(), is_package, code });
    }
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    write(&modules);
}

fn left_out(name: &str) -> bool {
    LEFT_OUT.iter().any(|left| name == *left || name.strip_prefix(left).is_some_and(|rest| rest.starts_with('.')))
}

/// The Python files of a folder and the folders in it.
fn collect(folder: &Path, package: &str, sources: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let full = if package.is_empty() { stem.to_string() } else { format!("{package}.{stem}") };
        if path.is_dir() {
            if !left_out(&full) && path.join("__init__.py").exists() {
                collect(&path, &full, sources);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") && !left_out(&full) {
            let is_package = stem == "__init__";
            sources.push(Source { name: if is_package { package.to_string() } else { full }, is_package, path });
        }
    }
}

fn compile_all(sources: &[Source]) -> Vec<Compiled> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let part = sources.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let running: Vec<_> =
            sources.chunks(part).map(|part| scope.spawn(|| part.iter().map(compile_one).collect::<Vec<_>>())).collect();
        running
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|_| panic!("a compilation failed")))
            .collect()
    })
}

fn compile_one(source: &Source) -> Compiled {
    let bytes = fs::read(&source.path).unwrap_or_else(|error| panic!("{}: {error}", source.path.display()));
    let filename = format!("<frozen {}>", source.name);
    let code = vm_compiler::decode(&bytes, &filename)
        .and_then(|text| compile(&text, &filename, Mode::Exec, Options::default()))
        .unwrap_or_else(|error| panic!("{}: {error}", source.path.display()));
    let code = write_constant(&Constant::Code(code)).unwrap_or_else(|error| panic!("{}: {error}", source.name));
    Compiled { name: source.name.clone(), is_package: source.is_package, code }
}

fn write(modules: &[Compiled]) {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut image = Vec::new();
    let mut index = String::from("static INDEX: &[Entry] = &[\n");
    for module in modules {
        let (start, len) = (image.len(), module.code.len());
        let (name, is_package) = (&module.name, module.is_package);
        let _ = writeln!(index, "Entry {{ name: {name:?}, is_package: {is_package}, start: {start}, len: {len} }},");
        image.extend_from_slice(&module.code);
    }
    index.push_str("];\n");
    for (name, content) in [("library.image", image.as_slice()), ("index.rs", index.as_bytes())] {
        fs::write(out.join(name), content).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
