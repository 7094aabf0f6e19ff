//! `_socket`: sockets of the internet and of the host. Follows CPython's `Modules/socketmodule.c`.
//!
//! | file | what |
//! |---|---|
//! | `socket` | `socket` |
//! | `address` | addresses of a program and of the system |
//! | `lookup` | names of hosts and services |
//! | `options` | options of sockets |
//! | `ready` | waiting |
//! | `select`, `epoll` | the module `select` |
//! | `transfer` | what goes through a socket |

mod address;
mod lookup;
mod options;
pub(crate) mod ready;
mod epoll;
mod select;
mod socket;
mod transfer;

use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};
use vm_objects::object::dict::Dict;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Trap, Value};

use crate::arguments::{self, integer, new_bytes, new_int, new_str};
use crate::os_error;
use crate::posix;
use ready::Limit;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_socket", functions: FUNCTIONS, values };
pub(crate) use select::{MODULE as SELECT, descriptor};

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("close", Arity::One, close),
    NativeDef::function("dup", Arity::One, duplicate),
    NativeDef::function("getaddrinfo", Arity::Free, lookup::getaddrinfo),
    NativeDef::function("getdefaulttimeout", Arity::None, getdefaulttimeout),
    NativeDef::function("gethostbyaddr", Arity::One, lookup::gethostbyname_ex),
    NativeDef::function("gethostbyname", Arity::One, lookup::gethostbyname),
    NativeDef::function("gethostbyname_ex", Arity::One, lookup::gethostbyname_ex),
    NativeDef::function("gethostname", Arity::None, lookup::gethostname),
    NativeDef::function("getnameinfo", Arity::Between(2, 2), lookup::getnameinfo),
    NativeDef::function("getservbyname", Arity::Between(1, 2), lookup::getservbyname),
    NativeDef::function("getservbyport", Arity::Between(1, 2), lookup::getservbyport),
    NativeDef::function("htonl", Arity::One, |py, args| swap(py, args, "htonl", 32)),
    NativeDef::function("htons", Arity::One, |py, args| swap(py, args, "htons", 16)),
    NativeDef::function("inet_aton", Arity::One, inet_aton),
    NativeDef::function("inet_ntoa", Arity::One, inet_ntoa),
    NativeDef::function("inet_ntop", Arity::Between(2, 2), inet_ntop),
    NativeDef::function("inet_pton", Arity::Between(2, 2), inet_pton),
    NativeDef::function("ntohl", Arity::One, |py, args| swap(py, args, "ntohl", 32)),
    NativeDef::function("ntohs", Arity::One, |py, args| swap(py, args, "ntohs", 16)),
    NativeDef::function("setdefaulttimeout", Arity::One, setdefaulttimeout),
    NativeDef::function("socketpair", Arity::Between(0, 3), pair),
];

