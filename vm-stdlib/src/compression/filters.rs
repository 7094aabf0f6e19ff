//! Filter chains of `_lzma`, as a program gives them: dicts in a list.

use lzma_rust2::{EncodeMode, FilterConfig, LzmaOptions, MfType};
use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::{Obj, Python, Trap, Value};

use super::lzma::{error, unsigned};

/// `LZMA_FILTER_LZMA1`, and so on.
pub(super) const LZMA1: u64 = 0x4000_0000_0000_0001;
pub(super) const LZMA2: u64 = 0x21;
pub(super) const DELTA: u64 = 3;

/// A filter with its options.
#[derive(Clone)]
pub(super) enum Filter {
    Lzma1(LzmaOptions),
    Lzma2(LzmaOptions),
    Delta(u32),
    /// Machine code: which, and where it starts.
    Code(u64, u32),
}

/// Options by a preset, whose highest bit asks for more work; none if there is no such preset.
pub(super) fn preset(number: u32) -> Option<LzmaOptions> {
    const EXTREME: u32 = 1 << 31;
    let level = number & !EXTREME;
    if level > 9 {
        return None;
    }
    let mut options = LzmaOptions::with_preset(level);
    if number & EXTREME != 0 {
        (options.mode, options.mf) = (EncodeMode::Normal, MfType::Bt4);
        (options.nice_len, options.depth_limit) = if matches!(level, 3 | 5) { (192, 0) } else { (273, 512) };
    }
    Some(options)
}

/// The chain of a list or tuple of dicts: `parse_filter_chain_spec`.
pub(super) fn chain(py: &mut Python<'_>, filters: Value) -> Result<Vec<Filter>, Trap> {
    let inner = py.unwrapped(filters);
    let specs: Vec<Value> = match (inner.cast::<List>(), inner.cast::<Tuple>()) {
        (Some(list), _) => list.items().iter().map(core::cell::Cell::get).collect(),
        (_, Some(tuple)) => tuple.values().to_vec(),
        _ => {
            let kind = py.type_name(filters);
            return Err(py.type_error(format_args!("object of type '{kind}' has no len()")));
        }
    };
    if specs.len() > 4 {
        return Err(py.value_error(format_args!("Too many filters - liblzma supports a maximum of 4")));
    }
    specs.into_iter().map(|spec| filter(py, spec)).collect()
}

/// One filter of a dict: `lzma_filter_converter`.
pub(super) fn filter(py: &mut Python<'_>, spec: Value) -> Result<Filter, Trap> {
    let Some(dict) = py.unwrapped(spec).cast::<Dict>() else {
        return Err(py.type_error(format_args!("Filter specifier must be a dict or dict-like object")));
    };
    let Some(id) = dict.get_text("id") else {
        return Err(py.value_error(format_args!("Filter specifier must have an \"id\" entry")));
    };
    let id = unsigned(py, id)?;
    match id {
        LZMA1 | LZMA2 => {
            let options = lzma_options(py, dict)?;
            Ok(if id == LZMA1 { Filter::Lzma1(options) } else { Filter::Lzma2(options) })
        }
        DELTA => {
            let [distance] = entries(py, dict, ["dist"], "delta")?;
            Ok(Filter::Delta(distance.unwrap_or(1)))
        }
        4..=9 => {
            let [start] = entries(py, dict, ["start_offset"], "BCJ")?;
            Ok(Filter::Code(id, start.unwrap_or(0)))
        }
        _ => Err(py.value_error(format_args!("Invalid filter ID: {id}"))),
    }
}

/// The numbers under these names beside `id` and `preset`: nothing else may be in the dict.
fn entries<const N: usize>(
    py: &mut Python<'_>,
    dict: Obj<Dict>,
    names: [&str; N],
    kind: &str,
) -> Result<[Option<u32>; N], Trap> {
    let mut known = 1 + usize::from(kind == "LZMA" && dict.get_text("preset").is_some());
    let mut found = [None; N];
    for (name, place) in names.into_iter().zip(&mut found) {
        if let Some(value) = dict.get_text(name) {
            known += 1;
            let number = unsigned(py, value)?;
            let Ok(number) = u32::try_from(number) else {
                let text = format_args!("Value too large for uint32_t type");
                return Err(py.error(vm_objects::types::TypeId::OverflowError, text));
            };
            *place = Some(number);
        }
    }
    if known != dict.len() {
        return Err(py.value_error(format_args!("Invalid filter specifier for {kind} filter")));
    }
    Ok(found)
}

