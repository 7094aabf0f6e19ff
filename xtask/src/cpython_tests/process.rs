//! One file's processes: started, watched, started again behind a hang or a crash.

use alloc::collections::BTreeMap;
use core::time::Duration;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Instant;

use anyhow::Context as _;
use process_wrap::std::{ChildWrapper, CommandWrap, ProcessGroup};

use super::outcome::{Outcome, skipped};

const DRIVER: &str = include_str!("driver.py");
const MARK: &str = "\x01cpython-tests\x01";
/// Processes for one file at most: each but the last one ended in a test method.
const ATTEMPTS: usize = 40;

/// What runs the tests.
pub(super) struct Machine {
    /// CPython, which tells what there is to run.
    pub(super) python: PathBuf,
    /// What is tested.
    pub(super) binary: PathBuf,
    /// CPython's library.
    pub(super) library: PathBuf,
    /// Where the tests' own files go.
    pub(super) folder: PathBuf,
    /// How long a test method may take.
    pub(super) timeout: Duration,
}

/// What became of a file.
pub(super) struct File {
    pub(super) name: String,
    /// Test methods by their name.
    pub(super) methods: BTreeMap<String, Outcome>,
    /// Methods in which the machine itself failed, and how.
    pub(super) crashes: Vec<(String, String)>,
    pub(super) seconds: f32,
}

/// What one process has said.
#[derive(Default)]
struct Said {
    methods: BTreeMap<String, Outcome>,
    /// Test classes that could not be set up.
    classes: Vec<(String, Outcome)>,
    /// The file could not be imported.
    file: Option<Outcome>,
    /// The method that is being run.
    running: Option<String>,
    names: Vec<String>,
    ended: bool,
}

impl Said {
    fn hear(&mut self, line: &str) {
        let Some((_, line)) = line.split_once(MARK) else { return };
        let fields: Vec<String> = line.split('\t').map(unescaped).collect();
        let field = |index: usize| fields.get(index).map_or("", String::as_str);
        let name = field(1).to_owned();
        match field(0) {
            "test" => self.names.push(name),
            "start" => self.running = Some(name),
            "end" => self.ended = true,
            "pass" => self.done(name, Outcome::Pass),
            "skip" => self.done(name, skipped(field(2))),
            kind @ ("fail" | "error") => {
                let outcome = Outcome::of_failure(kind, field(2), field(3));
                self.done(name, outcome);
            }
            "class" => self.classes.push((name, Outcome::of_failure("error", field(2), field(3)))),
            "skip-class" => self.classes.push((name, skipped(field(2)))),
            "skipped-file" => (self.file, self.ended) = (Some(skipped(&name)), true),
            "failed-file" => (self.file, self.ended) = (Some(Outcome::of_failure("error", &name, field(2))), true),
            _ => {}
        }
    }

    fn done(&mut self, name: String, outcome: Outcome) {
        self.running = None;
        self.methods.insert(name, outcome);
    }
}

fn unescaped(field: &str) -> String {
    field.replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\")
}

/// How a process ended.
enum End {
    Status(ExitStatus),
    TimedOut,
}

impl Machine {
    /// Runs a file's test methods.
    pub(super) fn run(&self, name: &str) -> anyhow::Result<File> {
        let started = Instant::now();
        let folder = self.folder.join(name);
        // What an earlier run left there may be in the way.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        let mut known = Said::default();
        self.process(&self.python, name, &[], true, &folder, &mut known)?;
        let mut said = Said::default();
        let mut crashes = Vec::new();
        for _ in 0..ATTEMPTS {
            let seen: Vec<String> = said.methods.keys().cloned().collect();
            let (end, errors) = self.process(&self.binary, name, &seen, false, &folder, &mut said)?;
            if said.ended {
                break;
            }
            let how = describe(&end, &errors);
            let at = said.running.take();
            if crashed(&end, &errors) {
                crashes.push((at.clone().unwrap_or_else(|| name.to_owned()), how.clone()));
            }
            match at {
                Some(method) => said.done(method, Outcome::Broken(how)),
                None => {
                    said.file.get_or_insert(Outcome::Broken(how));
                    break;
                }
            }
        }
        let mut methods = said.methods;
        for test in known.names {
            let class = said.classes.iter().find(|(class, _)| of_class(class, &test)).map(|(_, outcome)| outcome);
            let Some(outcome) = class.or(said.file.as_ref()) else { continue };
            methods.entry(test).or_insert_with(|| outcome.clone());
        }
        Ok(File { name: name.to_owned(), methods, crashes, seconds: started.elapsed().as_secs_f32() })
    }