/// Constants of Linux.
const CONSTANTS: &[(&str, i64)] = &[
    ("AF_INET", 2),
    ("AF_INET6", 10),
    ("AF_UNIX", 1),
    ("AF_UNSPEC", 0),
    ("AI_ADDRCONFIG", 0x20),
    ("AI_ALL", 0x10),
    ("AI_CANONNAME", 2),
    ("AI_NUMERICHOST", 4),
    ("AI_NUMERICSERV", 0x400),
    ("AI_PASSIVE", 1),
    ("AI_V4MAPPED", 8),
    ("EAI_ADDRFAMILY", -9),
    ("EAI_AGAIN", -3),
    ("EAI_BADFLAGS", -1),
    ("EAI_FAIL", -4),
    ("EAI_FAMILY", -6),
    ("EAI_MEMORY", -10),
    ("EAI_NODATA", -5),
    ("EAI_NONAME", -2),
    ("EAI_OVERFLOW", -12),
    ("EAI_SERVICE", -8),
    ("EAI_SOCKTYPE", -7),
    ("EAI_SYSTEM", -11),
    ("INADDR_ANY", 0),
    ("INADDR_BROADCAST", 0xffff_ffff),
    ("INADDR_LOOPBACK", 0x7f00_0001),
    ("INADDR_NONE", 0xffff_ffff),
    ("IPPROTO_ICMP", 1),
    ("IPPROTO_ICMPV6", 58),
    ("IPPROTO_IP", 0),
    ("IPPROTO_IPV6", 41),
    ("IPPROTO_TCP", 6),
    ("IPPROTO_UDP", 17),
    ("IPV6_MULTICAST_HOPS", 18),
    ("IPV6_UNICAST_HOPS", 16),
    ("IPV6_V6ONLY", 26),
    ("IP_MULTICAST_LOOP", 34),
    ("IP_MULTICAST_TTL", 33),
    ("IP_TOS", 1),
    ("IP_TTL", 2),
    ("MSG_DONTWAIT", 0x40),
    ("MSG_NOSIGNAL", 0x4000),
    ("MSG_OOB", 1),
    ("MSG_PEEK", 2),
    ("MSG_TRUNC", 0x20),
    ("MSG_WAITALL", 0x100),
    ("NI_DGRAM", 16),
    ("NI_NAMEREQD", 8),
    ("NI_NOFQDN", 4),
    ("NI_NUMERICHOST", 1),
    ("NI_NUMERICSERV", 2),
    ("SHUT_RD", 0),
    ("SHUT_RDWR", 2),
    ("SHUT_WR", 1),
    ("SOCK_CLOEXEC", 0o200_0000),
    ("SOCK_DGRAM", 2),
    ("SOCK_NONBLOCK", 0o4000),
    ("SOCK_RAW", 3),
    ("SOCK_RDM", 4),
    ("SOCK_SEQPACKET", 5),
    ("SOCK_STREAM", 1),
    ("SOL_IP", 0),
    ("SOL_SOCKET", 1),
    ("SOL_TCP", 6),
    ("SOL_UDP", 17),
    ("SOMAXCONN", 4096),
    ("SO_ACCEPTCONN", 30),
    ("SO_BROADCAST", 6),
    ("SO_DEBUG", 1),
    ("SO_DOMAIN", 39),
    ("SO_DONTROUTE", 5),
    ("SO_ERROR", 4),
    ("SO_KEEPALIVE", 9),
    ("SO_LINGER", 13),
    ("SO_OOBINLINE", 10),
    ("SO_PROTOCOL", 38),
    ("SO_RCVBUF", 8),
    ("SO_RCVLOWAT", 18),
    ("SO_RCVTIMEO", 20),
    ("SO_REUSEADDR", 2),
    ("SO_REUSEPORT", 15),
    ("SO_SNDBUF", 7),
    ("SO_SNDLOWAT", 19),
    ("SO_SNDTIMEO", 21),
    ("SO_TYPE", 3),
    ("TCP_KEEPCNT", 6),
    ("TCP_KEEPIDLE", 4),
    ("TCP_KEEPINTVL", 5),
    ("TCP_MAXSEG", 2),
    ("TCP_NODELAY", 1),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let class = py.host_type(&socket::SOCKET)?;
    py.put(namespace, "socket", class)?;
    py.put(namespace, "SocketType", class)?;
    py.put(namespace, "error", TypeId::OSError.value())?;
    py.put(namespace, "timeout", TypeId::TimeoutError.value())?;
    py.put(namespace, "has_ipv6", Value::TRUE)?;
    for (name, spec) in [("gaierror", &lookup::GAI_ERROR), ("herror", &lookup::H_ERROR)] {
        let class = py.host_type(spec)?;
        py.put(namespace, name, class)?;
    }
    for &(name, number) in CONSTANTS {
        let number = new_int(py, number)?;
        py.put(namespace, name, number)?;
    }
    Ok(())
}

/// The timeout of new sockets, in nanoseconds, or `None`: kept with the class.
fn default_timeout(py: &mut Python<'_>) -> Result<Value, Trap> {
    let class = py.host_type(&socket::SOCKET)?;
    let kept = py.own_of_class(class, "_default_timeout");
    Ok(if kept.is_null() { Value::NONE } else { kept })
}

fn getdefaulttimeout<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match default_timeout(py)? {
        Value::NONE => Ok(Value::NONE),
        time => {
            let time = integer(py, time)?;
            py.float(time as f64 / 1e9)
        }
    }
}

fn setdefaulttimeout<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = match ready::seconds(py, args.get(0), "Timeout value out of range")? {
        Limit::None => Value::NONE,
        Limit::Nanoseconds(time) => new_int(py, time)?,
    };
    let class = py.host_type(&socket::SOCKET)?;
    let name = new_str(py, "_default_timeout")?;
    py.set_attribute(class, name, value)?;
    Ok(Value::NONE)
}

fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = integer(py, args.get(0))? as i32;
    posix::close_fd(fd).map(|()| Value::NONE).map_err(|error| os_error::raise(py, &error, Value::NULL))
}

