//! How fast the compiler is: from a file's bytes to its code object, one file after the other.
//!
//! usage: speed < PATHS. Prints how many files compiled, how many bytes they have, and how many seconds of the
//! processor it took.

use core::error::Error;
use core::time::Duration;

use cpu_time::ProcessTime;
use vm_compiler::{Mode, Options, compile, decode};

fn main() -> Result<(), Box<dyn Error>> {
    let (mut compiled, mut size, mut time) = (0, 0, Duration::ZERO);
    for path in std::io::stdin().lines() {
        let path = path?;
        let source = std::fs::read(&path)?;
        let start = ProcessTime::now();
        let code = decode(&source, &path).and_then(|text| compile(&text, &path, Mode::Exec, Options::default()));
        let elapsed = start.elapsed();
        if code.is_ok() {
            compiled += 1;
            size += source.len();
            time += elapsed;
        }
    }
    println!("{compiled} {size} {:.3}", time.as_secs_f64());
    Ok(())
}
