/// Tracebacks as CPython prints them, chained exceptions and groups included.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The whole text, with a line feed at its end.
    func tracebackText(_ value: Value) -> String {
        var printer = TracebackPrinter(vm: self)
        printer.print(value, indent: "", isChained: true, depth: 0)
        return printer.text
    }

    /// The source of an entry of a traceback, where it is known, with marks below it.
    func excerpt(of entry: TracebackObject) -> [String] {
        let template = entry.code.pointee.template.takeUnretainedValue()
        guard let source = pointee.host.sources[template.filename] else { return [] }
        let index = Int(entry.instruction)
        let place = template.locations.indices.contains(index) ? template.locations[index] : nil
        return TracebackExcerpt(source: source, line: Int(entry.line), place: place).lines
    }

    /// A keyword that was meant, where nothing better is known of an error of syntax.
    func keywordTypo(_ value: Value) -> KeywordTypo? {
        let arguments = tuple(exception(value).pointee.arguments)
        guard typeOf(value) == pointee.types.syntaxError, arguments.pointee.count > 1,
            arguments.pointee.items[0].is(.string), arguments.pointee.items[1].is(.tuple)
        else { return nil }
        let message = text(arguments.pointee.items[0], atMost: 100)
        guard message == "invalid syntax" || message.contains("Perhaps you forgot a comma") else { return nil }
        let details = tuple(arguments.pointee.items[1])
        guard details.pointee.count >= 4, details.pointee.items[1].isInt else { return nil }
        let line = details.pointee.items[1].asInt
        if let source = pointee.host.sources[text(details.pointee.items[0], atMost: VM.longestMessage)] {
            return KeywordTypo(in: source, line: line)
        }
        return KeywordTypo(in: Array(text(details.pointee.items[3], atMost: VM.longestMessage).utf8), line: 1)
    }

    /// Its last lines alone.
    func summaryText(_ value: Value) -> String {
        var printer = TracebackPrinter(vm: self)
        printer.summary(value, indent: "", withPlace: false)
        return printer.text
    }
}

/// Writes tracebacks. Everything is bounded: lines per traceback, chained exceptions, members of groups.
private struct TracebackPrinter {
    let vm: VM
    var text = ""
    private var seen: Set<UInt64> = []
    private static let mostEntries = 200

    init(vm: VM) { self.vm = vm }

    mutating func print(_ value: Value, indent: String, isChained: Bool, depth: Int) {
        guard value.is(.exception), depth < 30, text.utf8.count < 1 << 20 else { return }
        seen.insert(value.bits)
        let exception = vm.exception(value)
        if exception.pointee.cause.is(.exception), !seen.contains(exception.pointee.cause.bits) {
            print(exception.pointee.cause, indent: indent, isChained: true, depth: depth + 1)
            line(indent, "")
            line(indent, "The above exception was the direct cause of the following exception:")
            line(indent, "")
        } else if exception.pointee.context.is(.exception), !exception.pointee.suppressesContext,
            !seen.contains(exception.pointee.context.bits)
        {
            print(exception.pointee.context, indent: indent, isChained: true, depth: depth + 1)
            line(indent, "")
            line(indent, "During handling of the above exception, another exception occurred:")
            line(indent, "")
        }
        if vm.isGroup(value) { return printGroup(value, indent: indent, depth: depth) }
        if exception.pointee.traceback.is(.traceback) {
            line(indent, "Traceback (most recent call last):")
            entries(exception.pointee.traceback, indent: indent)
        }
        summary(value, indent: indent)
    }

    private mutating func line(_ indent: String, _ words: String) {
        text += words.isEmpty && indent.isEmpty ? "\n" : indent + words + "\n"
    }

    private mutating func entries(_ first: Value, indent: String) {
        var entry = first
        var count = 0
        var last: (UnsafeMutablePointer<CodeObject>, Int32)?
        var repeated = 0
        func flush() -> String? {
            repeated > 3
                ? "  [Previous line repeated \(repeated - 3) more time\(repeated - 3 == 1 ? "" : "s")]" : nil
        }
        while entry.is(.traceback) {
            let object = vm.object(entry, TracebackObject.self).pointee
            entry = object.next
            if let known = last, known.0 == object.code, known.1 == object.line {
                repeated += 1
                if repeated > 3 { continue }
            } else {
                if let words = flush() { line(indent, words) }
                last = (object.code, object.line)
                repeated = 1
            }
            count += 1
            if count > Self.mostEntries { continue }
            one(object, indent: indent)
        }
        if let words = flush() { line(indent, words) }
        if count > Self.mostEntries { line(indent, "  [\(count - Self.mostEntries) more lines]") }
    }

    private mutating func one(_ object: TracebackObject, indent: String) {
        let template = object.code.pointee.template.takeUnretainedValue()
        line(
            indent,
            "  File \"\(template.filename)\", line \(object.line), in \(template.qualifiedName == "<module>" ? "<module>" : template.name)"
        )
        for words in vm.excerpt(of: object) { line(indent, words) }
    }

