//! Asks CPython again what the programs print: finds both interpreters and runs `tests/record.py`.

use crate::root;
use core::fmt;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// Why nothing, or not everything, was recorded.
#[derive(Debug)]
pub enum RecordError {
    /// No interpreter of this version was found.
    NoPython(&'static str),
    /// `tests/record.py` did not start.
    NotStarted(std::io::Error),
    /// It refused some programs, and said which on stderr.
    Refused,
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPython(version) => {
                let variable = variable(version);
                write!(
                    f,
                    "no Python {version}: set {variable}, or put python{version} on the PATH, or pyenv install {version}"
                )
            }
            Self::NotStarted(error) => write!(f, "tests/record.py did not start: {error}"),
            Self::Refused => f.write_str("some programs were not recorded"),
        }
    }
}

impl core::error::Error for RecordError {}

/// Records the programs named (`topic/name`; none: all of them) with CPython 3.12 and 3.11.
///
/// # Errors
/// An interpreter is missing, or a program does not print the same on both.
pub fn record(names: &[String]) -> Result<(), RecordError> {
    let python312 = python("3.12").ok_or(RecordError::NoPython("3.12"))?;
    let python311 = python("3.11").ok_or(RecordError::NoPython("3.11"))?;
    let status = Command::new(python312)
        .arg("tests/record.py")
        .arg("--python311")
        .arg(python311)
        .args(names)
        .current_dir(root())
        .status()
        .map_err(RecordError::NotStarted)?;
    if status.success() { Ok(()) } else { Err(RecordError::Refused) }
}

fn variable(version: &str) -> String {
    format!("CELLAR_PYTHON{}", version.replace('.', ""))
}

/// The interpreter of this version: from the environment, from the `PATH`, or from pyenv's folder.
#[must_use]
pub fn python(version: &str) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable(version)) {
        return Some(path.into());
    }
    let on_path = PathBuf::from(format!("python{version}"));
    if answers(&on_path, version) {
        return Some(on_path);
    }
    let pyenv = Command::new("pyenv").arg("root").output().ok()?;
    let versions = PathBuf::from(String::from_utf8(pyenv.stdout).ok()?.trim()).join("versions");
    let mut found: Vec<_> = fs::read_dir(versions)
        .ok()?
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&format!("{version}.")))
        .map(|entry| entry.path().join("bin").join("python"))
        .filter(|python| answers(python, version))
        .collect();
    found.sort();
    found.pop()
}

/// Whether this is a Python of that version: a pyenv shim exists for versions that are not chosen, and fails.
fn answers(python: &PathBuf, version: &str) -> bool {
    let output = Command::new(python).arg("--version").output();
    output.is_ok_and(|output| {
        output.status.success() && output.stdout.starts_with(format!("Python {version}.").as_bytes())
    })
}
