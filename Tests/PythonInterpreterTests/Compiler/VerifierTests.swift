import Testing

@testable import PythonInterpreter

/// Code that a dump might bring, and that the machine must never see.
@Suite struct VerifierTests {
    private func problem(
        _ instructions: [Instruction], extra: [UInt64] = [], constants: [CodeTemplate.Constant] = [],
        registers: Int = 4, caches: Int = 0, locals: [String] = [], free: [String] = [],
        handlers: [CodeTemplate.Handler] = [], arguments: Int = 0, locations: Int? = nil
    ) -> String? {
        let words = instructions.map(\.word) + extra
        let location = CodeTemplate.Location(line: 1, endLine: 1, column: 0, endColumn: 0)
        let template = CodeTemplate(
            name: "f", qualifiedName: "f", filename: "", firstLine: 1, instructions: words, constants: constants,
            cacheCount: caches, registerCount: registers, argumentCount: arguments, positionalOnlyCount: 0,
            keywordOnlyCount: 0, flags: [], localNames: locals, cellNames: [], freeNames: free, handlers: handlers,
            locations: Array(repeating: location, count: locations ?? words.count), documentation: nil)
        return Verifier.firstProblem(in: template)
    }

    private let end = Instruction(.returnValue, a: 0)

    @Test func validCode() {
        #expect(problem([Instruction(.loadNone, a: 0), end]) == nil)
    }

    @Test func registers() {
        #expect(problem([Instruction(.move, a: 4, b: 0), end]) != nil)
        #expect(problem([Instruction(.move, a: 0, b: 4), end]) != nil)
        #expect(problem([Instruction(.call, a: 2, b: 2), end]) != nil)
        #expect(problem([Instruction(.buildList, a: 0, b: 2, c: 3), end]) != nil)
        #expect(problem([Instruction(.unpackStarred, a: 0, b: 0, c: 2, d: 2), end]) != nil)
        #expect(problem([Instruction(.forIterator, a: 3, wide: 0), end]) != nil)
        #expect(problem([end], registers: 0) != nil)
        #expect(problem([end], registers: 0xFFFF) != nil)
    }

    @Test func constants() {
        #expect(problem([Instruction(.loadConstant, a: 0, wide: 0), end]) != nil)
        #expect(problem([Instruction(.loadConstant, a: 0, wide: -1), end], constants: [.none]) != nil)
        #expect(problem([Instruction(.loadGlobal, a: 0, b: 0, c: 0xFFFF), end], constants: [.int(1)]) != nil)
        #expect(problem([Instruction(.makeFunction, a: 0, b: 0, c: 0xFFFF), end], constants: [.none]) != nil)
        #expect(problem([Instruction(.call, a: 0, b: 1, c: 1), end], constants: [.tuple([.int(1)])]) != nil)
        #expect(
            problem([Instruction(.call, a: 0, b: 0, c: 1), end], constants: [.tuple([.string([97], isName: true)])])
                != nil)
    }

    @Test func caches() {
        let name: [CodeTemplate.Constant] = [.string([97], isName: true)]
        #expect(problem([Instruction(.loadGlobal, a: 0, b: 0, c: 0), end], constants: name) != nil)
        let load = Instruction(.loadAttribute, a: 0, b: 0, c: 0)
        #expect(problem([load], extra: [0, end.word], constants: name, caches: 1) == nil)
        #expect(problem([load], extra: [1, end.word], constants: name, caches: 1) != nil)
        #expect(problem([load], extra: [0xFFFF, end.word], constants: name) == nil)
        #expect(problem([load], constants: name, caches: 1) != nil)
        // Into the number of a cache
        let jump = Instruction(.jump, wide: 1)
        #expect(problem([jump, load], extra: [0, end.word], constants: name, caches: 1) != nil)
    }

    @Test func jumps() {
        #expect(problem([Instruction(.jump, wide: 1), end]) != nil)
        #expect(problem([Instruction(.jump, wide: -2), end]) != nil)
        #expect(problem([Instruction(.jump, wide: -1), end]) == nil)
        #expect(problem([Instruction(.unlessLess, a: 0, b: 0, c: 5), end]) != nil)
        #expect(problem([Instruction(.loadNone, a: 0)]) == "f: code runs over its end")
        #expect(problem([Instruction(word: 0xFF), end]) != nil)
        #expect(problem([]) != nil)
    }

    @Test func headers() {
        #expect(problem([end], locals: ["a", "b", "c", "d", "e"]) != nil)
        #expect(problem([end], locals: ["a"], arguments: 2) != nil)
        #expect(problem([end], locations: 0) != nil)
        #expect(problem([Instruction(.loadFree, a: 0, b: 0), end]) != nil)
        #expect(problem([Instruction(.loadFree, a: 0, b: 0), end], free: ["a"]) == nil)
    }

    @Test func whatACodeMayDo() {
        let name: [CodeTemplate.Constant] = [.string([97], isName: true)]
        #expect(problem([Instruction(.yieldValue, a: 0, b: 0), end]) != nil)
        #expect(problem([Instruction(.loadName, a: 0, b: 0, c: 0xFFFF), end], constants: name) != nil)
        #expect(problem([Instruction(.checkBound, a: 0), end]) != nil)
        #expect(problem([Instruction(.checkBound, a: 0), end], locals: ["a"]) == nil)
        #expect(problem([Instruction(.loadCell, a: 0, b: 1), end], locals: ["a"]) != nil)
    }

    @Test func handlers() {
        let good = CodeTemplate.Handler(start: 0, end: 1, target: 1, register: 0)
        #expect(problem([Instruction(.loadNone, a: 0), end], handlers: [good]) == nil)
        for bad in [
            CodeTemplate.Handler(start: 0, end: 1, target: 2, register: 0),
            CodeTemplate.Handler(start: 0, end: 3, target: 1, register: 0),
            CodeTemplate.Handler(start: 1, end: 1, target: 1, register: 0),
            CodeTemplate.Handler(start: -1, end: 1, target: 1, register: 0),
            CodeTemplate.Handler(start: 0, end: 1, target: 1, register: 4),
        ] {
            #expect(problem([Instruction(.loadNone, a: 0), end], handlers: [bad]) != nil)
        }
    }
}
