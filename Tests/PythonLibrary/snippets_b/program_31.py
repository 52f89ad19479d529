import ast
for text in ("[1, -2.5, 'x', (True, None), {'k': {1}}]", "1 + 2j", "b'x'"):
    print(ast.literal_eval(text))
for text in ("f()", "a.b"):
    try:
        ast.literal_eval(text)
    except ValueError as e:
        print(str(e)[:33])
