# Other programs, their streams and what becomes of them.
import subprocess, sys, os
r = subprocess.run(["echo", "hi", "there"], capture_output=True, text=True); print(r)
print(subprocess.check_output("cat; exit 0", shell=True, input=b"data"))
try: subprocess.run(["/nonexistent"])
except FileNotFoundError as e: print(e)
try: subprocess.run(["ls"], cwd="/nonexistent")
except FileNotFoundError as e: print(e)
try: subprocess.run("exit 3", shell=True, check=True)
except subprocess.CalledProcessError as e: print(e)
try: subprocess.run(["sleep", "5"], timeout=0.05)
except subprocess.TimeoutExpired as e: print(type(e).__name__)
os.environ["XYZ"] = "1"
print(subprocess.getoutput("echo $XYZ; echo err >&2"))
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(p.communicate(b"x" * 200000)[0] == b"x" * 200000, p.returncode)
p = subprocess.Popen(["sleep", "5"]); p.terminate(); print(p.wait())
print(os.waitstatus_to_exitcode(os.system("exit 2")))
