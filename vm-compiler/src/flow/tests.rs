//! No sequence of instructions makes the back half panic or hang, whatever it means.

use vm_core::isa::Opcode;

use crate::finish;
use crate::instr::{Arg, Instr, Item, Label, Location, Unit};
use crate::object::Constant;

/// A small generator of numbers; a failing case is named by its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn instr(&mut self, labels: usize) -> Instr {
        let opcode = Opcode::ALL[self.below(Opcode::ALL.len())];
        let jumps = opcode.is_jump() || opcode.name().starts_with("SETUP_");
        let arg = match self.below(20) {
            0 => Arg::Raw(u32::MAX >> self.below(32)),
            1 => Arg::None,
            2 => Arg::Label(Label(self.below(labels) as u32)),
            _ if jumps => Arg::Label(Label(self.below(labels) as u32)),
            _ => Arg::Raw(self.below(6) as u32),
        };
        let line = self.below(6) as i32 - 1;
        Instr { opcode, arg, location: Location::new(line, line, self.below(200) as i32 - 1, self.below(200) as i32) }
    }
}

fn random_unit(seed: u64) -> Unit {
    let mut random = Random(seed);
    let labels = 1 + random.below(6);
    let length = random.below(40);
    let mut items: Vec<Item> = (0..length).map(|_| Item::Instr(random.instr(labels))).collect();
    for label in 0..labels {
        items.insert(random.below(items.len() + 1), Item::Label(Label(label as u32)));
    }
    items.push(Item::Instr(Instr { opcode: Opcode::ReturnValue, arg: Arg::None, location: Location::NONE }));
    let names = |prefix: &str, count: usize| (0..count).map(|index| format!("{prefix}{index}")).collect();
    Unit {
        items,
        consts: [Constant::None, Constant::int(1), Constant::str("a")].into_iter().collect(),
        varnames: names("v", random.below(80)),
        cellvars: names("v", random.below(4)),
        freevars: names("f", random.below(3)),
        flags: random.below(0x400) as u32,
        firstlineno: 1,
        ..Unit::default()
    }
}

#[test]
fn no_sequence_panics() {
    let finished = (0..30_000).filter(|&seed| finish(random_unit(seed)).is_ok()).count();
    assert!(finished > 100, "only {finished} of the sequences get to the end");
}

#[test]
fn a_loop_of_jumps_ends() {
    let jump = |to| Item::Instr(Instr { opcode: Opcode::Jump, arg: Arg::Label(Label(to)), location: Location::NONE });
    let label = |number| Item::Label(Label(number));
    let items = vec![jump(1), label(1), jump(2), label(2), jump(3), label(3), jump(2)];
    assert!(finish(Unit { items, firstlineno: 1, ..Unit::default() }).is_ok());
}
