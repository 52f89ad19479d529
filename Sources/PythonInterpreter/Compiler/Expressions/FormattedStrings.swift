import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileFormatted(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        switch expression.kind {
        case .joinedStr(let parts): try compileJoined(parts, into: target, expression.range)
        case .formattedValue(let value, let conversion, let spec):
            let mark = top
            let register: Int
            if let spec {
                register = try self.value(of: value, before: spec, scratch: target)
            } else {
                register = try self.value(of: value, scratch: target)
            }
            var specification = Self.none
            if let spec { specification = try self.value(of: spec) }
            emit(
                .format, a: target, b: register, c: specification, d: conversion.map { Int($0.rawValue) + 1 } ?? 0,
                expression.range)
            top = mark
        case .templateStr(let parts):
            let mark = top
            let window = try allocate(parts.count, expression.range)
            for (index, part) in parts.enumerated() { try compile(part, into: window + index) }
            emit(.buildTemplate, a: target, b: window, c: parts.count, expression.range)
            top = mark
        case .interpolation(let value, let text, let conversion, let spec):
            let range = expression.range
            let mark = top
            let window = try allocate(4, range)
            try compile(value, into: window)
            load(ConstantFolding.text(Array(text.utf8)), into: window + 1, range)
            let letter: CodeTemplate.Constant =
                switch conversion {
                case nil: .none
                case .string: .string([115], isName: true)
                case .representation: .string([114], isName: true)
                case .ascii: .string([97], isName: true)
                }
            load(letter, into: window + 2, range)
            if let spec {
                try compile(spec, into: window + 3)
            } else {
                load(.string([], isName: false), into: window + 3, range)
            }
            emit(.buildInterpolation, a: target, b: window, range)
            top = mark
        default: break
        }
    }

    @inline(never)
    private mutating func compileJoined(
        _ parts: [Expression], into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        guard let first = parts.first else { return load(.string([], isName: false), into: target, range) }
        if parts.count == 1 { return try compile(first, into: target) }
        let mark = top
        let window = try self.window(for: target, range)
        var count = 0
        for part in parts {
            // Long ones are put together in pieces.
            if count == Self.maximumWindow {
                emit(.buildString, a: window, b: window, c: count, range)
                count = 1
            }
            top = window + count
            try compile(part, into: try allocate(range))
            count += 1
        }
        emit(.buildString, a: target, b: window, c: count, range)
        top = mark
    }
}
