import difflib, calendar, sys, random
A = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n'.splitlines(True)
B = 'zero\none\ntwo!\nthree\nfive\nsix\nsevven\neight\n'.splitlines(True)

for n in (0, 1, 3):
    print(''.join(difflib.unified_diff(A, B, 'a', 'b', 'd1', 'd2', n=n)))
    print(''.join(difflib.context_diff(A, B, 'a', 'b', n=n)))
