/// A compiled pattern.
package final class RegexProgram: Sendable {
    /// How many groups capture, the whole match not counted.
    package let groupCount: Int
    /// The groups that have names, in the order of their numbers.
    package let groupNames: [(name: [UInt32], number: Int)]
    /// The flags, those of the pattern itself included.
    package let flags: RegexFlags

    private let groupNumbers: [[UInt32]: Int]
    let code: [Instruction]
    let literals: [UInt32]
    let sets: SetTables
    let registerCount: Int
    let plan: SearchPlan
    /// How many instructions matching may remember to have reached, none if that says nothing.
    let visits: Int

    /// Compiles a pattern of code points, or of bytes.
    ///
    /// - Parameter characterNamed: finds the character of a name in `\N{...}`; without it every name is unknown.
    package static func compile(
        pattern: [UInt32], flags: RegexFlags = [], isBytes: Bool = false, limits: RegexLimits = RegexLimits(),
        characterNamed: (@Sendable ([UInt32]) -> UInt32?)? = nil
    ) throws(RegexError) -> RegexProgram {
        guard pattern.count <= limits.length else {
            throw RegexError(.limit, "regular expression is too large")
        }
        var parser = try PatternParser(
            pattern, isBytes: isBytes, flags: flags, limits: limits, characterNamed: characterNamed)
        let piece = try parser.parse()
        return RegexProgram(piece, parser)
    }

    private init(_ piece: Piece, _ parser: PatternParser) {
        groupCount = parser.groupWidths.count - 1
        groupNames = parser.groupNames
        groupNumbers = parser.groupNumbers
        flags = parser.flags
        var generator = CodeGenerator(groups: groupCount)
        generator.generate(piece)
        plan = SearchPlan(piece, generator: &generator)
        generator.sets.finish()
        code = generator.code
        literals = generator.literals
        sets = generator.sets
        registerCount = generator.registers
        visits = generator.isMemorable ? generator.visits : 0
    }

    /// The number of a named group.
    package func groupNumber(named name: [UInt32]) -> Int? {
        groupNumbers[name]
    }

    /// About how many bytes the program occupies, for whoever accounts for memory.
    package var byteCount: Int {
        code.count * MemoryLayout<Instruction>.stride + literals.count * 4 + sets.tables.count + sets.ranges.count * 4
            + sets.records.count * MemoryLayout<SetRecord>.stride
            + groupNames.reduce(0) { $0 + $1.name.count * 4 + 96 } + 512
    }
}
