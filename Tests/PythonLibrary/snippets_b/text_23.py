from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: urljoin(b'http://h/p', b'x'))
show(lambda: urljoin('a', b'b'))
show(lambda: urlsplit('http://h/p')._replace(scheme='ftp').geturl())
show(lambda: urlunsplit(('http', 'h', 'p', 'q', 'f')))
show(lambda: urlunparse(('http', 'h', 'p', 'x', 'q', 'f')))
show(lambda: urlsplit('//h', 'https'))
show(lambda: SplitResult('a', 'b'))
show(lambda: unwrap('<URL:http://x>'))
