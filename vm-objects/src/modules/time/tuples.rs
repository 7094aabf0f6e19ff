//! `struct_time` and other tuples of a date: `gmtime`, `localtime`, `mktime`.

use super::calendar::Date;
use crate::Trap;
use crate::heap::Obj;
use crate::host::{Clock, LocalTime};
use crate::number::big;
use crate::object::dict::Dict;
use crate::object::float::Float;
use crate::object::instance::Instance;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::{Replay, Utf8};
use crate::types::TypeId;
use crate::value::Value;

const SECOND: i64 = 1_000_000_000;
const OVERFLOW: isize = 75;
/// Half a year.
const SEASON: i64 = 182 * 86_400;

/// The time of a zone, and the zone's name.
pub(super) struct Local<'h> {
    pub(super) time: LocalTime,
    pub(super) zone: Utf8<'h>,
}

impl<'h> Python<'h> {
    /// What the host's zone has at a time; UTC where it knows none.
    pub(super) fn local(&mut self, seconds: i64) -> Local<'h> {
        use core::fmt::Write;
        let mut zone = self.utf8();
        // A zone's name without room for it is an empty one.
        let found = self.host.local_time(seconds, &mut |name| {
            let _ = zone.write_str(name);
        });
        if found.is_none() {
            let _ = zone.write_str("UTC");
        }
        Local { time: found.unwrap_or_default(), zone }
    }

    fn date_tuple(&mut self, date: &Date, zone: &str, offset: i32) -> Result<Value, Trap> {
        if i32::try_from(date.year).is_err() {
            return Err(self.os_error(OVERFLOW, "Value too large for defined data type"));
        }
        let weekday = (date.weekday + 6) % 7;
        let numbers = [
            date.year,
            date.month + 1,
            date.day,
            date.hour,
            date.minute,
            date.second,
            weekday,
            date.yearday + 1,
            date.dst,
        ];
        let mut values = [Value::NONE; 11];
        for (slot, number) in values.iter_mut().zip(numbers) {
            *slot = Int::from_i64(&mut self.heap, number)?;
        }
        let rest = [Str::from_str(&mut self.heap, zone)?.value(), Value::from_int_truncated(offset as isize)];
        for (slot, value) in values.iter_mut().skip(9).zip(rest) {
            *slot = value;
        }
        self.struct_sequence(TypeId::StructTime, &values)
    }

    /// `timezone`, `altzone`, `daylight` and `tzname`.
    pub(super) fn put_zone(&mut self, namespace: Obj<Dict>) -> Result<(), Trap> {
        const YEAR: i64 = 365 * 86_400 + 6 * 3600;
        let now = self.host.clock_ns(Clock::Real).unwrap_or(0) / SECOND;
        let january = self.local(now / YEAR * YEAR);
        let july = self.local(now / YEAR * YEAR + YEAR / 2);
        // Where summer is in January, that is the one with daylight saving.
        let (winter, summer) = if january.time.offset > july.time.offset { (july, january) } else { (january, july) };
        let names = [
            Str::from_str(&mut self.heap, winter.zone.as_str())?.value(),
            Str::from_str(&mut self.heap, summer.zone.as_str())?.value(),
        ];
        let names = Tuple::from_slice(&mut self.heap, &names)?.value();
        let number = |number: i32| Value::from_int_truncated(number as isize);
        self.put(namespace, "timezone", number(-winter.time.offset))?;
        self.put(namespace, "altzone", number(-summer.time.offset))?;
        self.put(namespace, "daylight", number((winter.time.offset != summer.time.offset).into()))?;
        self.put(namespace, "tzname", names)
    }

    /// The seconds of a local date: `mktime`. The hour that comes twice is the one that `dst` says.
    pub(super) fn local_seconds(&mut self, date: &Date) -> i64 {
        let plain = date.seconds();
        let around = [plain - 86_400, plain + 86_400, plain - SEASON, plain + SEASON];
        let mut fallback = None;
        for near in around {
            let offset = self.local(near).time.offset;
            let seconds = plain.saturating_sub(offset.into());
            let there = self.local(seconds).time;
            if there.offset == offset && (date.dst < 0 || (date.dst > 0) == there.dst) {
                return seconds;
            }
            let near_dst = self.local(near).time.dst;
            if fallback.is_none() || date.dst >= 0 && near_dst == (date.dst > 0) {
                fallback = Some(seconds);
            }
        }
        fallback.unwrap_or(plain)
    }
}

