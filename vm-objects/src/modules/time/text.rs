//! `asctime`, `ctime`, `strftime` as the C library has it in the locale `C`, and `strptime`, which the library's Python
//! code does.

use core::fmt::{self, Write};

use super::calendar::Date;
use super::tuples::{date_of, given_or_now, local_date};
use crate::Trap;
use crate::host::Clock;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;
use vm_core::object::Input;

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name(names: &'static [&'static str], index: i64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or("?")
}

fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

/// A date that a text can be made of: `checktm`.
fn checked(py: &mut Python<'_>, mut date: Date) -> Result<Date, Trap> {
    date.month = if date.month == -1 { 0 } else { date.month };
    date.day = if date.day == 0 { 1 } else { date.day };
    date.yearday = if date.yearday == -1 { 0 } else { date.yearday };
    let ranges = [
        (date.month, 0, 11, "month"),
        (date.day, 1, 31, "day of month"),
        (date.hour, 0, 23, "hour"),
        (date.minute, 0, 59, "minute"),
        (date.second, 0, 61, "seconds"),
        (date.weekday, 0, 6, "day of week"),
        (date.yearday, 0, 365, "day of year"),
    ];
    for (number, least, most, what) in ranges {
        if number < least || number > most {
            return Err(py.value_error(format_args!("{what} out of range")));
        }
    }
    Ok(date)
}

fn shown(py: &mut Python<'_>, date: &Date) -> Result<Value, Trap> {
    let (day, month) = (short(name(&DAYS, date.weekday)), short(name(&MONTHS, date.month)));
    let Date { year, day: of_month, hour, minute, second, .. } = *date;
    let text = format_args!("{day} {month} {of_month:2} {hour:02}:{minute:02}:{second:02} {year}");
    Ok(py.format_str(text)?.value())
}

/// `asctime([tuple])`
pub(super) fn asctime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let date = match args.arg(0) {
        Some(tuple) => {
            let (date, _) = date_of(py, args, &mut Replay::new(args), tuple, "asctime")?;
            checked(py, date)?
        }
        None => now(py)?,
    };
    shown(py, &date)
}

fn now(py: &mut Python<'_>) -> Result<Date, Trap> {
    let seconds = py.clock(Clock::Real)?.div_euclid(1_000_000_000);
    Ok(local_date(py, seconds)?.0)
}

/// `ctime([seconds])`
pub(super) fn ctime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let seconds = given_or_now(py, args)?;
    let (date, _) = local_date(py, seconds)?;
    shown(py, &date)
}

/// `strftime(format[, tuple])`
pub(super) fn strftime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(format) = py.unwrapped(args.get(0)).cast::<Str>() else {
        let kind = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("strftime() argument 1 must be str, not {kind}")));
    };
    let (date, zone) = match args.arg(1) {
        Some(tuple) => {
            let (date, zone) = date_of(py, args, &mut Replay::new(args), tuple, "strftime")?;
            (checked(py, date)?, zone)
        }
        None => (now(py)?, None),
    };
    let format = py.utf8_of(format)?;
    if format.as_str().contains('\0') {
        return Err(py.value_error(format_args!("embedded null character")));
    }
    let seconds = py.local_seconds(&date);
    let local = py.local(seconds);
    let (name, offset) = match zone {
        Some((name, offset)) => (name.cast::<Str>(), offset),
        None => (None, 0),
    };
    let own = match name {
        Some(name) => Some(py.utf8_of(name)?),
        None => None,
    };
    let zone = own.as_ref().map_or(local.zone.as_str(), |own| own.as_str());
    let mut out = py.utf8();
    let writer = Writer { date: &date, zone, offset, seconds };
    writer.write(format.as_str(), &mut out).map_err(|_| Trap::Memory)?;
    Ok(py.format_str(format_args!("{}", out.as_str()))?.value())
}

/// A date being written by a format.
struct Writer<'a> {
    date: &'a Date,
    zone: &'a str,
    offset: i64,
    seconds: i64,
}

/// What may stand between `%` and the letter.
#[derive(Clone, Copy, Default)]
struct Flags {
    /// `_`, `-` or `0`.
    pad: Option<char>,
    upper: bool,
    swap: bool,
    width: Option<usize>,
}

