//! The modules of CPython 3.12's library: an undefined name that is one of them may lack its `import`.

/// `sys.stdlib_module_names` without those that begin with `_`, sorted, with a space before and behind each.
const NAMES: &str = concat!(
    " abc aifc antigravity argparse array ast asyncio atexit audioop base64 bdb binascii bisect builtins bz2 ",
    "cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent ",
    "configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal ",
    "difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch ",
    "fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac ",
    "html http idlelib imaplib imghdr importlib inspect io ipaddress itertools json keyword lib2to3 linecache ",
    "locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing ",
    "netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle ",
    "pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile ",
    "pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched ",
    "secrets select selectors shelve shlex shutil signal site smtplib sndhdr socket socketserver spwd sqlite3 ",
    "sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys ",
    "sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token ",
    "tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu ",
    "uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport ",
    "zlib zoneinfo ",
);

/// Their names.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.split(' ').filter(|name| !name.is_empty())
}

/// Whether a module of CPython's library has this name.
pub(super) fn is_library_module(name: &str) -> bool {
    NAMES.split(' ').any(|module| !module.is_empty() && module == name)
}

#[cfg(test)]
mod tests {
    use super::is_library_module;

    #[test]
    fn known_and_unknown() {
        assert!(is_library_module("abc") && is_library_module("zoneinfo") && is_library_module("math"));
        assert!(!is_library_module("") && !is_library_module("mat") && !is_library_module("cellar"));
    }
}
