import difflib, calendar, sys, random
A = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n'.splitlines(True)
B = 'zero\none\ntwo!\nthree\nfive\nsix\nsevven\neight\n'.splitlines(True)

print(''.join(difflib.ndiff(A, B)))
print(list(difflib.restore(difflib.ndiff(A, B), 1)) == A, list(difflib.restore(difflib.ndiff(A, B), 2)) == B)