impl Writer<'_> {
    fn write(&self, format: &str, out: &mut dyn Write) -> fmt::Result {
        let mut rest = format;
        while let Some(at) = rest.find('%') {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.write_str(before)?;
            let (flags, letter, length) = directive(from);
            let whole = from.get(..length).unwrap_or(from);
            match letter {
                Some(letter) if self.known(letter, flags, out)? => {}
                _ => out.write_str(whole)?,
            }
            rest = from.get(length..).unwrap_or("");
        }
        out.write_str(rest)
    }

    /// Writes what a letter stands for; `false` if it stands for nothing.
    fn known(&self, letter: char, flags: Flags, out: &mut dyn Write) -> Result<bool, fmt::Error> {
        let date = self.date;
        let (upper, lower) = (Flags { upper: true, ..flags }, flags);
        let by_case = if flags.swap { upper } else { flags };
        let hour = (date.hour + 11) % 12 + 1;
        let half = if date.hour < 12 { "AM" } else { "PM" };
        match letter {
            'a' => text(out, by_case, short(name(&DAYS, date.weekday)))?,
            'A' => text(out, by_case, name(&DAYS, date.weekday))?,
            'b' | 'h' => text(out, by_case, short(name(&MONTHS, date.month)))?,
            'B' => text(out, by_case, name(&MONTHS, date.month))?,
            'c' => self.write("%a %b %e %H:%M:%S %Y", out)?,
            'C' => number(out, flags, date.year.div_euclid(100), 1, '0')?,
            'd' => number(out, flags, date.day, 2, '0')?,
            'D' | 'x' => self.write("%m/%d/%y", out)?,
            'e' => number(out, flags, date.day, 2, ' ')?,
            'F' => self.write("%Y-%m-%d", out)?,
            'g' => number(out, flags, date.iso_week().0.rem_euclid(100), 2, '0')?,
            'G' => number(out, flags, date.iso_week().0, 1, '0')?,
            'H' => number(out, flags, date.hour, 2, '0')?,
            'I' => number(out, flags, hour, 2, '0')?,
            'j' => number(out, flags, date.yearday + 1, 3, '0')?,
            'k' => number(out, flags, date.hour, 2, ' ')?,
            'l' => number(out, flags, hour, 2, ' ')?,
            'm' => number(out, flags, date.month + 1, 2, '0')?,
            'M' => number(out, flags, date.minute, 2, '0')?,
            'n' => out.write_char('\n')?,
            'p' if lower.swap => text(out, flags, if half == "AM" { "am" } else { "pm" })?,
            'p' => text(out, flags, half)?,
            'P' => text(out, flags, if half == "AM" { "am" } else { "pm" })?,
            'r' => self.write("%I:%M:%S %p", out)?,
            'R' => self.write("%H:%M", out)?,
            's' => number(out, flags, self.seconds, 1, '0')?,
            'S' => number(out, flags, date.second, 2, '0')?,
            't' => out.write_char('\t')?,
            'T' | 'X' => self.write("%H:%M:%S", out)?,
            'u' => number(out, flags, (date.weekday + 6) % 7 + 1, 1, '0')?,
            'U' => number(out, flags, (date.yearday + 7 - date.weekday) / 7, 2, '0')?,
            'V' => number(out, flags, date.iso_week().1, 2, '0')?,
            'w' => number(out, flags, date.weekday, 1, '0')?,
            'W' => number(out, flags, (date.yearday + 7 - (date.weekday + 6) % 7) / 7, 2, '0')?,
            'y' => number(out, flags, date.year.rem_euclid(100), 2, '0')?,
            'Y' => number(out, flags, date.year, 1, '0')?,
            'z' => {
                let minutes = self.offset.abs() / 60;
                out.write_char(if self.offset < 0 { '-' } else { '+' })?;
                number(out, flags, minutes / 60 * 100 + minutes % 60, 4, '0')?;
            }
            'Z' if flags.swap => self.zone.chars().try_for_each(|c| out.write_char(c.to_ascii_lowercase()))?,
            'Z' => text(out, flags, self.zone)?,
            '%' => out.write_char('%')?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The flags and the letter after a `%`, and how long that is.
fn directive(from: &str) -> (Flags, Option<char>, usize) {
    let mut flags = Flags::default();
    let mut characters = from.char_indices().skip(1).peekable();
    while let Some(&(_, c)) = characters.peek() {
        match c {
            '_' | '-' | '0' => flags.pad = Some(c),
            '^' => flags.upper = true,
            '#' => flags.swap = true,
            _ => break,
        }
        characters.next();
    }
    while let Some(digit) = characters.peek().and_then(|(_, c)| c.to_digit(10)) {
        let width = flags.width.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize);
        flags.width = Some(width.min(1023));
        characters.next();
    }
    if let Some(&(_, 'E' | 'O')) = characters.peek() {
        characters.next();
    }
    match characters.next() {
        Some((at, letter)) => (flags, Some(letter), at + letter.len_utf8()),
        None => (flags, None, from.len()),
    }
}

fn number(out: &mut dyn Write, flags: Flags, number: i64, digits: usize, pad: char) -> fmt::Result {
    let pad = match flags.pad {
        Some('_') => ' ',
        Some('-') => '-',
        Some(_) => '0',
        None => pad,
    };
    let width = flags.width.unwrap_or(0).max(digits);
    match pad {
        '-' => write!(out, "{number}"),
        ' ' => write!(out, "{number:width$}"),
        _ => write!(out, "{number:0width$}"),
    }
}

fn text(out: &mut dyn Write, flags: Flags, text: &str) -> fmt::Result {
    let fill = if flags.pad == Some('0') { '0' } else { ' ' };
    let missing = flags.width.unwrap_or(0).saturating_sub(text.chars().count());
    (0..missing).try_for_each(|_| out.write_char(fill))?;
    if !flags.upper {
        return out.write_str(text);
    }
    text.chars().try_for_each(|c| out.write_char(c.to_ascii_uppercase()))
}

/// `strptime(string[, format])`: the library's `_strptime` does it.
pub(super) fn strptime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const IMPORTED: u32 = 1;
    const DONE: u32 = 2;
    match (args.input, args.state) {
        (Input::Start, _) => {
            let import = py.builtin_named("__import__")?;
            let name = Str::intern(&mut py.heap, "_strptime")?.value();
            Err(args.call(IMPORTED, import, &[name]))
        }
        (_, IMPORTED) => {
            let name = Str::intern(&mut py.heap, "_strptime_time")?.value();
            let function = py.attribute(args.result(), name)?;
            let (text, format) = (args.get(0), args.arg(1));
            match format {
                Some(format) => Err(args.call(DONE, function, &[text, format])),
                None => Err(args.call(DONE, function, &[text])),
            }
        }
        _ => Ok(args.result()),
    }
}
