from decimal import *
D = Decimal

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in [lambda: format(D('1.5'), 'q'), lambda: format(D('-1234'), '*^+15,'), lambda: str(D('1E+5')), lambda: D('12345E-10').to_eng_string(), lambda: D('1.20').normalize(), lambda: D('100').normalize(), lambda: D('sNaN') + 1, lambda: D('NaN') < 1, lambda: D('NaN') == D('NaN')]:
    show(f)
