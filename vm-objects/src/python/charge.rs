//! What long built-ins cost: a run with little fuel must not spend an hour in `10 ** 1000000`.
//!
//! A routine says what its work will cost before it begins ([`Python::charge`]). Where that is more than nothing, it
//! answers [`Trap::Fuel`]; the interpreter takes the fuel and runs the instruction again, which finds it paid.

use super::Python;
use crate::Trap;

/// Steps (one limb, sixteen bytes) that cost one unit of fuel, about as long as a call.
const STEPS: u64 = 64;
/// Work of fewer units is part of the instruction.
const FREE: u64 = 16;

/// What an instruction has been charged, and what was paid for it.
#[derive(Default)]
pub(super) struct Ledger {
    /// Paid for, and not used yet.
    credit: u64,
    /// Used since the instruction began.
    used: u64,
    /// Asked for by the charge that failed.
    wanted: u64,
}

impl Python<'_> {
    /// The work that comes now takes so many steps. On [`Trap::Fuel`] nothing may have been changed.
    #[inline(always)]
    pub fn charge(&mut self, steps: u64) -> Result<(), Trap> {
        if steps < STEPS * FREE { Ok(()) } else { self.charge_units(steps / STEPS) }
    }

    #[cold]
    #[inline(never)]
    fn charge_units(&mut self, units: u64) -> Result<(), Trap> {
        let ledger = &mut self.ledger;
        match ledger.credit.checked_sub(units) {
            Some(left) => {
                ledger.credit = left;
                ledger.used = ledger.used.saturating_add(units);
                Ok(())
            }
            None => {
                ledger.wanted = units.saturating_sub(ledger.credit);
                Err(Trap::Fuel)
            }
        }
    }

    /// Units that the charge which failed is short of; 0 if none did.
    pub(super) fn fuel_wanted(&self) -> u64 {
        self.ledger.wanted
    }

    /// Units paid; `again` if it is the instruction that was paid for last, and runs again.
    pub(super) fn fuel_paid(&mut self, units: u64, again: bool) {
        let ledger = &mut self.ledger;
        let before = if again { ledger.credit.saturating_add(ledger.used) } else { 0 };
        *ledger = Ledger { credit: before.saturating_add(units), used: 0, wanted: 0 };
    }
}
