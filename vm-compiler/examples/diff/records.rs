//! What `record/*.py` wrote: marshalled tuples, each behind its length.

use core::error::Error;

use vm_compiler::Constant;
use vm_compiler::marshal::read_constant;
use vm_core::isa::Version;

pub(crate) fn read(mut bytes: &[u8]) -> Result<Vec<Vec<Constant>>, Box<dyn Error>> {
    let mut records = Vec::new();
    while let Some((length, behind)) = bytes.split_first_chunk::<4>() {
        let (record, next) = behind.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or("cut off")?;
        bytes = next;
        let Constant::Tuple(record) = read_constant(record, Version::V3_12)? else { return Err("no tuple".into()) };
        records.push(record);
    }
    Ok(records)
}
