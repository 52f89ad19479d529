import traceback
try:
    compile("x = = 1", "<code>", "exec")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
