"""Collects what the tests say about features, for the table in docs/E2B.md.

`-p features --features=FILE` writes the table of the collected tests; with `--collect-only` no service is needed.
"""


def pytest_addoption(parser):
    parser.addoption("--features", metavar="FILE", help="write the table of features to FILE")


def rows(items):
    works, refused = {}, {}
    for item in items:
        name = item.nodeid.split("[")[0].split("/")[-1]
        for mark in item.iter_markers("feature"):
            works.setdefault(tuple(mark.args), set()).add(name)
        for mark in item.iter_markers("refused"):
            area, feature, reason = mark.args
            refused.setdefault((area, feature, reason), set()).add(name)
    return works, refused


def table(items):
    works, refused = rows(items)
    lines = ["| Area | Feature | Shown by |", "|---|---|---|"]
    for (area, feature), names in sorted(works.items()):
        lines.append(f"| {area} | {feature} | {', '.join(f'`{name}`' for name in sorted(names))} |")
    lines += ["", "### Refused, with the reason that the client is given", ""]
    lines += ["| Area | Feature | Why | Shown by |", "|---|---|---|---|"]
    for (area, feature, reason), names in sorted(refused.items()):
        lines.append(f"| {area} | {feature} | {reason} | {', '.join(f'`{name}`' for name in sorted(names))} |")
    return "\n".join(lines) + "\n"


def pytest_collection_finish(session):
    path = session.config.getoption("--features")
    if path:
        with open(path, "w", encoding="utf-8") as file:
            file.write(table(session.items))
