//! Names of hosts and services: `getaddrinfo` and its kin.

use core::net::{IpAddr, SocketAddr};

use dns_lookup::{AddrInfoHints, LookupError};
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Trap, TypeSpec, Value};

use super::address::{self, AF_INET, AF_INET6};
use crate::arguments::{self, integer, new_int, new_str};
use crate::os_error;

/// `gaierror` and `herror`.
pub(super) static GAI_ERROR: TypeSpec = TypeSpec { built_in: TypeId::OSError, ..TypeSpec::new("socket", "gaierror") };
pub(super) static H_ERROR: TypeSpec = TypeSpec { built_in: TypeId::OSError, ..TypeSpec::new("socket", "herror") };

/// `EAI_…` of Linux, as `gai_strerror` of the GNU C library says them.
const NAMES: [(i32, &str); 11] = [
    (-1, "Bad value for ai_flags"),
    (-2, "Name or service not known"),
    (-3, "Temporary failure in name resolution"),
    (-4, "Non-recoverable failure in name resolution"),
    (-5, "No address associated with hostname"),
    (-6, "ai_family not supported"),
    (-7, "ai_socktype not supported"),
    (-8, "Servname not supported for ai_socktype"),
    (-9, "Address family for hostname not supported"),
    (-10, "Memory allocation failure"),
    (-11, "System error"),
];

fn failed(py: &mut Python<'_>, error: LookupError) -> Trap {
    let number = error.error_num();
    let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == number) else {
        return os_error::raise(py, &error.into(), Value::NULL);
    };
    match raised(py, number, text) {
        Ok(trap) | Err(trap) => trap,
    }
}

fn raised(py: &mut Python<'_>, number: i32, text: &str) -> Result<Trap, Trap> {
    let class = py.host_type(&GAI_ERROR)?;
    let (number, text) = (new_int(py, number.into())?, new_str(py, text)?);
    Ok(py.error_of_class_with(class, &[number, text]))
}

/// The first address of a host, of a family.
pub(super) fn host(py: &mut Python<'_>, name: &str, family: i64) -> Result<IpAddr, Trap> {
    let any = if family == AF_INET { IpAddr::from([0; 4]) } else { IpAddr::from([0_u16; 8]) };
    match name {
        "" => return Ok(any),
        "<broadcast>" => return Ok(IpAddr::from([255; 4])),
        _ => {}
    }
    match name.parse::<IpAddr>() {
        Ok(ip) if ip.is_ipv4() == (family == AF_INET) => return Ok(ip),
        _ => {}
    }
    let hints = AddrInfoHints { address: family as i32, ..AddrInfoHints::default() };
    let found = dns_lookup::getaddrinfo(Some(name), None, Some(hints)).map_err(|error| failed(py, error))?;
    match found.filter_map(Result::ok).next() {
        Some(found) => Ok(found.sockaddr.ip()),
        None => Err(failed(py, LookupError::new(-2))),
    }
}

/// `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`
pub(super) fn getaddrinfo<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["host", "port", "family", "type", "proto", "flags"];
    let given = arguments::named(py, args, "getaddrinfo", 0, names)?;
    let text = |py: &mut Python<'_>, value: Value| -> Result<Option<String>, Trap> {
        if value.is_null() || value.is_none() {
            return Ok(None);
        }
        if py.is_instance_of(value, TypeId::Int) {
            return Ok(Some(integer(py, value)?.to_string()));
        }
        arguments::text_or_bytes(py, value).map(Some)
    };
    let (host, service) = (text(py, given[0])?, text(py, given[1])?);
    let mut numbers = [0; 4];
    for (number, &value) in numbers.iter_mut().zip(&given[2..]) {
        *number = if value.is_null() { 0 } else { integer(py, value)? as i32 };
    }
    let [family, socktype, protocol, flags] = numbers;
    let hints = AddrInfoHints { socktype, protocol, address: family, flags };
    let service = service.or_else(|| host.is_none().then(|| "0".to_owned()));
    let found = dns_lookup::getaddrinfo(host.as_deref(), service.as_deref(), Some(hints));
    let found = found.map_err(|error| failed(py, error))?;
    let list = vm_objects::object::list::List::with_capacity(&mut py.heap, 4)?;
    for found in found.filter_map(Result::ok) {
        let name = new_str(py, found.canonname.as_deref().unwrap_or(""))?;
        let address = address::internet_value(py, found.sockaddr)?;
        let (kind, protocol) = (new_int(py, found.socktype.into())?, new_int(py, found.protocol.into())?);
        let family = new_int(py, found.address.into())?;
        let entry = py.tuple(&[family, kind, protocol, name, address])?;
        list.push(&mut py.heap, entry)?;
    }
    Ok(list.value())
}

