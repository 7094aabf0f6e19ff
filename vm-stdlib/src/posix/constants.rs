//! Numbers of the operating system's interface.

/// Names and numbers, those of Linux.
pub(super) const NUMBERS: &[(&str, i64)] = &[
    ("F_OK", 0),
    ("R_OK", 4),
    ("W_OK", 2),
    ("X_OK", 1),
    ("O_RDONLY", 0),
    ("O_WRONLY", 1),
    ("O_RDWR", 2),
    ("O_CREAT", 0o100),
    ("O_EXCL", 0o200),
    ("O_NOCTTY", 0o400),
    ("O_TRUNC", 0o1000),
    ("O_APPEND", 0o2000),
    ("O_NONBLOCK", 0o4000),
    ("O_CLOEXEC", 0o200_0000),
    ("O_DIRECTORY", 0o20_0000),
    ("O_NOFOLLOW", 0o40_0000),
    ("EX_OK", 0),
];
