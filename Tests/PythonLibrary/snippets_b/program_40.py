from pathlib import PurePosixPath
p = PurePosixPath("/usr/lib") / "python" / "site.tar.gz"
print(p, p.name, p.stem, p.suffixes, p.parent, p.relative_to("/usr"), p.with_suffix(".zip"))
