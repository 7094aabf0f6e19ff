//! Runs a firmware in QEMU, with a time limit, and decodes what it logs with `defmt`.
//!
//! The exit status says nothing: QEMU's is 0 when it aborts because the processor locked up, and an endless loop has none.
//! A run has passed when the firmware printed that it did.

use core::time::Duration;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Instant;

use anyhow::Context as _;
use defmt_decoder::{DecodeError, Table};

use crate::chip::board::Board;

/// What every firmware's last line begins with.
const MARK: &str = "firmware: ";

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The firmware said that it passed.
    Passed,
    /// It said why it didn't: a panic, a HardFault, a failure of its own; or it stopped without a word.
    Failed(String),
}

/// What the host gives to a run.
pub(crate) struct Run<'a> {
    pub(crate) board: &'a Board,
    pub(crate) elf: &'a Path,
    /// More arguments for QEMU: `-icount`, `shift=0`.
    pub(crate) arguments: &'a [&'a str],
    /// How long the firmware may print nothing.
    pub(crate) silence: Duration,
    /// How long the whole run may take.
    pub(crate) total: Duration,
}

impl Run<'_> {
    /// Runs to the end and gives every line to `line`, but for the last one, which is the [`End`].
    pub(crate) fn go(&self, mut line: impl FnMut(&str)) -> anyhow::Result<End> {
        let table = Table::parse(&std::fs::read(self.elf)?)?.context("the firmware logs nothing")?;
        let mut qemu = Killed(self.spawn()?);
        let (sender, lines) = mpsc::channel();
        let stdout = qemu.0.stdout.take().context("its output is a pipe")?;
        let decoder = thread::spawn(move || decode(&table, stdout, &sender));
        let stderr = qemu.0.stderr.take();
        let complaints = thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.map(|mut pipe| pipe.read_to_string(&mut text));
            text
        });

        let started = Instant::now();
        let end = loop {
            let left = self.total.saturating_sub(started.elapsed());
            match lines.recv_timeout(left.min(self.silence)) {
                Ok(text) => match text.strip_prefix(MARK) {
                    Some("passed") => break Some(End::Passed),
                    Some(why) => break Some(End::Failed(why.to_owned())),
                    None => line(&text),
                },
                Err(RecvTimeoutError::Timeout) if left <= self.silence => {
                    break Some(End::Failed(format!("not done after {} s", self.total.as_secs())));
                }
                Err(RecvTimeoutError::Timeout) => {
                    break Some(End::Failed(format!("hung: nothing printed for {} s", self.silence.as_secs())));
                }
                Err(RecvTimeoutError::Disconnected) => break None,
            }
        };
        drop(qemu);
        let undecoded = decoder.join().unwrap_or_default();
        let complaints = complaints.join().unwrap_or_default() + &undecoded;
        Ok(end.unwrap_or_else(|| {
            End::Failed(format!("QEMU ended before the firmware did\n{}", first_lines(&complaints)))
        }))
    }

    fn spawn(&self) -> anyhow::Result<Child> {
        let Board { emulator, machine, .. } = self.board;
        Command::new(emulator)
            .args(*machine)
            .args([
                "-nographic",
                "-monitor",
                "none",
                "-serial",
                "none",
                "-semihosting-config",
                "enable=on,target=native",
            ])
            .args(self.arguments)
            .arg("-kernel")
            .arg(self.elf)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("{emulator} does not start"))
    }
}

/// Sends every line that the firmware logs; says what was no log.
fn decode(table: &Table, mut pipe: impl Read, lines: &Sender<String>) -> String {
    let mut decoder = table.new_stream_decoder();
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = pipe.read(&mut buffer) {
        decoder.received(buffer.get(..count).unwrap_or_default());
        loop {
            match decoder.decode() {
                Ok(frame) => {
                    let text = frame.display_message().to_string();
                    if text.split('\n').any(|line| lines.send(line.to_owned()).is_err()) {
                        return String::new();
                    }
                }
                Err(DecodeError::UnexpectedEof) => break,
                Err(DecodeError::Malformed) => return "it wrote what is no defmt log".to_owned(),
            }
        }
    }
    String::new()
}

/// Kills what still runs when it goes out of scope.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// QEMU dumps every register when the processor locks up; the first line says what happened.
fn first_lines(text: &str) -> String {
    text.lines().take(12).collect::<Vec<_>>().join("\n")
}
