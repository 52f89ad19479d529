import enum
class F(enum.Flag):
    A = 1
    B = 2
    C = 8
    AB = 3
print(enum.show_flag_values(11), list(F), F.AB, list(F.AB), F.A | F.C, (F.A | F.C).name)
print([f.name for f in F(11)], F(11), ~F.AB, repr(~F(0)), F(0).name)
