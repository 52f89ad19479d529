/// GNU bash, which cannot read packets: requests come as lines on its standard input, and only its answers go over the
/// control channel.
///
/// A word of the host ends every run, so that a run ends whatever it did, short of ending the shell. User code that
/// redefines `printf` or `builtin` changes nothing: the answer is given in POSIX mode, in which special builtins win
/// over functions, after such functions were removed.
struct BashRunner: RunnerProgram {
    var arguments: [String] { ["bash", "--noprofile", "--norc", "--noediting", "-i"] }
    var readsStandardInput: Bool { true }

    func greeting(_ nonce: Nonce) -> [UInt8] {
        PackageResources.bash_runner_sh
            + Self.answer(nonce, "{\"t\":\"hello\",\"after\":1}", arguments: "")
    }

    func request(_ request: RunRequest, _ nonce: Nonce) -> [UInt8] {
        var text = Self.send(nonce, number: 1, "{\"t\":\"started\",\"count\":%d}", arguments: "$((++BULKHEAD_COUNT))")
        var restore = ""
        for (name, value) in request.environment.sorted(by: { $0.key < $1.key }) where Self.isName(name) {
            text += "if [ -n \"${\(name)+x}\" ]; then BULKHEAD_OLD_\(name)=\"$\(name)\"; fi; export \(name)="
            text += Self.quoted(value) + "\n"
            restore += "if [ -n \"${BULKHEAD_OLD_\(name)+x}\" ]; then \(name)=\"$BULKHEAD_OLD_\(name)\"; "
            restore += "unset BULKHEAD_OLD_\(name); else unset \(name); fi; "
        }
        // One line, so that an interrupt drops all of it and nothing else.
        text += "eval \(Self.quoted(request.code)) </dev/null "
        text += "{BULKHEAD_CONTROL}>&- {BULKHEAD_OUT}>&- {BULKHEAD_ERROR}>&-\n"
        return Array(text.utf8) + Self.ending(nonce, restore: restore)
    }

    /// The code's exit status becomes an error unless it is 0, and 130 is an interrupt.
    private static func ending(_ nonce: Nonce, restore: String) -> [UInt8] {
        let marker = String(decoding: nonce.text, as: UTF8.self)
        var line = "{ BULKHEAD_STATUS=$?; POSIXLY_CORRECT=y; \\unset -f printf builtin command exec unset eval; "
        line += "unset POSIXLY_CORRECT; " + restore + marks(marker)
        line += "if ((BULKHEAD_STATUS)); then builtin printf '\(marker) 2 0 1 {\"t\":\"error\",\"name\":\"ExitStatus\","
        line += "\"value\":\"exit status %d\",\"traceback\":\"exit status %d\",\"after\":1}' "
        line += "$BULKHEAD_STATUS $BULKHEAD_STATUS >&$BULKHEAD_CONTROL; "
        line += "if ((BULKHEAD_STATUS == 130)); then BULKHEAD_END=interrupted; else BULKHEAD_END=error; fi; "
        line += "else BULKHEAD_END=ok; fi; "
        line += "builtin printf '\(marker) 3 0 1 {\"t\":\"end\",\"status\":\"%s\",\"after\":1}' $BULKHEAD_END "
        line += ">&$BULKHEAD_CONTROL; } 2>/dev/null\n"
        return Array(line.utf8)
    }

    private static func marks(_ marker: String) -> String {
        ["OUT", "ERROR"].map { "builtin printf '\\0\\x1ebulkhead \(marker) 00000001\\x1e\\0' >&$BULKHEAD_\($0); " }
            .joined()
    }

    private static func send(_ nonce: Nonce, number: Int, _ format: String, arguments: String) -> String {
        let marker = String(decoding: nonce.text, as: UTF8.self)
        return "{ builtin printf '\(marker) \(number) 0 1 \(format)' \(arguments) >&$BULKHEAD_CONTROL; } 2>/dev/null\n"
    }

    private static func answer(_ nonce: Nonce, _ format: String, arguments: String) -> [UInt8] {
        let marker = String(decoding: nonce.text, as: UTF8.self)
        return Array((marks(marker) + send(nonce, number: 1, format, arguments: arguments)).utf8)
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }
}
