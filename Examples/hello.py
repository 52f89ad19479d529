"""Says where it runs: bulkhead run Examples/hello.py"""

import getpass
import os
import socket
import sys

print(f"Hello from {getpass.getuser()}@{socket.gethostname()}, Python {sys.version.split()[0]}")
print(f"I am process {os.getpid()}, in {os.getcwd()}, and see {len(os.environ)} environment variables")
if len(sys.argv) > 1:
    print("My arguments:", " ".join(sys.argv[1:]))
