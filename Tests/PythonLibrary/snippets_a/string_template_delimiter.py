from string import Template
class T(Template):
    delimiter = "%"
print(T("%a and %% and $a").substitute(a=1), T("%{a}b").safe_substitute(), T("%x").safe_substitute(x="y"))
