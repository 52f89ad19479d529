/// The modules of Python's library whose own imports can be reached through them.
enum StandardModules {
    static let all: Set<String> = Set(
        """
        abc argparse ast asyncio base64 bdb bz2 calendar cgi cmd code codecs codeop collections compileall concurrent \
        configparser contextlib copy copyreg csv ctypes dataclasses datetime dbm decimal difflib dis doctest email \
        encodings enum filecmp fileinput fnmatch fractions ftplib functools getopt getpass gettext glob graphlib gzip \
        hashlib heapq hmac html http imaplib importlib inspect io ipaddress json keyword linecache locale logging lzma \
        mailbox mimetypes modulefinder multiprocessing netrc nntplib numbers opcode operator optparse os pathlib pdb \
        pickle pickletools pkgutil platform plistlib poplib posixpath pprint profile pstats pty py_compile pyclbr pydoc \
        queue quopri random re reprlib rlcompleter runpy sched secrets selectors shelve shlex shutil signal site smtplib \
        socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable sysconfig tabnanny \
        tarfile telnetlib tempfile test textwrap threading timeit token tokenize trace traceback tracemalloc tty turtle \
        types typing unittest urllib uu uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipapp zipfile \
        zipimport zoneinfo
        """.split(separator: " ").map(String.init))
}
