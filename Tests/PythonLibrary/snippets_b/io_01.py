import io
s = io.StringIO()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: s.write('hello\n'), lambda: s.write('world'), lambda: s.getvalue(), lambda: s.tell(), lambda: s.seek(3), lambda: s.read(4), lambda: s.readline(), lambda: s.read(), lambda: s.seek(0), lambda: list(s), lambda: s.seek(2), lambda: s.write('XX'), lambda: s.getvalue(), lambda: s.truncate(), lambda: s.getvalue(), lambda: s.seek(10), lambda: s.write('end'), lambda: s.getvalue(), lambda: s.write(b'x'), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(0, 2), lambda: s.seek(0, 5), lambda: s.read(1.5), lambda: s.readable(), lambda: s.fileno(), lambda: s.isatty(), lambda: s.writelines(['a', 'b']), lambda: s.getvalue(), lambda: s.truncate(-1), lambda: s.close(), lambda: s.write('x'), lambda: s.getvalue(), lambda: s.closed, lambda: io.StringIO(b'x'), lambda: io.StringIO('a\r\nb\rc\nd', newline=None).getvalue(), lambda: list(io.StringIO('a\r\nb\rc\nd', newline='')), lambda: list(io.StringIO('a\r\nb\rc\nd')), lambda: io.StringIO('a\nb', newline='\r\n').getvalue(), lambda: io.StringIO('', 'x'), lambda: io.StringIO('a\nb\nc').readlines(), lambda: io.StringIO('a\nb\nc').readlines(2), lambda: io.StringIO('abc\ndef').readline(2), lambda: io.StringIO('abc').read(None), lambda: isinstance(s, io.TextIOBase), lambda: isinstance(s, io.IOBase), lambda: io.StringIO(None).getvalue(), lambda: next(io.StringIO('')), lambda: io.StringIO().detach()]:
    show(f)
