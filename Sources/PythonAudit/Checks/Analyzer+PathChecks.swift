import PythonSyntax

extension Analyzer {
    /// The paths that a function is given.
    func checkPaths(_ name: String, _ call: Call) {
        if name == "pathlib.Path.home", !PathText.isBelow("~", policy.roots) {
            report(
                .absolutePath, call.range, "pathlib.Path.home is called: \(RuleKind.absolutePath.rule.clause)",
                subject: name)
        }
        let count = PathFunctions.count(name)
        guard count > 0 else { return }
        let shown = Self.shown(name)
        for value in call.arguments.prefix(count) { checkPath(value, shown, call.range, PathFunctions.onlyJoins(name)) }
        for keyword in call.keywords {
            guard let key = keyword.name, PathFunctions.keywords.contains(key) else { continue }
            checkPath(keyword.value, shown, call.range, PathFunctions.onlyJoins(name))
        }
    }

    private func checkPath(_ value: Value, _ function: String, _ range: SourceRange, _ onlyJoins: Bool) {
        for path in value.outlines {
            if PathText.holdsCredentials(path) {
                report(
                    .credentialFile, range,
                    "\(function) is given \(Self.quoted(path)): \(RuleKind.credentialFile.rule.clause)",
                    subject: function)
            }
            guard !onlyJoins else {
                if PathText.climbs(path) { reportClimb(path, function, range) }
                continue
            }
            if PathText.isAbsolute(path) {
                if !PathText.isBelow(path, policy.roots), !PathText.isHarmless(path) {
                    report(
                        .absolutePath, range,
                        "\(function) is given \(Self.quoted(path)): \(RuleKind.absolutePath.rule.clause)",
                        subject: function)
                }
                // Below an allowed root, '..' has been followed already.
                if PathText.climbs(path), !PathText.isBelow(path, policy.roots) { reportClimb(path, function, range) }
            } else if path.contains("://") {
                report(.networkUse, range, "\(function) is given the address \(Self.quoted(path))", subject: function)
            } else if PathText.climbs(path) {
                reportClimb(path, function, range)
            }
        }
    }

    /// `path / part`: the path itself was looked at where it was made.
    func checkJoin(_ left: Value, _ right: Value, _ range: SourceRange) {
        guard quiet == 0 else { return }
        for symbol in left.symbols where symbol.name == "pathlib.Path()" {
            checkPath(right, "pathlib.Path", range, false)
            guard case .symbol(let joined) = joinedPath([.symbol(symbol), right]), let path = joined.path,
                PathText.holdsCredentials(path), !PathText.holdsCredentials(symbol.path ?? "?"),
                !right.outlines.contains(where: PathText.holdsCredentials)
            else { continue }
            report(
                .credentialFile, range,
                "pathlib.Path is given \(Self.quoted(path)): \(RuleKind.credentialFile.rule.clause)",
                subject: "pathlib.Path")
        }
    }

    private func reportClimb(_ path: String, _ function: String, _ range: SourceRange) {
        report(
            .pathTraversal, range, "\(function) is given \(Self.quoted(path)): \(RuleKind.pathTraversal.rule.clause)",
            subject: function)
    }

    static func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(60).map { scalar -> String in
            scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? "?" : String(scalar)
        }
        return "'" + shown.joined() + (text.unicodeScalars.count > 60 ? "…" : "") + "'"
    }
}
