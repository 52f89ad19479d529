from urllib.parse import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for x in ['%u1234']:
    show(lambda: unquote(x))
    show(lambda: unquote_to_bytes(x))
    show(lambda: unquote(x, 'latin-1'))
show(lambda: unquote_plus('a+b%2B'))
show(lambda: parse_qs('a=1&a=2&b=&c&d=%20x+y'))
show(lambda: parse_qsl('a=1&b=&c', keep_blank_values=True))
show(lambda: parse_qsl('a', strict_parsing=True))
show(lambda: parse_qsl('a=1;b=2', separator=';'))
show(lambda: parse_qs('a=1&b=2', max_num_fields=1))
show(lambda: parse_qs(b'a=1&b=%ff'))
# 3.14| '%u1234'
# 3.14| b'%u1234'
# 3.14| '%u1234'
# 3.14| 'a b+'
# 3.14| {'a': ['1', '2'], 'd': [' x y']}
# 3.14| [('a', '1'), ('b', ''), ('c', '')]
# 3.14| ValueError bad query field: 'a'
# 3.14| [('a', '1'), ('b', '2')]
# 3.14| ValueError Max number of fields exceeded
# 3.14| {b'a': [b'1'], b'b': [b'\xff']}
