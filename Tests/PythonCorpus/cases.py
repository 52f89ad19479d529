"""Reads the corpus files: many programs in one file, each below a line `### name`.

A case may end with a block of `# 3.14| line` comments: what Python 3.14 prints where that differs from
the recording, which is made with 3.11. A block `# 3.14| (nothing)` stands for no output at all.
"""

from dataclasses import dataclass

SEPARATOR = "### "
NEWER = "# 3.14|"
NOTHING = NEWER + " (nothing)"


@dataclass
class Case:
    name: str
    source: str

    @property
    def program(self):
        """The source without the block that tells what 3.14 prints."""
        return "".join(line + "\n" for line in self._split()[0])

    @property
    def newer(self):
        """What 3.14 prints if the case says that it differs, else None."""
        block = self._split()[1]
        if not block:
            return None
        if block == [NOTHING]:
            return ""
        return "".join(line[len(NEWER) :].removeprefix(" ") + "\n" for line in block)

    def _split(self):
        lines = self.source.splitlines()
        end = len(lines)
        while end and lines[end - 1].startswith(NEWER):
            end -= 1
        return lines[:end], lines[end:]

    def marked(self, output):
        """The source with `output` as what 3.14 prints, or with no such block for None."""
        source = self.program.rstrip("\n") + "\n"
        if output is None:
            return source
        if output == "":
            return source + NOTHING + "\n"
        return source + "".join(f"{NEWER} {line}\n" if line else f"{NEWER}\n" for line in output.split("\n")[:-1])


def split(text, origin):
    """Returns what stands before the first separator, and the cases."""
    head, cases, names = [], [], set()
    for line in text.split("\n"):
        if line.startswith(SEPARATOR):
            name = line[len(SEPARATOR) :].strip()
            if not name or name in names:
                raise SystemExit(f"{origin}: name missing or used twice: {line!r}")
            names.add(name)
            cases.append((name, []))
        elif cases:
            cases[-1][1].append(line)
        else:
            head.append(line)
    return "\n".join(head), [Case(name, "\n".join(lines).rstrip("\n") + "\n") for name, lines in cases]


def join(head, cases):
    """The opposite of `split`, with one blank line between cases."""
    body = "\n".join(f"{SEPARATOR}{case.name}\n{case.source}" for case in cases)
    return head.rstrip("\n") + "\n\n" + body if head.strip() else body
