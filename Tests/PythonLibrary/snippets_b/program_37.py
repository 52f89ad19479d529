import shlex
print(shlex.split("cp 'my file' \"other file\" -v\\ x"), shlex.join(["a", "b c", "it's"]))
