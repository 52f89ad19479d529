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
# 3.14| b'http://h/x'
# 3.14| TypeError Cannot mix str and non-str arguments
# 3.14| 'ftp://h/p'
# 3.14| 'http://h/p?q#f'
# 3.14| 'http://h/p;x?q#f'
# 3.14| SplitResult(scheme='https', netloc='h', path='', query='', fragment='')
# 3.14| TypeError _SplitResultBase.__new__() missing 3 required positional arguments: 'path', 'query', and 'fragment'
# 3.14| NameError name 'unwrap' is not defined
