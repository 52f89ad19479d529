import PythonSyntax

extension CodeGenerator {
    /// Whether all arguments can be put behind the callee.
    static func isPlainCall(_ arguments: [Expression], _ keywords: [Keyword]) -> Bool {
        arguments.isWindow && arguments.count + keywords.count <= maximumWindow
            && keywords.allSatisfy { $0.name != nil }
    }

    /// Calls what is in the first register of the window, which is at the top of the stack.
    @inline(never)
    mutating func compileCall(
        _ window: Int, _ arguments: [Expression], _ keywords: [Keyword], _ range: SourceRange
    ) throws(CompilationFailure) {
        if Self.isPlainCall(arguments, keywords) {
            try compileArguments(.call, window, arguments, keywords, range)
        } else {
            try compileUnpacked(window, arguments, keywords, range)
        }
    }

    /// Arguments behind the callee, and the call.
    @inline(never)
    mutating func compileArguments(
        _ opcode: Opcode, _ callee: Int, _ arguments: [Expression], _ keywords: [Keyword], _ range: SourceRange
    ) throws(CompilationFailure) {
        for argument in arguments { try compile(argument, into: try allocate(range)) }
        for keyword in keywords { try compile(keyword.value, into: try allocate(range)) }
        var names = 0
        if !keywords.isEmpty {
            names = constants.keywordNames(keywords.compactMap(\.name)) + 1
            guard names < Self.none else { throw .limit("too many constants", at: range) }
        }
        emit(opcode, a: callee, b: arguments.count + keywords.count, c: names, range)
    }

    /// A call with `*` or `**`, or with many arguments: they are collected first.
    @inline(never)
    mutating func compileUnpacked(
        _ callee: Int, _ arguments: [Expression], _ keywords: [Keyword], _ range: SourceRange
    ) throws(CompilationFailure) {
        let positional = try allocate(range)
        if arguments.count == 1, case .starred(let value) = arguments[0].kind {
            try compile(value, into: positional)
        } else if arguments.isWindow {
            try compileTuple(arguments, into: positional, range)
        } else {
            try compileList(arguments, into: positional, range)
            emit(.listToTuple, a: positional, b: positional, range)
        }
        let named = try allocate(range)
        if keywords.isEmpty {
            emit(.loadUndefined, a: named, range)
        } else {
            try compileKeywords(keywords, into: named, callee, range)
        }
        emit(.callUnpacked, a: callee, range)
    }

    @inline(never)
    private mutating func compileTuple(
        _ elements: [Expression], into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        try compileDisplay(Expression(.tuple(elements), range), into: target)
    }

    @inline(never)
    mutating func compileKeywords(
        _ keywords: [Keyword], into target: Int, _ callee: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        emit(.buildDict, a: target, b: target, c: 0, range)
        var isMerged = false
        for keyword in keywords {
            let mark = top
            if let name = keyword.name {
                // Behind `**` a name may be there already, which is an error that merging finds.
                let window = try allocate(2, range)
                load(.string(Array(name.utf8), isName: true), into: window, keyword.range)
                try compile(keyword.value, into: window + 1)
                if isMerged {
                    emit(.buildDict, a: window, b: window, c: 1, keyword.range)
                    emit(.dictMerge, a: target, b: window, c: callee, keyword.range)
                } else {
                    emit(.dictSet, a: target, b: window, c: window + 1, keyword.range)
                }
            } else {
                isMerged = true
                emit(.dictMerge, a: target, b: try value(of: keyword.value), c: callee, keyword.range)
            }
            top = mark
        }
    }
}
