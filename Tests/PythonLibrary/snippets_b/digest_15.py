# differs-from-3.11: newer functions and messages
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
# expected-output:
# TypeError unsupported operand types(s) or combination of types: 'str' and 'int'
# '772b71c8a2997e768be01d9711e4a4f34a24ef33'
# b64 b''
# b32 b''
# b16 b''
# b85 b''
# a85 b''
# b32hex b''
# standard_b64 b''
# urlsafe_b64 b''
# z85 b''
# b'' b'<~~>' b'' b''
# b64 b'YQ=='
# b32 b'ME======'
# b16 b'61'
# b85 b'VE'
# a85 b'@/'
# b32hex b'C4======'
# standard_b64 b'YQ=='
# urlsafe_b64 b'YQ=='
# z85 b've'
# b'YQ==\n' b'<~@/~>' b'@/p9-' b'VE_OC'
# b64 b'YWI='
# b32 b'MFRA===='
# b16 b'6162'
# b85 b'VPX'
# a85 b'@:B'
# b32hex b'C5H0===='
# standard_b64 b'YWI='
# urlsafe_b64 b'YWI='
# z85 b'vpx'
# b'YWI=\n' b'<~@:B~>' b'@:B3:' b'VPXIP'
# b64 b'YWJj'
# b32 b'MFRGG==='
# b16 b'616263'
# b85 b'VPaz'
# a85 b'@:E^'
# b32hex b'C5H66==='
# standard_b64 b'YWJj'
# urlsafe_b64 b'YWJj'
# z85 b'vpAZ'
# b'YWJj\n' b'<~@:E^~>' b'@:E^H' b'VPazd'
# b64 b'YWJjZA=='
# b32 b'MFRGGZA='
# b16 b'61626364'
# b85 b'VPa!s'
# a85 b'@:E_W'
# b32hex b'C5H66P0='
# standard_b64 b'YWJjZA=='
# urlsafe_b64 b'YWJjZA=='
# z85 b'vpA.S'
# b'YWJjZA==\n' b'<~@:E_W~>' b'@:E_W' b'VPa!s'
# b64 b'YWJjZGU='
# b32 b'MFRGGZDF'
# b16 b'6162636465'
# b85 b'VPa!sWd'
# a85 b'@:E_WAH'
# b32hex b'C5H66P35'
# standard_b64 b'YWJjZGU='
# urlsafe_b64 b'YWJjZGU='
# z85 b'vpA.SwD'
# b'YWJjZGU=\n' b'<~@:E_WAH~>' b'@:E_WAH2]1' b'VPa!sWdHyG'
