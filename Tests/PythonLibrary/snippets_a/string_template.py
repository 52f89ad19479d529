from string import Template
t = Template("$who likes ${what}s and costs $$5, $who")
print(t.substitute(who="Tim", what="cat"), t.template)
print(t.safe_substitute(who="X"), Template("$a").substitute({"a": 1}), Template("$a $b").substitute({"a": 1}, b=2))
for s in ("$", "a\nb $1", "${x", "$ {a}"):
    try:
        Template(s).substitute(x=1)
    except ValueError as e:
        print(e)
try:
    t.substitute(who=1)
except KeyError as e:
    print("KeyError", e)
print(t.get_identifiers(), t.is_valid(), Template("$").is_valid(), Template("$ $1 ${").safe_substitute())
