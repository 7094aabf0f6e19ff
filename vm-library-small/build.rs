//! Compiles the files of `Lib` into one image and an index of it.

use core::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use vm_compiler::marshal::write_constant;
use vm_compiler::{Constant, Mode, Options, compile};

struct Module {
    name: String,
    is_package: bool,
    code: Vec<u8>,
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Lib");
    let mut modules = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Lib"), "", &mut modules);
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    let (mut image, mut index) = (Vec::new(), String::from("static INDEX: &[Entry] = &[\n"));
    for Module { name, is_package, code } in &modules {
        let (start, len) = (image.len(), code.len());
        let _ = writeln!(index, "Entry {{ name: {name:?}, is_package: {is_package}, start: {start}, len: {len} }},");
        image.extend_from_slice(code);
    }
    index.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (name, content) in [("library.image", image.as_slice()), ("index.rs", index.as_bytes())] {
        fs::write(out.join(name), content).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// The Python files of a folder and the folders in it, which are packages.
fn collect(folder: &Path, package: &str, modules: &mut Vec<Module>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let full = if package.is_empty() { stem.to_string() } else { format!("{package}.{stem}") };
        if path.is_dir() {
            collect(&path, &full, modules);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let is_package = stem == "__init__";
            let name = if is_package { package.to_string() } else { full };
            let code = compile_one(&path, &name);
            modules.push(Module { name, is_package, code });
        }
    }
}

/// Docstrings are left out: nobody reads them on a chip.
fn compile_one(path: &Path, name: &str) -> Vec<u8> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let options = Options { optimize: 2, ..Options::default() };
    let code = compile(&text, &format!("<frozen {name}>"), Mode::Exec, options);
    let code = code.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    write_constant(&Constant::Code(code)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
