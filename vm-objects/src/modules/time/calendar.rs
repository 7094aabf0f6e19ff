//! Seconds into dates and back: the Gregorian calendar, in both directions without end.

/// A date and a time of day, as C's `struct tm` has them, but the year counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: i64,
    /// From 0.
    pub(super) month: i64,
    /// Of the month, from 1.
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    /// From Sunday, 0.
    pub(super) weekday: i64,
    /// From 0.
    pub(super) yearday: i64,
    /// Summer time: 1; unknown: below 0.
    pub(super) dst: i64,
}

const DAY: i64 = 86_400;
/// Days of 400 years.
const ERA: i64 = 146_097;
/// From March 1st of year 0 to the epoch.
const EPOCH: i64 = 719_468;

impl Date {
    /// The date of so many seconds since the epoch.
    pub(super) fn of(seconds: i64) -> Self {
        let (days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let (era, day) = ((days + EPOCH).div_euclid(ERA), (days + EPOCH).rem_euclid(ERA));
        // Years begin in March here: the leap day is the last one.
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * year + year / 4 - year / 100);
        let march = (5 * of_year + 2) / 153;
        let month = if march < 10 { march + 2 } else { march - 10 };
        let year = year + era * 400 + i64::from(month < 2);
        let mut date = Self {
            year,
            month,
            day: of_year - (153 * march + 2) / 5 + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: (days + 4).rem_euclid(7),
            ..Self::default()
        };
        date.yearday = days - days_of(year, 0, 1);
        date
    }

    /// Seconds since the epoch; fields may be out of range.
    pub(super) fn seconds(&self) -> i64 {
        let days = days_of(self.year, self.month, self.day);
        let of_day = self.hour.saturating_mul(3600).saturating_add(self.minute.saturating_mul(60));
        days.saturating_mul(DAY).saturating_add(of_day).saturating_add(self.second)
    }

    /// ISO 8601's year and week.
    pub(super) fn iso_week(&self) -> (i64, i64) {
        // The day of the week from Monday; a week belongs to the year of its Thursday.
        let weekday = (self.weekday + 6).rem_euclid(7);
        let week = (self.yearday - weekday + 10) / 7;
        if week < 1 {
            let before = self.year - 1;
            let day = self.yearday + days_in(before);
            return (before, (day - weekday + 10) / 7);
        }
        if week == 53 && self.yearday - weekday + 3 >= days_in(self.year) {
            return (self.year + 1, 1);
        }
        (self.year, week)
    }
}

fn days_in(year: i64) -> i64 {
    365 + i64::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
}

/// Days from the epoch to a date; months and days may be out of range.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year.saturating_add(month.div_euclid(12)), month.rem_euclid(12));
    let (year, march) = if month < 2 { (year.saturating_sub(1), month + 10) } else { (year, month - 2) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let days = of_era * 365 + of_era / 4 - of_era / 100 + (153 * march + 2) / 5;
    era.saturating_mul(ERA).saturating_add(days - EPOCH).saturating_add(day).saturating_sub(1)
}
