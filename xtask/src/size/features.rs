//! What each Cargo feature of the object model adds to the firmware `script`: it is built without each in turn.

use core::cmp::Reverse;
use core::fmt::Write as _;

use anyhow::Context as _;
use xshell::Shell;

use super::measure::{Size, measure};
use crate::chip::board::M3;

const MANIFEST: &str = "vm-objects/Cargo.toml";

/// A table, the greatest first. `all` is the firmware with every feature, `none` that without any.
pub(super) fn table(shell: &Shell, all: &Size, none: &Size) -> anyhow::Result<String> {
    let features = Features::read(shell)?;
    let mut rows = Vec::new();
    for without in &features.names {
        let kept: Vec<String> = features.kept(without).map(|name| format!("vm-embedded/{name}")).collect();
        let kept = kept.join(",");
        let (step, elf) = M3.build_to_measure(shell, "script", &["--no-default-features", "--features", &kept]);
        anyhow::ensure!(step.ok, step.tail());
        rows.push((all.flash.saturating_sub(measure(&elf)?.flash), without));
    }
    rows.sort_by_key(|&(saved, _)| Reverse(saved));
    let mut text = "script without one feature (and what needs it) is smaller by:\n".to_owned();
    for (saved, name) in rows {
        let _infallible = writeln!(text, "{saved:>8}  {name}");
    }
    let _infallible = writeln!(text, "{:>8}  all of them", all.flash.saturating_sub(none.flash));
    Ok(text)
}

/// The optional parts, and what each needs.
struct Features {
    names: Vec<String>,
    needs: Vec<(String, String)>,
}

impl Features {
    /// The list `all` of the object model, and the lines of those that need others.
    fn read(shell: &Shell) -> anyhow::Result<Self> {
        let text = shell.read_file(MANIFEST)?;
        Self::parse(&text).with_context(|| format!("{MANIFEST} has no list of features named `all`"))
    }

    fn parse(text: &str) -> Option<Self> {
        let (_, list) = text.split_once("\nall = [")?;
        let names: Vec<String> = quoted(list.split_once(']')?.0).map(str::to_owned).collect();
        let needs = text.lines().filter_map(|line| line.split_once(" = [")).flat_map(|(name, list)| {
            let name = name.to_owned();
            quoted(list).map(move |need| (name.clone(), need.to_owned()))
        });
        let needs = needs.filter(|(name, need)| names.contains(name) && names.contains(need)).collect();
        Some(Self { names, needs })
    }

    /// All but one and those that need it.
    fn kept<'a>(&'a self, without: &'a str) -> impl Iterator<Item = &'a String> {
        self.names.iter().filter(move |name| {
            *name != without && !self.needs.iter().any(|(other, need)| other == *name && need == without)
        })
    }
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::Features;

    #[test]
    fn what_needs_a_feature_goes_with_it() {
        let features =
            Features::parse("x = []\nall = [\n  \"float\", \"gc\", \"math\",\n]\nmath = [\"float\"]\n").unwrap();
        assert_eq!(features.names, ["float", "gc", "math"]);
        assert_eq!(features.kept("float").collect::<Vec<_>>(), ["gc"]);
        assert_eq!(features.kept("gc").collect::<Vec<_>>(), ["float", "math"]);
    }
}
