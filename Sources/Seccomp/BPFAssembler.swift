/// Puts a program together from its last instruction to its first.
///
/// Jumps of BPF go forward only, so in this order every target is known when a jump to it is made, and the nearest
/// return of the wanted value serves all tests before it. A test reaches at most 255 instructions: what lies further
/// away gets a jump of its own, whose constant has 32 bits.
struct BPFAssembler {
    /// A place in the program, counted from its end so that it stays put while instructions are put in front.
    struct Label: Hashable {
        fileprivate let distanceFromEnd: Int
    }

    /// The instructions in reverse.
    private var reversed: [BPFInstruction] = []
    /// The nearest return of each value.
    private var returns: [UInt32: Label] = [:]

    /// How far a test can jump.
    private static let reach = 255

    /// The program so far, in the kernel's order.
    var program: [BPFInstruction] { reversed.reversed() }

    /// The place of the instruction put in last.
    private var first: Label { Label(distanceFromEnd: reversed.count) }

    /// A return of this value. Two are left for trampolines that the next test may need in front of itself.
    mutating func returning(_ value: UInt32) -> Label {
        if let label = returns[value], distance(to: label) <= Self.reach - 2 {
            return label
        }
        let label = put(BPFInstruction(.returnConstant, k: value))
        returns[value] = label
        return label
    }

    /// A load of a word followed by what is at a label.
    mutating func load(offset: UInt32, then next: Label) -> Label {
        fall(to: next)
        return put(BPFInstruction(.loadWord, k: offset))
    }

    /// A masking of the accumulator followed by what is at a label.
    mutating func and(_ mask: UInt32, then next: Label) -> Label {
        fall(to: next)
        return put(BPFInstruction(.and, k: mask))
    }

    /// A test with a label for either outcome.
    mutating func test(_ operation: BPFOperation, _ constant: UInt32, then yes: Label, else no: Label) -> Label {
        // One trampoline moves the other target one further away, so both are decided with that in mind.
        let near = Self.reach - 1
        let no = distance(to: no) > near ? put(BPFInstruction(.jump, k: UInt32(distance(to: no)))) : no
        let yes = distance(to: yes) > near ? put(BPFInstruction(.jump, k: UInt32(distance(to: yes)))) : yes
        return put(
            BPFInstruction(
                operation, jt: UInt8(truncatingIfNeeded: distance(to: yes)),
                jf: UInt8(truncatingIfNeeded: distance(to: no)), k: constant))
    }

    /// How many instructions one put in now would have to skip to get to a label.
    private func distance(to label: Label) -> Int { reversed.count - label.distanceFromEnd }

    /// Makes sure that the next instruction put in is followed by what is at a label.
    private mutating func fall(to label: Label) {
        if label != first {
            _ = put(BPFInstruction(.jump, k: UInt32(distance(to: label))))
        }
    }

    private mutating func put(_ instruction: BPFInstruction) -> Label {
        reversed.append(instruction)
        return first
    }
}