    mutating func summary(_ value: Value, indent: String, withPlace: Bool = true) {
        let name = qualifiedTypeName(value)
        var typo: KeywordTypo?
        if vm.isInstance(value, vm.pointee.types.syntaxError) {
            typo = vm.keywordTypo(value)
            if withPlace { syntaxPlace(value, indent: indent, typo) }
        }
        var message = ""
        do throws(Raised) {
            let shown: Value
            if vm.isInstance(value, vm.pointee.types.syntaxError) {
                shown = try vm.toString(try vm.getAttribute(value, vm.pointee.names.msg))
            } else {
                shown = try vm.toString(value)
            }
            message = vm.text(shown, atMost: VM.longestMessage)
        } catch {
            vm.pointee.pending = .undefined
            message = "<exception str() failed>"
        }
        if let typo { message = "invalid syntax. Did you mean '\(typo.keyword)'?" }
        let suggestion = Suggestion.hint(vm, value).map { (message.hasSuffix("?") ? " " : ". ") + $0 } ?? ""
        let words = message.isEmpty ? name : "\(name): \(message)\(suggestion)"
        for part in words.split(separator: "\n", omittingEmptySubsequences: false) { line(indent, String(part)) }
        notes(value, indent: indent)
    }

    private mutating func notes(_ value: Value, indent: String) {
        let attributes = vm.exception(value).pointee.attributes
        guard attributes.is(.dict) else { return }
        let notes = vm.get(vm.dict(attributes), name: vm.pointee.names.notes)
        guard notes.is(.list) else { return }
        for index in 0..<min(100, vm.list(notes).pointee.count) {
            let note = vm.list(notes).pointee.items[index]
            for part in vm.text(note, atMost: VM.longestMessage).split(
                separator: "\n", omittingEmptySubsequences: false)
            {
                line(indent, String(part))
            }
        }
    }

    /// The class's name, with its module unless that goes without saying.
    private func qualifiedTypeName(_ value: Value) -> String {
        let type = vm.typeOf(value)
        let module = type.pointee.module.is(.string) ? vm.text(type.pointee.module) : ""
        let name = vm.text(type.pointee.qualifiedName)
        return module.isEmpty || module == "builtins" || module == "__main__" ? name : module + "." + name
    }

    private mutating func syntaxPlace(_ value: Value, indent: String, _ typo: KeywordTypo?) {
        let arguments = vm.tuple(vm.exception(value).pointee.arguments)
        guard arguments.pointee.count > 1, arguments.pointee.items[1].is(.tuple) else { return }
        let details = vm.tuple(arguments.pointee.items[1])
        guard details.pointee.count >= 4, details.pointee.items[1].isInt else { return }
        line(indent, "  File \"\(vm.text(details.pointee.items[0]))\", line \(details.pointee.items[1].asInt)")
        let source = vm.text(details.pointee.items[3])
        let body = source.drop { $0 == " " || $0 == "\t" }.prefix { $0 != "\n" }
        guard !body.isEmpty else { return }
        line(indent, "    " + body)
        guard details.pointee.items[2].isInt else { return }
        let removed = source.unicodeScalars.count - source.drop { $0 == " " || $0 == "\t" }.unicodeScalars.count
        // The guest may have made the exception itself, of any numbers.
        let most = body.unicodeScalars.count + 1
        func column(_ value: Value) -> Int { min(max(value.asInt, 0), most + removed + 1) - 1 - removed }
        var start = max(0, column(details.pointee.items[2]))
        var end = start + 1
        if details.pointee.count >= 6, details.pointee.items[5].isInt,
            details.pointee.items[4].isInt, details.pointee.items[4].asInt == details.pointee.items[1].asInt
        {
            end = max(end, column(details.pointee.items[5]))
        }
        if let typo {
            start = max(0, source.utf8.prefix(typo.columns.lowerBound).count { $0 & 0xC0 != 0x80 } - removed)
            end =
                start
                + source.utf8.dropFirst(typo.columns.lowerBound).prefix(typo.columns.count).count {
                    $0 & 0xC0 != 0x80
                }
        }
        line(
            indent,
            "    " + String(repeating: " ", count: min(start, most))
                + String(repeating: "^", count: max(1, min(end, most) - min(start, most))))
    }

    private mutating func printGroup(_ value: Value, indent: String, depth: Int) {
        let isOutermost = indent.isEmpty
        let exception = vm.exception(value)
        let margin = indent + (isOutermost ? "  | " : "")
        if exception.pointee.traceback.is(.traceback) {
            line(isOutermost ? "  + " : indent, "Exception Group Traceback (most recent call last):")
            entries(exception.pointee.traceback, indent: margin)
        }
        summary(value, indent: margin)
        let members = vm.tuple(vm.groupMembers(value))
        let inner = String(margin.dropLast(2))
        for index in 0..<min(15, members.pointee.count) {
            let label = members.pointee.count > 15 && index == 14 ? "..." : "\(index + 1)"
            let plus = index == 0 ? "+-" : "  "
            line(inner, "\(plus)+---------------- \(label) ----------------")
            print(members.pointee.items[index], indent: inner + "  | ", isChained: true, depth: depth + 1)
        }
        line(inner, "  +------------------------------------")
    }
}