    /// Runs one process to its end; what it writes to its error stream.
    fn process(
        &self,
        binary: &Path,
        name: &str,
        seen: &[String],
        list: bool,
        folder: &Path,
        said: &mut Said,
    ) -> anyhow::Result<(End, String)> {
        let script = folder.join("run_cpython_tests.py");
        let list = if list { "True" } else { "False" };
        let text = format!("MODULE = 'test.{name}'\nLIST = {list}\nSEEN = {{{}}}\n{DRIVER}", quoted(seen));
        std::fs::write(&script, text)?;
        let mut command = Command::new(binary);
        command.arg(&script).current_dir(folder).env("CELLARPATH", &self.library).env("PYTHONPATH", &self.library);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut command = CommandWrap::from(command);
        command.wrap(ProcessGroup::leader());
        let mut child = command.spawn().with_context(|| binary.display().to_string())?;
        let (sender, receiver) = mpsc::channel::<String>();
        let out = child.stdout().take().context("its output")?;
        let reader = std::thread::spawn(move || {
            let mut out = BufReader::new(out);
            let mut line = Vec::new();
            while out.read_until(b'\n', &mut line).is_ok_and(|read| read != 0) {
                let text = String::from_utf8_lossy(&line).trim_end_matches('\n').to_owned();
                line.clear();
                if sender.send(text).is_err() {
                    break;
                }
            }
        });
        let mut errors = child.stderr().take().context("its errors")?;
        let errors = std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = errors.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        });
        let end = self.watch(child.as_mut(), &receiver, said)?;
        let _ = reader.join();
        Ok((end, errors.join().unwrap_or_default()))
    }

    /// Hears what the process says until it ends, or says nothing for too long.
    fn watch(
        &self,
        child: &mut dyn ChildWrapper,
        receiver: &mpsc::Receiver<String>,
        said: &mut Said,
    ) -> anyhow::Result<End> {
        let mut heard = Instant::now();
        loop {
            match receiver.recv_timeout(self.timeout.saturating_sub(heard.elapsed())) {
                Ok(line) => {
                    // Only the driver's lines count: a test may print without end.
                    if line.contains(MARK) {
                        heard = Instant::now();
                    }
                    said.hear(&line);
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Status(child.wait()?)),
                Err(RecvTimeoutError::Timeout) => {
                    child.kill()?;
                    return Ok(End::TimedOut);
                }
            }
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("{name:?}, ")).collect()
}

/// Whether a test belongs to the class of `setUpClass (test.test_x.Class)`, or to the module of `setUpModule (…)`.
fn of_class(class: &str, test: &str) -> bool {
    let inside = class.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    inside.is_some_and(|prefix| test.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('.')))
}

/// Whether the machine itself failed, not the program.
fn crashed(end: &End, errors: &str) -> bool {
    match end {
        End::TimedOut => false,
        End::Status(status) => status.code().is_none() || errors.contains("panicked at"),
    }
}

fn describe(end: &End, errors: &str) -> String {
    let panic = errors.lines().find(|line| line.contains("panicked at"));
    let last = panic.or_else(|| errors.lines().rfind(|line| !line.trim().is_empty())).unwrap_or("");
    match end {
        End::TimedOut => "it takes too long".to_owned(),
        End::Status(status) => match status.code() {
            Some(code) => format!("the process ended with {code}: {last}"),
            None => format!("the process was killed ({status}): {last}"),
        },
    }
}
