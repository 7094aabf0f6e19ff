//! Runs a firmware in QEMU through `qemu-run`, with a time limit.
//!
//! The exit status says nothing: `qemu-run` answers 0 when QEMU aborts because the processor locked up, and waits for
//! ever on an endless loop. A run has passed when the firmware printed that it did.

use core::time::Duration;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use process_wrap::std::{ChildWrapper, CommandWrap, ProcessGroup};

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
    pub(crate) qemu_run: &'a Path,
    pub(crate) board: &'a Board,
    pub(crate) elf: &'a Path,
    /// More arguments for QEMU, as `qemu-run` takes them: `icount=shift=0`.
    pub(crate) arguments: &'a [String],
    /// How long the firmware may print nothing.
    pub(crate) silence: Duration,
    /// How long the whole run may take.
    pub(crate) total: Duration,
}

impl Run<'_> {
    /// Runs to the end and gives every line to `line`, but for the last one, which is the [`End`].
    pub(crate) fn go(&self, mut line: impl FnMut(&str)) -> anyhow::Result<End> {
        let mut qemu = Killed(self.spawn()?);
        let (sender, lines) = mpsc::channel();
        let stdout = qemu.0.stdout().take();
        thread::spawn(move || {
            for text in stdout.into_iter().flat_map(|pipe| BufReader::new(pipe).split(b'\n')).map_while(Result::ok) {
                if sender.send(String::from_utf8_lossy(&text).into_owned()).is_err() {
                    break;
                }
            }
        });
        let stderr = qemu.0.stderr().take();
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
        let complaints = complaints.join().unwrap_or_default();
        Ok(end.unwrap_or_else(|| {
            End::Failed(format!("QEMU ended before the firmware did\n{}", first_lines(&complaints)))
        }))
    }

    fn spawn(&self) -> anyhow::Result<Box<dyn ChildWrapper>> {
        let mut command = CommandWrap::with_new(self.qemu_run, |command| {
            command.args(["--machine", self.board.machine, "-l", "{s}"]);
            for argument in self.arguments {
                command.args(["--arg", argument]);
            }
            command.arg(self.elf).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        });
        // QEMU is a child of qemu-run and outlives it when that is killed: the group holds both.
        #[cfg(unix)]
        command.wrap(ProcessGroup::leader());
        Ok(command.spawn()?)
    }
}

/// Kills what still runs when it goes out of scope.
struct Killed(Box<dyn ChildWrapper>);

impl Drop for Killed {
    fn drop(&mut self) {
        // An error means that all of it has ended already.
        let _ = self.0.kill();
    }
}

/// QEMU dumps every register when the processor locks up; the first line says what happened.
fn first_lines(text: &str) -> String {
    text.lines().take(12).collect::<Vec<_>>().join("\n")
}