fn duplicate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = integer(py, args.get(0))? as i32;
    let new = posix::borrowed(fd).and_then(|fd| Ok(rustix::io::fcntl_dupfd_cloexec(fd, 0)?));
    match new {
        Ok(new) => new_int(py, std::os::fd::IntoRawFd::into_raw_fd(new).into()),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

/// `socketpair([family[, type[, proto]]])`
fn pair<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = |py: &mut Python<'_>, index: usize, default: i64| match args.arg(index) {
        Some(value) => integer(py, value),
        None => Ok(default),
    };
    let (family, kind) = (number(py, 0, address::AF_UNIX)?, number(py, 1, 1)?);
    let facts = [family, kind, number(py, 2, 0)?];
    let (family, kind) = (AddressFamily::from_raw(family as u16), SocketType::from_raw((kind & 0xf) as u32));
    match socketpair(family, kind, SocketFlags::CLOEXEC, None) {
        Ok((one, other)) => {
            let one = socket::adopt(py, one, facts)?;
            let other = socket::adopt(py, other, facts)?;
            py.tuple(&[one, other])
        }
        Err(error) => Err(os_error::raise(py, &error.into(), Value::NULL)),
    }
}

/// `htonl` and its kin: the bytes of a number turned round where the host's order is not the network's.
fn swap(py: &mut Python<'_>, args: &Args<'_, '_>, name: &str, bits: u32) -> Result<Value, Trap> {
    let number = integer(py, args.get(0))?;
    let most = (1_i64 << bits) - 1;
    if !(0..=most).contains(&number) {
        let text = match (number < 0, bits) {
            (true, 16) => format!("{name}: can't convert negative Python int to C 16-bit unsigned integer"),
            (true, _) => "can't convert negative value to unsigned int".to_owned(),
            (_, 16) => format!("{name}: Python int too large to convert to C 16-bit unsigned integer"),
            _ => "int larger than 32 bits".to_owned(),
        };
        return Err(py.error(TypeId::OverflowError, format_args!("{text}")));
    }
    let swapped = if bits == 16 { i64::from((number as u16).to_be()) } else { i64::from((number as u32).to_be()) };
    new_int(py, swapped)
}

fn illegal(py: &mut Python<'_>, text: &str) -> Trap {
    py.error(TypeId::OSError, format_args!("{text}"))
}

/// `inet_aton(text)`
fn inet_aton<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = arguments::text(py, args.get(0), "inet_aton() argument 1")?;
    match address::four(&arguments::string(text)) {
        Ok(ip) => new_bytes(py, &ip.octets()),
        Err(error) => Err(illegal(py, &error.to_string())),
    }
}

/// `inet_ntoa(bytes)`
fn inet_ntoa<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match <[u8; 4]>::try_from(arguments::bytes(py, args.get(0))?) {
        Ok(ip) => new_str(py, &core::net::Ipv4Addr::from(ip).to_string()),
        Err(_) => Err(illegal(py, "packed IP wrong length")),
    }
}

/// `inet_pton(family, text)`
fn inet_pton<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let family = integer(py, args.get(0))?;
    let text = arguments::text(py, args.get(1), "inet_pton() argument 2")?;
    let text = arguments::string(text);
    let bytes = match family {
        address::AF_INET => text.parse::<core::net::Ipv4Addr>().map(|ip| ip.octets().to_vec()),
        address::AF_INET6 => text.parse::<core::net::Ipv6Addr>().map(|ip| ip.octets().to_vec()),
        _ => return Err(os_error::raise(py, &std::io::Error::from_raw_os_error(97), Value::NULL)),
    };
    match bytes {
        Ok(bytes) => new_bytes(py, &bytes),
        Err(_) => Err(illegal(py, "illegal IP address string passed to inet_pton")),
    }
}

/// `inet_ntop(family, bytes)`
fn inet_ntop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let family = integer(py, args.get(0))?;
    let bytes = arguments::bytes(py, args.get(1))?;
    let wrong = || "invalid length of packed IP address string";
    let text = match family {
        address::AF_INET => <[u8; 4]>::try_from(bytes).map(|ip| core::net::Ipv4Addr::from(ip).to_string()),
        address::AF_INET6 => <[u8; 16]>::try_from(bytes).map(|ip| core::net::Ipv6Addr::from(ip).to_string()),
        _ => return Err(py.value_error(format_args!("unknown address family {family}"))),
    };
    match text {
        Ok(text) => new_str(py, &text),
        Err(_) => Err(py.value_error(format_args!("{}", wrong()))),
    }
}
