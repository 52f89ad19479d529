import PythonSyntax

extension Analyzer {
    /// Everything that rules say about a call of something with a name.
    func check(_ symbol: Symbol, _ call: Call) {
        guard quiet == 0 else { return }
        let name = symbol.name
        checkDeserialisation(name, call)
        meetCall(name, call)
        checkPaths(name, call)
        checkCommand(name, call)
        checkCode(name, call)
        checkCallSize(name, call)
        switch name {
        case "builtins.input", "builtins.raw_input":
            if !policy.interpreter.grantsInput { need(.input, "input", call.range) }
        case "getpass.getpass": if !policy.interpreter.grantsInput { need(.input, name, call.range) }
        case "builtins.open", "codecs.open", "os.open", "os.listdir", "os.scandir", "os.walk", "glob.glob",
            "glob.iglob",
            "pathlib.Path().read_text", "pathlib.Path().read_bytes", "pathlib.Path().open", "pathlib.Path().iterdir":
            if !policy.interpreter.grantsFiles { need(.file, Self.shown(name), call.range) }
            checkMode(name, call)
        case "os.chmod", "pathlib.Path().chmod", "os.fchmod":
            let mode = name.hasPrefix("os.") ? call.argument(1, "mode") : call.argument(0, "mode")
            if case .integer(let bits)? = mode, bits & 0o6002 != 0 {
                report(
                    .openPermissions, call.range,
                    "\(name) is called with mode 0o\(String(bits & 0o7777, radix: 8)): \(RuleKind.openPermissions.rule.clause)",
                    subject: name)
            }
        case "builtins.setattr", "builtins.delattr":
            checkSetattr(name, call)
        case "builtins.str.format", "string.Formatter().format", "string.Formatter().vformat":
            checkFormat(call.argument(0) ?? .unknown, call.range)
        default:
            if name.hasSuffix(".__getattribute__"), case .text(let text)? = call.arguments.last {
                checkIntrospection(text.text, call.range)
                let owner = String(name.dropLast(17))
                if !owner.hasPrefix("builtins.") {
                    meet(CanonicalName.of("\(owner).\(text.text)"), call.range, .reference)
                }
            }
        }
    }

    private func meetCall(_ name: String, _ call: Call) {
        // These have a rule of their own for the way in which they are called.
        if name == "os.umask", case .integer(let mask)? = call.argument(0), mask & 0o002 != 0 { return }
        meet(name, call.function.range, .call)
        guard let rule = RuleNames.rule(of: name) else { return }
        switch rule {
        case .processCreation, .processExecution:
            let copies = ["os.fork", "os.forkpty", "pty.fork"].contains(name)
            let isEndless = loops.contains { $0.isEndless && !$0.ends } || loops.contains { $0.rounds > 10_000 }
            if copies ? !loops.isEmpty : isEndless {
                report(.forkBomb, call.range, "\(name) is called in a loop", subject: name)
            }
        default: break
        }
    }

    private func checkMode(_ name: String, _ call: Call) {
        if name == "os.open" {
            return
        }
        let index = name == "pathlib.Path().open" ? 0 : 1
        for mode in (call.argument(index, "mode") ?? .unknown).texts
        where mode.text.utf8.count <= 4 && mode.text.contains(where: { "wax+".contains($0) }) {
            report(
                .fileWrite, call.range,
                "\(Self.shown(name)) is called with mode '\(mode.text)': \(RuleKind.fileWrite.rule.clause)",
                subject: Self.shown(name))
            return
        }
    }

    private func checkSetattr(_ name: String, _ call: Call) {
        for text in (call.argument(1) ?? .unknown).texts {
            checkIntrospection(text.text, call.range)
            if text.origin > .literal { reportBuilt(text.text, call.range) }
        }
        for owner in (call.argument(0) ?? .unknown).symbols where !owner.name.utf8.contains(UInt8(ascii: "(")) {
            report(
                .runtimePatching, call.range, "\(Self.shown(name)) is called on \(Self.shown(owner.name))",
                subject: Self.shown(owner.name))
        }
    }

