import stat
for m in (0o100644, 0o040755, 0o120777, 0o104755, 0o041777, 0o020600):
    print(oct(m), stat.filemode(m), stat.S_ISDIR(m), stat.S_ISREG(m), oct(stat.S_IMODE(m)), oct(stat.S_IFMT(m)))
print(stat.S_IRUSR, stat.S_IWGRP, stat.S_IXOTH, stat.ST_SIZE, stat.S_IRWXU)