/// `getnameinfo(sockaddr, flags)`
pub(super) fn getnameinfo<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let address = args.get(0);
    let parts = py.unwrapped(address).cast::<Tuple>();
    let Some(first) = parts.as_ref().and_then(|parts| parts.get(0)) else {
        return Err(py.type_error(format_args!("getnameinfo() argument 1 must be a tuple")));
    };
    let six = py.unwrapped(first).cast::<Str>().is_some_and(|host| host.chars().any(|c| c == u32::from(':')));
    let family = if six { AF_INET6 } else { AF_INET };
    let address::Address::Internet(address) = address::parse(py, address, family, "getnameinfo")? else {
        return Ok(Value::NONE);
    };
    let flags = integer(py, args.get(1))? as i32;
    let (host, service) = dns_lookup::getnameinfo(&address, flags).map_err(|error| failed(py, error))?;
    let (host, service) = (new_str(py, &host)?, new_str(py, &service)?);
    py.tuple(&[host, service])
}

/// `gethostbyname(host)`
pub(super) fn gethostbyname<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = arguments::text_or_bytes(py, args.get(0))?;
    let ip = host(py, &name, AF_INET)?;
    new_str(py, &ip.to_string())
}

/// `gethostbyname_ex(host)`, `gethostbyaddr(ip)`: name, other names (none), addresses.
pub(super) fn gethostbyname_ex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = arguments::text_or_bytes(py, args.get(0))?;
    let ip = host(py, &name, if name.contains(':') { AF_INET6 } else { AF_INET })?;
    let canonical = match name.parse::<IpAddr>() {
        Ok(ip) => match dns_lookup::getnameinfo(&SocketAddr::new(ip, 0), 0) {
            Ok((name, _)) => name,
            Err(error) => return Err(failed(py, error)),
        },
        Err(_) => name,
    };
    let (canonical, ip) = (new_str(py, &canonical)?, new_str(py, &ip.to_string())?);
    let others = vm_objects::object::list::List::from_slice(&mut py.heap, &[])?.value();
    let addresses = vm_objects::object::list::List::from_slice(&mut py.heap, &[ip])?.value();
    py.tuple(&[canonical, others, addresses])
}

/// `gethostname()`
pub(super) fn gethostname<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match dns_lookup::get_hostname() {
        Ok(name) => new_str(py, &name),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

/// `getservbyname(name[, protocol])`
pub(super) fn getservbyname<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = arguments::text_or_bytes(py, args.get(0))?;
    let found = dns_lookup::getaddrinfo(None, Some(&name), None).ok();
    match found.and_then(|mut found| found.find_map(Result::ok)) {
        Some(found) => new_int(py, found.sockaddr.port().into()),
        None => Err(py.error(TypeId::OSError, format_args!("service/proto not found"))),
    }
}

/// `getservbyport(port[, protocol])`
pub(super) fn getservbyport<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Ok(port) = u16::try_from(integer(py, args.get(0))?) else {
        return Err(py.error(TypeId::OverflowError, format_args!("getservbyport: port must be 0-65535.")));
    };
    let found = dns_lookup::getnameinfo(&SocketAddr::from(([127, 0, 0, 1], port)), 0);
    match found {
        Ok((_, service)) if service != port.to_string() => new_str(py, &service),
        _ => Err(py.error(TypeId::OSError, format_args!("port/proto not found"))),
    }
}
