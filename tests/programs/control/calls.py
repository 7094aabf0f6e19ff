# fcntl, resource, termios and epoll: what they answer and refuse.
import fcntl, resource, termios, select, os, tempfile, struct, array, pty
def t(f,*a,**k):
    try: print(f.__name__,repr(f(*a,**k))[:150])
    except BaseException as e: print(f.__name__,type(e).__name__,e)

t(fcntl.fcntl,-1,1);t(fcntl.fcntl,'x',1);t(fcntl.fcntl,0);t(fcntl.fcntl,999,1);t(fcntl.fcntl,0,1,1.5);t(fcntl.fcntl,1,fcntl.F_GETFD);t(fcntl.flock,999,1);t(fcntl.lockf,999,9);t(fcntl.lockf,999,1);t(fcntl.ioctl,999,1);t(fcntl.ioctl,0,1,1.5);t(fcntl.fcntl,1,2,'abc'); t(fcntl.fcntl, 2**40, 1)
r,w=os.pipe()
print(fcntl.fcntl(r,fcntl.F_GETFL), fcntl.fcntl(r,fcntl.F_SETFL,os.O_NONBLOCK), fcntl.fcntl(r,fcntl.F_GETFL)&os.O_NONBLOCK, os.get_blocking(r))
f=tempfile.TemporaryFile()
print(fcntl.flock(f,fcntl.LOCK_EX), fcntl.flock(f,fcntl.LOCK_UN), fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB), fcntl.lockf(f,fcntl.LOCK_UN,10,0,0))
lock=struct.pack('hhqqi',fcntl.F_WRLCK,0,0,0,0)
print(len(fcntl.fcntl(f,fcntl.F_SETLKW,lock)), fcntl.fcntl(f,fcntl.F_GETLK,lock)[:2])
os.write(w,b'abc'); buf=array.array('i',[0])
print(fcntl.ioctl(r,termios.FIONREAD,buf,True), buf, fcntl.ioctl(r,termios.FIONREAD,b'\0\0\0\0'))
u=resource.getrusage(0); print(type(u), len(u), u.ru_utime>=0, u.ru_maxrss>0, resource.struct_rusage.n_fields)
t(resource.getrusage,99);t(resource.getrlimit,99);t(resource.setrlimit,7,5);t(resource.setrlimit,7,(1,));t(resource.setrlimit,99,(1,2));t(resource.setrlimit,7,('a',2));t(resource.getpagesize);t(resource.setrlimit,7,(10,5));print(resource.getrlimit(resource.RLIMIT_NOFILE)[0]>0)
a,b=resource.getrlimit(resource.RLIMIT_CORE); resource.setrlimit(resource.RLIMIT_CORE,(0,b)); print(resource.getrlimit(resource.RLIMIT_CORE)[0])
t(termios.tcgetattr,999);t(termios.tcgetattr,r);t(termios.tcgetattr,'x');t(termios.tcsetattr,r,0,[]);t(termios.tcsetattr,r,0,5);t(termios.tcdrain,999);t(termios.tcflush,999,0);t(termios.tcflow,999,0);t(termios.tcsendbreak,999,0);t(termios.tcgetwinsize,999)
e=select.epoll(); print(e.closed, e.fileno()>0); t(e.register,r,1) ; t(e.register,9999); t(e.unregister,9999); t(e.modify,r,1); print(e.poll(0)==[(r,1)]); t(e.poll,-1.5,0); t(e.poll,'x');t(e.poll,0,-5); e.unregister(r); print(e.poll(0.01)); e.register(w,select.EPOLLOUT|select.EPOLLET); print(e.poll()==[(w,4)], e.poll(0)); t(e.close);t(e.poll);t(e.fileno);t(e.close); t(select.epoll,-5);t(select.epoll,flags=99)
with select.epoll(5) as x: print(x.closed)
print(x.closed)
