//! The memory map, and what goes to flash: the programs of the suite that have bytecode of CPython 3.12, in the order of the
//! suite's list, and the benchmarks that the file named by `CELLAR_BENCH` lists.

use core::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use conformance_cases::CASES;
use vm_compiler::image::{Module, strip, write};
use vm_compiler::marshal::read_pyc;

/// What the firmware `script` runs.
const COUNTER: &[u8] = include_bytes!("../../../tests/examples/counter.312.pyc");

fn main() -> io::Result<()> {
    let arch = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let memory = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("memory").join(&arch);
    println!("cargo:rustc-link-search={}", memory.display());
    println!("cargo:rerun-if-changed=memory");
    println!("cargo:rustc-link-arg-bins=--nmagic");
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
    println!("cargo:rustc-link-arg-bins=-Tdefmt.x");

    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("suite.rs"), suite(&out)?)?;
    fs::write(out.join("bench.rs"), benchmarks(&out)?)?;
    fs::write(out.join("counter.img"), image("counter", COUNTER, true)?)
}

/// An image of one `.pyc`, stripped if nothing looks at its marks.
fn image(name: &str, pyc: &[u8], stripped: bool) -> io::Result<Vec<u8>> {
    let (_, code) = read_pyc(pyc).map_err(io::Error::other)?;
    let code = if stripped { strip(&code) } else { code };
    let module = Module { name: name.to_owned(), is_package: false, code };
    write(&[module]).map_err(|error| io::Error::other(error.message))
}

/// Of a case, an image of its bytecode, and its source: what CPython printed stays on the host.
fn suite(out: &Path) -> io::Result<String> {
    let mut table = Table::new("InPlace");
    for case in CASES {
        let Some(code) = case.pyc312 else { continue };
        let name = format!("{}::{}", case.topic, case.name);
        let stem = out.join(format!("{}-{}", case.topic, case.name));
        let (code_file, source_file) = (stem.with_extension("img"), stem.with_extension("py"));
        fs::write(&code_file, image(case.name, code, false)?)?;
        fs::write(&source_file, case.source)?;
        table.row(&name, &code_file, &format!("include_str!({:?})", source_file.display().to_string()));
    }
    Ok(table.end())
}

/// Each benchmark at two sizes, one after the other; the first is called `1`, the second `2`.
fn benchmarks(out: &Path) -> io::Result<String> {
    println!("cargo:rerun-if-env-changed=CELLAR_BENCH");
    let mut table = Table::new("Quickened");
    if let Some(list) = env::var_os("CELLAR_BENCH") {
        println!("cargo:rerun-if-changed={}", Path::new(&list).display());
        for (index, file) in fs::read_to_string(list)?.lines().enumerate() {
            println!("cargo:rerun-if-changed={file}");
            let image_file = out.join(format!("bench-{index}.img"));
            fs::write(&image_file, image("bench", &fs::read(file)?, true)?)?;
            table.row(if index % 2 == 0 { "1" } else { "2" }, &image_file, "\"\"");
        }
    }
    Ok(table.end())
}

/// The Rust text of a list of programs.
struct Table {
    text: String,
    instructions: &'static str,
}

impl Table {
    /// Of programs that run as `instructions` says, a variant of `Instructions`.
    fn new(instructions: &'static str) -> Self {
        Self { text: "static PROGRAMS: &[Program] = &[\n".to_owned(), instructions }
    }

    fn row(&mut self, name: &str, image: &Path, source: &str) {
        let (image, how) = (image.display().to_string(), self.instructions);
        let _infallible = writeln!(
            self.text,
            "    Program {{ name: {name:?}, image: vm_embedded::image!({image:?}), \
             instructions: vm_objects::python::Instructions::{how}, source: {source} }},"
        );
    }

    fn end(self) -> String {
        self.text + "];\n"
    }
}
