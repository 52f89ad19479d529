import random, hashlib, hmac, base64, uuid, secrets, struct, binascii, sys
m = hmac.new(b'key', b'msg', 'sha256')
n = m.copy()

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: hmac.compare_digest('a', 3), lambda: hmac.new(b'k', b'm', hashlib.sha1).hexdigest()]:
    show(f)
for d in [b'', b'a', b'ab', b'abc', b'abcd', b'abcde']:
    for n in 'b64 b32 b16 b85 a85 b32hex standard_b64 urlsafe_b64 z85'.split():
        if n == 'z85' and sys.version_info < (3, 13):
            continue
        e = getattr(base64, n + 'encode')(d)
        print(n, e)
        assert getattr(base64, n + 'decode')(e) == d
    print(base64.encodebytes(d), base64.a85encode(d, adobe=True, wrapcol=20, foldspaces=True), base64.a85encode(d, pad=True), base64.b85encode(d, pad=True))
# 3.14| TypeError unsupported operand types(s) or combination of types: 'str' and 'int'
# 3.14| '772b71c8a2997e768be01d9711e4a4f34a24ef33'
# 3.14| b64 b''
# 3.14| b32 b''
# 3.14| b16 b''
# 3.14| b85 b''
# 3.14| a85 b''
# 3.14| b32hex b''
# 3.14| standard_b64 b''
# 3.14| urlsafe_b64 b''
# 3.14| z85 b''
# 3.14| b'' b'<~~>' b'' b''
# 3.14| b64 b'YQ=='
# 3.14| b32 b'ME======'
# 3.14| b16 b'61'
# 3.14| b85 b'VE'
# 3.14| a85 b'@/'
# 3.14| b32hex b'C4======'
# 3.14| standard_b64 b'YQ=='
# 3.14| urlsafe_b64 b'YQ=='
# 3.14| z85 b've'
# 3.14| b'YQ==\n' b'<~@/~>' b'@/p9-' b'VE_OC'
# 3.14| b64 b'YWI='
# 3.14| b32 b'MFRA===='
# 3.14| b16 b'6162'
# 3.14| b85 b'VPX'
# 3.14| a85 b'@:B'
# 3.14| b32hex b'C5H0===='
# 3.14| standard_b64 b'YWI='
# 3.14| urlsafe_b64 b'YWI='
# 3.14| z85 b'vpx'
# 3.14| b'YWI=\n' b'<~@:B~>' b'@:B3:' b'VPXIP'
# 3.14| b64 b'YWJj'
# 3.14| b32 b'MFRGG==='
# 3.14| b16 b'616263'
# 3.14| b85 b'VPaz'
# 3.14| a85 b'@:E^'
# 3.14| b32hex b'C5H66==='
# 3.14| standard_b64 b'YWJj'
# 3.14| urlsafe_b64 b'YWJj'
# 3.14| z85 b'vpAZ'
# 3.14| b'YWJj\n' b'<~@:E^~>' b'@:E^H' b'VPazd'
# 3.14| b64 b'YWJjZA=='
# 3.14| b32 b'MFRGGZA='
# 3.14| b16 b'61626364'
# 3.14| b85 b'VPa!s'
# 3.14| a85 b'@:E_W'
# 3.14| b32hex b'C5H66P0='
# 3.14| standard_b64 b'YWJjZA=='
# 3.14| urlsafe_b64 b'YWJjZA=='
# 3.14| z85 b'vpA.S'
# 3.14| b'YWJjZA==\n' b'<~@:E_W~>' b'@:E_W' b'VPa!s'
# 3.14| b64 b'YWJjZGU='
# 3.14| b32 b'MFRGGZDF'
# 3.14| b16 b'6162636465'
# 3.14| b85 b'VPa!sWd'
# 3.14| a85 b'@:E_WAH'
# 3.14| b32hex b'C5H66P35'
# 3.14| standard_b64 b'YWJjZGU='
# 3.14| urlsafe_b64 b'YWJjZGU='
# 3.14| z85 b'vpA.SwD'
# 3.14| b'YWJjZGU=\n' b'<~@:E_WAH~>' b'@:E_WAH2]1' b'VPa!sWdHyG'
