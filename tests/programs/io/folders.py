# Files and folders by os, shutil, pathlib, glob: made, listed, linked, renamed, their facts and times; the errors.
import glob
import os
import pathlib
import shutil
import stat
d = f'/tmp/cellar_folders_{os.getpid()}'
j = lambda *parts: os.path.join(d, *parts)
os.makedirs(j('a', 'b', 'c'))
open(j('a/f.txt'), 'w').close()
print(sorted(os.listdir(j('a'))), sorted(os.listdir(j('a').encode())))
entries = sorted(os.scandir(j('a')), key=lambda e: e.name)
print([(e.name, e.is_dir(), e.is_file(), e.path == j('a', e.name), e) for e in entries])
os.symlink('f.txt', j('a/l'))
print(os.readlink(j('a/l')), os.path.islink(j('a/l')), os.lstat(j('a/l')).st_size)
os.link(j('a/f.txt'), j('a/h'))
print(os.stat(j('a/h')).st_nlink, os.path.samefile(j('a/h'), j('a/f.txt')))
os.rename(j('a/h'), j('a/h2'))
os.chmod(j('a/f.txt'), 0o640)
print(os.path.exists(j('a/h2')), oct(os.stat(j('a/f.txt')).st_mode), stat.filemode(os.stat(j('a')).st_mode)[0])
os.utime(j('a/f.txt'), (1, 2.5))
st = os.stat(j('a/f.txt'))
print(st.st_atime, st.st_mtime, st.st_mtime_ns, st[8], len(st))
for top, dirs, files in os.walk(j('a')):
    print(top[len(d):], sorted(dirs), sorted(files))
fd = os.open(j('x'), os.O_RDWR | os.O_CREAT)
print(os.write(fd, b'hello'), os.lseek(fd, 0, 0), os.read(fd, 3), os.pread(fd, 2, 1), os.fstat(fd).st_size)
os.ftruncate(fd, 2)
print(os.path.getsize(j('x')), os.get_inheritable(fd), os.isatty(fd))
os.close(fd)
p = pathlib.Path(j('a')) / 'new.txt'
print(p.write_text('héllo\n', encoding='utf-8'), p.exists(), p.suffix, [str(q)[len(d):] for q in sorted(p.parent.iterdir())])
print([q[len(d):] for q in sorted(glob.glob(j('a', '*.txt')))])
shutil.copytree(j('a'), j('copy'), symlinks=True)
print(sorted(os.listdir(j('copy'))))
for bad in [lambda: os.rmdir(j('a')), lambda: os.mkdir(j('a')), lambda: os.unlink(j('q')), lambda: os.rename(j('q'), j('r')),
            lambda: os.stat(1.5), lambda: os.listdir(j('x')), lambda: os.scandir(3.5), lambda: os.stat('a\0'), lambda: os.close(9999),
            lambda: os.fspath(3), lambda: os.utime(j('x'), 5), lambda: os.readlink(j('x'))]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e).replace(d, 'D'))
print(os.path.normpath('/a/./b//../c/'), os.path.normpath('//a/..'), os.path.normpath(''), os.path.normpath('../x/..'))
print(os.terminal_size((80, 24)), os.stat_result(range(10))[:3], os.stat in os.supports_dir_fd)
shutil.rmtree(d)
print(os.path.exists(d))
