//! One machine over pools that fit 12 KiB, and a host that compares what a program prints with what CPython printed.
#![expect(
    unsafe_code,
    reason = "memory that is initialised where it lies: a value on its way there would fill the stack"
)]

use core::ptr::addr_of_mut;

use vm_core::fixed::{Fixed, Host, Memory, Value, Workspace};
use vm_core::frame::Frame;
use vm_core::interp::{Interpreter, Outcome};
use vm_core::object::Model;

/// A program and what CPython printed.
pub(crate) struct Program {
    /// What a person knows it by.
    pub(crate) name: &'static str,
    /// Its bytecode, from CPython 3.12.
    pub(crate) code: &'static [u8],
    /// What it prints.
    pub(crate) out: &'static str,
}

/// Slots of the value stack, and frames.
const VALUES: usize = 256;
const FRAMES: usize = 20;

type Pools = Memory<192, 640, 768, 24, 16, 384, 112, 48>;
type Script = Fixed<Compared>;
type Stacks = (&'static mut [Value], &'static mut [Frame<Script>]);

static mut MEMORY: Pools = Memory::new();
static mut STACK: [Value; VALUES] = [Script::NULL; VALUES];
static mut RECORDS: [Frame<Script>; FRAMES] = [Frame::VACANT; FRAMES];

/// What is still to come of the expected output.
struct Compared {
    rest: &'static str,
    same: bool,
}

impl Host for Compared {
    fn write(&mut self, text: &str) {
        defmt::println!("{=str}", text.trim_end_matches('\n'));
        match self.rest.strip_prefix(text) {
            Some(rest) => self.rest = rest,
            None => self.same = false,
        }
    }
}

/// Runs a program to its end; why it did not do what CPython did.
///
/// # Safety
/// It is called once: the pools are its own for ever.
pub(crate) unsafe fn run(program: &Program) -> Result<(), &'static str> {
    defmt::println!("{=str}", program.name);
    // SAFETY: the caller calls this once, and nothing else ever borrows these.
    let (memory, values, frames) =
        unsafe { (&mut *addr_of_mut!(MEMORY), &mut *addr_of_mut!(STACK), &mut *addr_of_mut!(RECORDS)) };
    let mut model = Fixed::new(memory, Compared { rest: program.out, same: true });
    let main = load(&mut model, program.code)?;
    execute(model, main, (values, frames))
}

/// What loading needs lies on the processor's stack, and is gone when the program runs.
#[inline(never)]
fn load(model: &mut Script, code: &'static [u8]) -> Result<Value, &'static str> {
    let mut workspace = Workspace::<64, 16, 128, 512>::new();
    model.load(code, &mut workspace).map_err(|_| "it does not load")
}

#[inline(never)]
fn execute(model: Script, main: Value, (values, frames): Stacks) -> Result<(), &'static str> {
    let mut machine = Interpreter::with_stacks(model, values, frames);
    machine.start(main, &[], Value::GLOBALS).map_err(|_| "it does not start")?;
    loop {
        match machine.run(u32::MAX) {
            Outcome::OutOfFuel => {}
            Outcome::Raised(exception) => {
                machine.model.show_exception(exception, |text| defmt::println!("{=str}", text));
                return Err("an exception");
            }
            Outcome::Returned(_) => break,
            Outcome::Waiting | Outcome::Idle => return Err("it does not end"),
        }
    }
    let host = &machine.model.host;
    if host.same && host.rest.is_empty() { Ok(()) } else { Err("CPython prints something else") }
}
