//! How alike two names are: the edits that lead from one to the other.
//!
//! Follows `levenshtein_distance` of CPython's `Python/suggestions.c`.

/// Names longer than this are not compared.
const MAX_LEN: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// The best name so far.
pub(super) struct Best<T> {
    distance: usize,
    name: Option<T>,
}

impl<T> Best<T> {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { distance: usize::MAX, name: None }
    }

    /// Takes `candidate`, known to the caller as `name`, if it is more like `wanted` than those before, and enough.
    /// Among equals `first` decides whether it comes before the one that is there.
    pub(super) fn offer(&mut self, wanted: &[u8], candidate: &[u8], name: T, first: impl FnOnce(&T, &T) -> bool) {
        if wanted == candidate {
            return;
        }
        // No more than a third of the characters may need a change.
        let most = ((wanted.len() + candidate.len() + 3) * MOVE_COST / 6).min(self.distance);
        let distance = distance(wanted, candidate, most);
        if distance > most {
            return;
        }
        let better = match &self.name {
            Some(before) if distance == self.distance => first(&name, before),
            _ => true,
        };
        if better {
            (self.distance, self.name) = (distance, Some(name));
        }
    }

    /// The name.
    pub(super) fn name(self) -> Option<T> {
        self.name
    }
}

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The cost of the cheapest edits; something above `most` if it is above `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(prefix..).unwrap_or(&[]), b.get(prefix..).unwrap_or(&[]));
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len() - suffix).unwrap_or(&[]), b.get(..b.len() - suffix).unwrap_or(&[]));
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_LEN || b.len() > MAX_LEN {
        return most.saturating_add(1);
    }
    let (a, b) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (b.len() - a.len()) * MOVE_COST > most {
        return most.saturating_add(1);
    }
    let mut row = [0; MAX_LEN];
    for (index, cost) in row.iter_mut().enumerate() {
        *cost = (index + 1) * MOVE_COST;
    }
    let mut result = 0;
    for (index, &of_b) in b.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (cost, &of_a) in row.iter_mut().zip(a) {
            let substitute = diagonal + substitution_cost(of_b, of_a);
            diagonal = *cost;
            result = substitute.min(result.min(diagonal) + MOVE_COST);
            *cost = result;
            least = least.min(result);
        }
        if least > most {
            return most.saturating_add(1);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{Best, distance};

    #[test]
    fn edits_are_counted() {
        assert_eq!(distance(b"kitten", b"sitting", 100), 6);
        assert_eq!(distance(b"abc", b"ABC", 100), 3);
        assert_eq!(distance(b"same", b"same", 100), 0);
    }

    #[test]
    fn the_nearest_name_is_taken() {
        let mut best = Best::new();
        for name in ["min", "map", "max", "zip"] {
            best.offer(b"maxx", name.as_bytes(), name, |_, _| false);
        }
        assert_eq!(best.name(), Some("max"));
    }
}
