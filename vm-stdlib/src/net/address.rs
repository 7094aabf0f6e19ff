//! Addresses: tuples and paths of a program's as the system's, and back. Follows `getsockaddrarg` and `makesockaddr` of
//! CPython's `Modules/socketmodule.c`.

use core::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::io;

use rustix::net::{SocketAddrAny, SocketAddrUnix};
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Python, Trap, Value};

use super::lookup;
use crate::arguments::{self, integer, new_bytes, new_int, new_str};

pub(super) const AF_UNIX: i64 = 1;
pub(super) const AF_INET: i64 = 2;
pub(super) const AF_INET6: i64 = 10;

/// What a program gives an address for.
pub(super) enum Address {
    Internet(SocketAddr),
    Unix(SocketAddrUnix),
}

impl Address {
    /// As the system has it.
    pub(super) fn any(&self) -> SocketAddrAny {
        match self {
            Address::Internet(address) => SocketAddrAny::from(*address),
            Address::Unix(address) => SocketAddrAny::from(address.clone()),
        }
    }
}

/// The address that a value means for a socket of a family.
pub(super) fn parse(py: &mut Python<'_>, value: Value, family: i64, function: &str) -> Result<Address, Trap> {
    match family {
        AF_UNIX => unix(py, value),
        AF_INET | AF_INET6 => internet(py, value, family, function),
        _ => Err(py.error(TypeId::OSError, format_args!("{function}(): bad family"))),
    }
}

fn unix(py: &mut Python<'_>, value: Value) -> Result<Address, Trap> {
    let path = match py.unwrapped(value).cast::<Str>() {
        Some(text) => arguments::string(text).into_bytes(),
        None => arguments::bytes(py, value)?,
    };
    let address = match path.split_first() {
        Some((0, name)) => SocketAddrUnix::new_abstract_name(name),
        None => Ok(SocketAddrUnix::new_unnamed()),
        _ => SocketAddrUnix::new(path),
    };
    address.map(Address::Unix).map_err(|_| py.error(TypeId::OSError, format_args!("AF_UNIX path too long")))
}

fn internet(py: &mut Python<'_>, value: Value, family: i64, function: &str) -> Result<Address, Trap> {
    let name = if family == AF_INET { "AF_INET" } else { "AF_INET6" };
    let Some(tuple) = py.unwrapped(value).cast::<Tuple>() else {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("{function}(): {name} address must be tuple, not {kind}")));
    };
    let most = if family == AF_INET { 2 } else { 4 };
    let parts = tuple.values();
    if parts.len() < 2 || parts.len() > most {
        let what =
            if family == AF_INET { "a pair (host, port)" } else { "a tuple (host, port[, flowinfo[, scopeid]])" };
        return Err(py.type_error(format_args!("{name} address must be {what}")));
    }
    let (host, port) = (parts[0], parts[1]);
    let Ok(port) = u16::try_from(integer(py, port)?) else {
        return Err(py.error(TypeId::OverflowError, format_args!("{function}(): port must be 0-65535.")));
    };
    let part = |py: &mut Python<'_>, index: usize| match parts.get(index) {
        Some(&value) => integer(py, value).map(|number| number as u32),
        None => Ok(0),
    };
    let (flow, scope) = (part(py, 2)?, part(py, 3)?);
    let host = arguments::text_or_bytes(py, host)?;
    let ip = lookup::host(py, &host, family)?;
    Ok(Address::Internet(match ip {
        IpAddr::V4(ip) => SocketAddr::V4(SocketAddrV4::new(ip, port)),
        IpAddr::V6(ip) => SocketAddr::V6(SocketAddrV6::new(ip, port, flow, scope)),
    }))
}

/// An address of the system's for a program.
pub(super) fn value(py: &mut Python<'_>, address: Option<&SocketAddrAny>) -> Result<Value, Trap> {
    let Some(address) = address else { return Ok(Value::NONE) };
    if let Ok(address) = SocketAddr::try_from(address.clone()) {
        return internet_value(py, address);
    }
    let Ok(unix) = SocketAddrUnix::try_from(address.clone()) else { return Ok(Value::NONE) };
    if let Some(name) = unix.abstract_name().filter(|name| !name.is_empty()) {
        let name = [&[0], name].concat();
        return new_bytes(py, &name);
    }
    match unix.path_bytes() {
        Some(path) => new_str(py, &String::from_utf8_lossy(path)),
        None => new_str(py, ""),
    }
}

pub(super) fn internet_value(py: &mut Python<'_>, address: SocketAddr) -> Result<Value, Trap> {
    let host = new_str(py, &address.ip().to_string())?;
    let port = new_int(py, address.port().into())?;
    match address {
        SocketAddr::V4(_) => py.tuple(&[host, port]),
        SocketAddr::V6(six) => {
            let (flow, scope) = (new_int(py, six.flowinfo().into())?, new_int(py, six.scope_id().into())?);
            py.tuple(&[host, port, flow, scope])
        }
    }
}

/// `inet_aton`'s shorter forms are not taken.
pub(super) fn four(text: &str) -> io::Result<Ipv4Addr> {
    text.parse().map_err(|_| io::Error::other("illegal IP address string passed to inet_aton"))
}