    /// Loaders that are safe or not by how they are called.
    private func checkDeserialisation(_ name: String, _ call: Call) {
        switch name {
        case "yaml.load", "yaml.load_all":
            let loader = call.argument(1, "Loader")
            let isSafe =
                loader?.symbols.contains {
                    ["yaml.SafeLoader", "yaml.CSafeLoader", "yaml.BaseLoader", "yaml.CBaseLoader"].contains($0.name)
                } ?? false
            if !isSafe {
                report(
                    .unsafeYAML, call.range, "\(name) is called without a safe loader", subject: name)
            }
        case "torch.load":
            if call.keyword("weights_only") != .truth(true) {
                report(
                    .unsafeDeserialisation, call.range, "torch.load is called without weights_only=True", subject: name)
            }
        case "numpy.load":
            if let value = call.keyword("allow_pickle"), value.isTrue != false {
                report(
                    .unsafeDeserialisation, call.range, "numpy.load is called with allow_pickle=True", subject: name)
            }
        case "pandas.read_csv", "pandas.read_json", "pandas.read_html", "pandas.read_parquet", "pandas.read_excel":
            if (call.argument(0) ?? .unknown).outlines.contains(where: { $0.contains("://") }) {
                report(.networkUse, call.range, "\(name) is called with an address", subject: name)
            }
        default: break
        }
    }

    /// Code in texts.
    private func checkCode(_ name: String, _ call: Call) {
        switch name {
        case "builtins.eval", "builtins.exec", "builtins.compile", "code.interact", "runpy.run_path",
            "timeit.timeit", "marshal.loads", "types.FunctionType", "pickle.loads":
            break
        default: return
        }
        let source = call.argument(0, "source") ?? .unknown
        for alternative in source.alternatives {
            switch alternative {
            case .text(let text):
                if text.origin == .decoded || text.origin == .built { reportDecoded(name, call) }
                if name.hasPrefix("builtins.") { postpone(text.text, at: call.range) }
            case .bytes(let bytes):
                if bytes.origin != .literal { reportDecoded(name, call) }
                if name.hasPrefix("builtins.") {
                    postpone(String(decoding: bytes.bytes, as: UTF8.self), at: call.range)
                }
            case .symbol(let symbol):
                if Self.decoders.contains(where: { symbol.name.hasPrefix($0) }) { reportDecoded(name, call) }
            default: break
            }
        }
    }

    private static let decoders = [
        "base64.", "zlib.", "bz2.", "lzma.", "gzip.", "codecs.decode(", "binascii.", "marshal.",
        "builtins.bytes.fromhex(",
        "builtins.bytearray.fromhex(", "cryptography.", "Crypto.", "urllib.parse.unquote", "quopri.", "uu.",
    ]

    private func reportDecoded(_ name: String, _ call: Call) {
        report(
            .decodedCode, call.range, "\(Self.shown(name)) is given text that was decoded or put together",
            subject: Self.shown(name))
    }

    // MARK: Formats

    func checkMethod(_ name: String, of receiver: Value, _ call: Call) {
        guard quiet == 0 else { return }
        switch name {
        case "format", "format_map": checkFormat(receiver, call.range)
        case "ljust", "rjust", "center", "zfill":
            if let width = call.arguments.first?.number, width > Self.mostKept {
                report(.hugeComputation, call.range, "A text is padded to \(Self.count(width)) characters")
            }
        default: break
        }
    }

    /// Fields of a format that walk through attributes.
    func checkFormat(_ format: Value, _ range: SourceRange) {
        for text in format.outlines where text.utf8.count <= Value.mostText {
            var isInside = false
            var word = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "{": isInside = true
                case "}": isInside = false
                default: break
                }
                if isInside, scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                    word.unicodeScalars.append(scalar)
                    continue
                }
                if IntrospectionNames.isWalk(word[...]) { return reportWalk(word, range) }
                word = ""
            }
            if text.contains("{:>") || text.contains("{:<") || text.contains("{:") { checkWidths(format, range) }
        }
    }

    private func reportWalk(_ word: String, _ range: SourceRange) {
        report(.formatWalk, range, "A format field reads \(word): \(RuleKind.formatWalk.rule.clause)", subject: word)
    }

    /// Widths and precisions in formats.
    func checkWidths(_ format: Value, _ range: SourceRange) {
        for text in format.outlines {
            var number = 0
            for byte in text.utf8 {
                if (0x30...0x39).contains(byte) {
                    number = min(number * 10 + Int(byte - 0x30), 1 << 50)
                    if Double(number) > Self.mostKept {
                        report(
                            .hugeComputation, range,
                            "A format asks for \(Self.count(Double(number))) characters or more")
                        return
                    }
                } else {
                    number = 0
                }
            }
        }
    }
}
