import tomllib, shlex, colorsys, locale, sys, datetime

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: locale.setlocale(locale.LC_ALL, 'C'))
show(lambda: locale.atof('1.5'))
show(lambda: locale.format_string('%d', 5))
show(lambda: locale.localeconv()['decimal_point'])
show(lambda: locale.setlocale(locale.LC_ALL, 'xx_YY'))
