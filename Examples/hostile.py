"""What hostile code tries first, and what it gets: bulkhead run Examples/hostile.py

Each attempt prints one line. Exit code 1 if anything was got.
"""

import ctypes
import glob
import os
import pathlib
import socket
import subprocess
import sys

got = []


def attempt(what, action):
    try:
        found = action()
    except Exception as error:  # noqa: BLE001 - every refusal is worth a line
        print(f"refused   {what}: {type(error).__name__}: {error}")
        return
    if found:
        got.append(what)
        print(f"GOT IT    {what}: {str(found)[:60]!r}")
    else:
        print(f"nothing   {what}")


def read(*patterns):
    for pattern in patterns:
        for path in sorted(glob.glob(os.path.expanduser(pattern), include_hidden=True)):
            if os.path.isfile(path):
                return f"{path}: {len(pathlib.Path(path).read_bytes())} bytes"
    return None


def connect(host, port):
    with socket.create_connection((host, port), timeout=3) as connection:
        return f"connected to {connection.getpeername()}"


def other_processes():
    own = {os.getpid(), 1}
    found = [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) not in own]
    return f"processes {found}" if found else None


def mount():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"none", b"/mnt", b"tmpfs", 0, None) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return "mounted a file system"


def become_root():
    os.setuid(0)
    return f"user {os.getuid()}"


def supervisor():
    return f"its environment: {pathlib.Path('/proc/1/environ').read_bytes()[:40]}"


def write_to_the_system():
    path = pathlib.Path("/usr/bin/hostile-was-here")
    path.write_bytes(b"x")
    path.unlink()
    return f"wrote {path}"


def secrets_in_environment():
    found = [name for name in os.environ if any(word in name for word in ("KEY", "TOKEN", "SECRET", "PASSWORD"))]
    return f"variables {found}" if found else None


def sudo():
    done = subprocess.run(["sudo", "-n", "id", "-u"], capture_output=True, timeout=5, text=True)
    return done.stdout.strip() == "0" and "a root shell" or None


attempt("ssh keys", lambda: read("~/.ssh/*", "/root/.ssh/*", "/home/*/.ssh/*"))
attempt("cloud credentials", lambda: read("~/.aws/*", "~/.config/gcloud/*", "/root/.aws/*", "/home/*/.aws/*"))
attempt(".env files of others", lambda: read("/home/*/.env", "/home/*/*/.env", "/root/.env", "/srv/*/.env"))
attempt("password hashes", lambda: read("/etc/shadow"))
attempt("container engine", lambda: os.path.exists("/var/run/docker.sock"))
attempt("environment of the caller", secrets_in_environment)
attempt("the internet by name", lambda: connect("example.com", 443))
attempt("the internet by number", lambda: connect("1.1.1.1", 443))
attempt("cloud metadata", lambda: connect("169.254.169.254", 80))
attempt("other processes", other_processes)
attempt("becoming root", become_root)
attempt("sudo", sudo)
attempt("mounting", mount)
attempt("the supervisor", supervisor)
attempt("writing to the system", write_to_the_system)

print(f"\n{len(got)} of 15 attempts got something" + (": " + ", ".join(got) if got else ""))
sys.exit(1 if got else 0)