fn lzma_options(py: &mut Python<'_>, dict: Obj<Dict>) -> Result<LzmaOptions, Trap> {
    let number = match dict.get_text("preset") {
        Some(number) => unsigned(py, number)?,
        None => 6,
    };
    let Some(mut options) = u32::try_from(number).ok().and_then(preset) else {
        return Err(error(py, &format!("Invalid compression preset: {number}")));
    };
    let names = ["dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"];
    let [dict_size, lc, lp, pb, mode, nice_len, mf, depth] = entries(py, dict, names, "LZMA")?;
    options.dict_size = dict_size.unwrap_or(options.dict_size);
    options.lc = lc.unwrap_or(options.lc);
    options.lp = lp.unwrap_or(options.lp);
    options.pb = pb.unwrap_or(options.pb);
    options.nice_len = nice_len.unwrap_or(options.nice_len);
    options.depth_limit = depth.map_or(options.depth_limit, |depth| i32::try_from(depth).unwrap_or(i32::MAX));
    if let Some(mode) = mode {
        options.mode = if mode == 1 { EncodeMode::Fast } else { EncodeMode::Normal };
    }
    if let Some(mf) = mf {
        options.mf = if matches!(mf, 3 | 4) { MfType::Hc4 } else { MfType::Bt4 };
    }
    Ok(options)
}

/// Whether a coder can have these options.
pub(super) fn are_valid(options: &LzmaOptions) -> bool {
    options.lc <= 4
        && options.lp <= 4
        && options.lc + options.lp <= 4
        && options.pb <= 4
        && (2..=273).contains(&options.nice_len)
        && (4096..=(1 << 30) + (1 << 29)).contains(&options.dict_size)
}

impl Filter {
    /// As a filter that stands before LZMA.
    pub(super) fn before(&self) -> Option<FilterConfig> {
        Some(match *self {
            Filter::Delta(distance) if (1..=256).contains(&distance) => FilterConfig::new_delta(distance),
            Filter::Code(4, start) => FilterConfig::new_bcj_x86(start),
            Filter::Code(5, start) => FilterConfig::new_bcj_ppc(start),
            Filter::Code(6, start) => FilterConfig::new_bcj_ia64(start),
            Filter::Code(7, start) => FilterConfig::new_bcj_arm(start),
            Filter::Code(8, start) => FilterConfig::new_bcj_arm_thumb(start),
            Filter::Code(9, start) => FilterConfig::new_bcj_sparc(start),
            _ => return None,
        })
    }

    /// The bytes that say its options in a file: `lzma_properties_encode`.
    pub(super) fn properties(&self) -> Vec<u8> {
        match self {
            Filter::Lzma1(options) => {
                let mut bytes = vec![options.get_props()];
                bytes.extend(options.dict_size.to_le_bytes());
                bytes
            }
            Filter::Lzma2(options) => vec![(0..40).find(|&bits| dictionary(bits) >= options.dict_size).unwrap_or(40)],
            Filter::Delta(distance) => vec![distance.wrapping_sub(1) as u8],
            Filter::Code(_, 0) => Vec::new(),
            Filter::Code(_, start) => start.to_le_bytes().to_vec(),
        }
    }
}

/// The size of a dictionary as LZMA2 writes it in one byte.
pub(super) fn dictionary(bits: u8) -> u32 {
    if bits >= 40 { u32::MAX } else { (2 | u32::from(bits & 1)) << (bits / 2 + 11) }
}

/// The dict of a filter's bytes: `build_filter_spec`. None if they mean nothing.
pub(super) fn spec(py: &mut Python<'_>, id: u64, bytes: &[u8]) -> Result<Option<Value>, Trap> {
    let mut items: Vec<(&str, i64)> = vec![("id", id as i64)];
    match (id, bytes) {
        (LZMA1, &[props, a, b, c, d]) if props < 225 => {
            items.extend([
                ("lc", i64::from(props % 9)),
                ("lp", i64::from(props / 9 % 5)),
                ("pb", i64::from(props / 45)),
            ]);
            items.push(("dict_size", u32::from_le_bytes([a, b, c, d]).into()));
        }
        (LZMA2, &[bits]) if bits <= 40 => items.push(("dict_size", dictionary(bits).into())),
        (DELTA, &[distance]) => items.push(("dist", i64::from(distance) + 1)),
        (4..=9, []) => {}
        (4..=9, &[a, b, c, d]) => items.push(("start_offset", u32::from_le_bytes([a, b, c, d]).into())),
        _ => return Ok(None),
    }
    let dict = Dict::new(&mut py.heap)?;
    for (name, number) in items {
        let number = crate::arguments::new_int(py, number)?;
        let name = Str::intern(&mut py.heap, name)?;
        dict.insert_str(&mut py.heap, name, number)?;
    }
    Ok(Some(dict.value()))
}