/// Seconds since the epoch: the argument, or now.
pub(super) fn given_or_now<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<i64, Trap> {
    let Some(value) = args.arg(0).filter(|value| !value.is_none()) else {
        return Ok(py.clock(Clock::Real)?.div_euclid(SECOND));
    };
    let seconds = if let Some(float) = py.unwrapped(value).cast::<Float>() {
        let number = float.get();
        if number.is_nan() {
            return Err(py.value_error(format_args!("Invalid value NaN (not a number)")));
        }
        let whole = libm::floor(number);
        (whole.abs() < i64::MAX as f64).then_some(whole as i64)
    } else {
        let index = Replay::new(args).index(py, args, value)?;
        Whole::of(index).and_then(|whole| big::to_i64(whole.int()))
    };
    match seconds {
        Some(seconds) => Ok(seconds),
        None => {
            let text = format_args!("timestamp out of range for platform time_t");
            Err(py.error(TypeId::OverflowError, text))
        }
    }
}

/// Whether a calendar with years of 32 bits has the time.
fn in_range(py: &mut Python<'_>, seconds: i64) -> Result<i64, Trap> {
    const MOST: i64 = 67_768_036_191_676_799;
    if seconds.saturating_abs() > MOST {
        return Err(py.os_error(OVERFLOW, "Value too large for defined data type"));
    }
    Ok(seconds)
}

/// The local date of a time.
pub(super) fn local_date<'h>(py: &mut Python<'h>, seconds: i64) -> Result<(Date, Local<'h>), Trap> {
    let seconds = in_range(py, seconds)?;
    let local = py.local(seconds);
    let date = Date::of(seconds.saturating_add(local.time.offset.into()));
    Ok((Date { dst: local.time.dst.into(), ..date }, local))
}

/// `gmtime([seconds])`
pub(super) fn gmtime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let seconds = given_or_now(py, args)?;
    let date = Date::of(in_range(py, seconds)?);
    py.date_tuple(&date, "GMT", 0)
}

/// `localtime([seconds])`
pub(super) fn localtime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let seconds = given_or_now(py, args)?;
    let (date, local) = local_date(py, seconds)?;
    py.date_tuple(&date, local.zone.as_str(), local.time.offset)
}

/// The date of a tuple: `gettmarg`. Second, the zone's name and offset, where the tuple has them.
pub(super) fn date_of<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
    function: &str,
) -> Result<(Date, Option<(Value, i64)>), Trap> {
    let Some(tuple) = py.unwrapped(value).cast::<Tuple>() else {
        return Err(py.type_error(format_args!("Tuple or struct_time argument required")));
    };
    if tuple.len() != 9 {
        return Err(py.type_error(format_args!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0_i64; 9];
    for (slot, &item) in numbers.iter_mut().zip(tuple.values()) {
        let index = replay.index(py, args, item)?;
        let Some(whole) = Whole::of(index) else { return Err(py.refused("an index")) };
        let number = big::to_i64(whole.int()).and_then(|number| i32::try_from(number).ok());
        let Some(number) = number else {
            let (how, bound) = if whole.int().is_negative() { ("less", "minimum") } else { ("greater", "maximum") };
            return Err(py.error(TypeId::OverflowError, format_args!("signed integer is {how} than {bound}")));
        };
        *slot = number.into();
    }
    let [year, month, day, hour, minute, second, weekday, yearday, dst] = numbers;
    let (month, yearday) = (month - 1, yearday - 1);
    let date = Date { year, month, day, hour, minute, second, weekday: (weekday + 1) % 7, yearday, dst };
    let zone = value.cast::<Instance>().filter(|_| py.builtin_type_of(value) == TypeId::StructTime).and_then(|tuple| {
        let (name, offset) = (tuple.slot(1), tuple.slot(2));
        Some((name.cast::<Str>()?.value(), offset.as_small_index()? as i64))
    });
    Ok((date, zone))
}

/// `mktime(tuple)`
pub(super) fn mktime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (date, _) = date_of(py, args, &mut Replay::new(args), args.get(0), "mktime")?;
    let seconds = py.local_seconds(&date);
    py.float(seconds as f64)
}

/// `tzset()`: the host looks at its zone again.
pub(super) fn tzset<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.host.zone_changed();
    let name = Str::intern(&mut py.heap, "time")?;
    let module = py.modules.cast::<Dict>().and_then(|modules| modules.get_str(name));
    let module = module.and_then(|module| module.cast::<crate::object::module::Module>());
    if let Some(namespace) = module.and_then(|module| module.dict.get().cast::<Dict>()) {
        py.put_zone(namespace)?;
    }
    Ok(Value::NONE)
}
