/// MD5, SHA-1 and SHA-2: one compression function after the other, and the length at the end.
struct ChainedDigest: Digest {
    enum Algorithm {
        case md5, sha1, sha224, sha256, sha384, sha512

        var usesWideWords: Bool { self == .sha384 || self == .sha512 }
        var digestSize: Int {
            switch self {
            case .md5: 16
            case .sha1: 20
            case .sha224: 28
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }
    }

    let algorithm: Algorithm
    private var state: [UInt64]
    private var buffer: BlockBuffer
    private var total: UInt64 = 0

    var blockSize: Int { buffer.size }
    var digestSize: Int { algorithm.digestSize }

    init(_ algorithm: Algorithm) {
        self.algorithm = algorithm
        buffer = BlockBuffer(size: algorithm.usesWideWords ? 128 : 64)
        switch algorithm {
        case .md5: state = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
        case .sha1: state = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        case .sha224:
            state = [
                0xC105_9ED8, 0x367C_D507, 0x3070_DD17, 0xF70E_5939, 0xFFC0_0B31, 0x6858_1511, 0x64F9_8FA7, 0xBEFA_4FA4,
            ]
        case .sha256:
            state = [
                0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
            ]
        case .sha384:
            state = [
                0xCBBB_9D5D_C105_9ED8, 0x629A_292A_367C_D507, 0x9159_015A_3070_DD17, 0x152F_ECD8_F70E_5939,
                0x6733_2667_FFC0_0B31, 0x8EB4_4A87_6858_1511, 0xDB0C_2E0D_64F9_8FA7, 0x47B5_481D_BEFA_4FA4,
            ]
        case .sha512: state = Self.sha512Start
        }
    }

    static let sha512Start: [UInt64] = [
        0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1,
        0x510E_527F_ADE6_82D1, 0x9B05_688C_2B3E_6C1F, 0x1F83_D9AB_FB41_BD6B, 0x5BE0_CD19_137E_2179,
    ]

    mutating func update(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        total &+= UInt64(count)
        let algorithm = algorithm
        var words = state
        buffer.feed(bytes, count) { Self.compress(algorithm, &words, $0) }
        state = words
    }

    func finished(_ length: Int) -> [UInt8] {
        var copy = self
        let lengthBytes = algorithm.usesWideWords ? 16 : 8
        var padding: [UInt8] = [0x80]
        let used = (buffer.filled + 1 + lengthBytes) % blockSize
        padding += [UInt8](repeating: 0, count: (blockSize - used) % blockSize + lengthBytes - 8)
        let bits = total &* 8
        for index in 0..<8 {
            let shift = UInt64(algorithm == .md5 ? index * 8 : 56 - index * 8)
            padding.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        padding.withUnsafeBufferPointer { if let base = $0.baseAddress { copy.update(base, padding.count) } }
        var result: [UInt8] = []
        let size = algorithm.usesWideWords ? 8 : 4
        for word in copy.state {
            for index in 0..<size {
                let shift = UInt64(algorithm == .md5 ? index * 8 : (size - 1 - index) * 8)
                result.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return Array(result.prefix(digestSize))
    }

    private static func compress(_ algorithm: Algorithm, _ state: inout [UInt64], _ block: UnsafePointer<UInt8>) {
        switch algorithm {
        case .md5: MD5.compress(&state, block)
        case .sha1: SHA1.compress(&state, block)
        case .sha224, .sha256: SHA256Words.compress(&state, block)
        case .sha384, .sha512: SHA512Words.compress(&state, block)
        }
    }
}

private enum MD5 {
    /// The fractions of sines, as the definition has them.
    private static let constants: [UInt32] = [
        0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE, 0xF57C_0FAF, 0x4787_C62A, 0xA830_4613, 0xFD46_9501,
        0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE, 0x6B90_1122, 0xFD98_7193, 0xA679_438E, 0x49B4_0821,
        0xF61E_2562, 0xC040_B340, 0x265E_5A51, 0xE9B6_C7AA, 0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8,
        0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED, 0xA9E3_E905, 0xFCEF_A3F8, 0x676F_02D9, 0x8D2A_4C8A,
        0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C, 0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70,
        0x289B_7EC6, 0xEAA1_27FA, 0xD4EF_3085, 0x0488_1D05, 0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665,
        0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039, 0x655B_59C3, 0x8F0C_CC92, 0xFFEF_F47D, 0x8584_5DD1,
        0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1, 0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
    ]
    private static let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

    static func compress(_ state: inout [UInt64], _ block: UnsafePointer<UInt8>) {
        let raw = UnsafeRawPointer(block)
        var (a, b, c, d) = (
            UInt32(truncatingIfNeeded: state[0]), UInt32(truncatingIfNeeded: state[1]),
            UInt32(truncatingIfNeeded: state[2]), UInt32(truncatingIfNeeded: state[3])
        )
        constants.withUnsafeBufferPointer { constants in
            shifts.withUnsafeBufferPointer { shifts in
                for round in 0..<64 {
                    let mixed: UInt32
                    let word: Int
                    switch round >> 4 {
                    case 0: (mixed, word) = (b & c | ~b & d, round)
                    case 1: (mixed, word) = (d & b | ~d & c, (5 &* round &+ 1) & 15)
                    case 2: (mixed, word) = (b ^ c ^ d, (3 &* round &+ 5) & 15)
                    default: (mixed, word) = (c ^ (b | ~d), (7 &* round) & 15)
                    }
                    let input = raw.loadUnaligned(fromByteOffset: word * 4, as: UInt32.self)
                    let sum = a &+ mixed &+ constants[round] &+ input
                    (a, d, c) = (d, c, b)
                    b = b &+ sum.rotatedLeft(shifts[(round >> 4) << 2 | round & 3])
                }
            }
        }
        for (index, word) in [a, b, c, d].enumerated() {
            state[index] = UInt64(UInt32(truncatingIfNeeded: state[index]) &+ word)
        }
    }
}

private enum SHA1 {
    static func compress(_ state: inout [UInt64], _ block: UnsafePointer<UInt8>) {
        let raw = UnsafeRawPointer(block)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { w in
            for index in 0..<16 { w[index] = raw.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self).byteSwapped }
            for index in 16..<80 {
                w[index] = (w[index - 3] ^ w[index - 8] ^ w[index - 14] ^ w[index - 16]).rotatedLeft(1)
            }
            var (a, b, c, d, e) = (
                UInt32(truncatingIfNeeded: state[0]), UInt32(truncatingIfNeeded: state[1]),
                UInt32(truncatingIfNeeded: state[2]), UInt32(truncatingIfNeeded: state[3]),
                UInt32(truncatingIfNeeded: state[4])
            )
            for round in 0..<80 {
                let (mixed, constant): (UInt32, UInt32)
                switch round / 20 {
                case 0: (mixed, constant) = (b & c | ~b & d, 0x5A82_7999)
                case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
                case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8F1B_BCDC)
                default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
                }
                let sum = a.rotatedLeft(5) &+ mixed &+ e &+ constant &+ w[round]
                (e, d, c, b, a) = (d, c, b.rotatedLeft(30), a, sum)
            }
            for (index, word) in [a, b, c, d, e].enumerated() {
                state[index] = UInt64(UInt32(truncatingIfNeeded: state[index]) &+ word)
            }
        }
    }
}

private enum SHA256Words {
    /// The upper halves of SHA-512's constants.
    private static let constants: [UInt32] = SHA512Words.constants.prefix(64).map { UInt32($0 >> 32) }

    static func compress(_ state: inout [UInt64], _ block: UnsafePointer<UInt8>) {
        let raw = UnsafeRawPointer(block)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 72) { w in
            for index in 0..<16 { w[index] = raw.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self).byteSwapped }
            for index in 16..<64 {
                let (x, y) = (w[index - 15], w[index - 2])
                let first = x.rotatedRight(7) ^ x.rotatedRight(18) ^ x >> 3
                let second = y.rotatedRight(17) ^ y.rotatedRight(19) ^ y >> 10
                w[index] = w[index - 16] &+ first &+ w[index - 7] &+ second
            }
            for index in 0..<8 { w[64 + index] = UInt32(truncatingIfNeeded: state[index]) }
            var (a, b, c, d) = (w[64], w[65], w[66], w[67])
            var (e, f, g, h) = (w[68], w[69], w[70], w[71])
            constants.withUnsafeBufferPointer { constants in
                for round in 0..<64 {
                    let high = e.rotatedRight(6) ^ e.rotatedRight(11) ^ e.rotatedRight(25)
                    let first = h &+ high &+ (e & f ^ ~e & g) &+ constants[round] &+ w[round]
                    let low = a.rotatedRight(2) ^ a.rotatedRight(13) ^ a.rotatedRight(22)
                    let second = low &+ (a & b ^ a & c ^ b & c)
                    (h, g, f, e) = (g, f, e, d &+ first)
                    (d, c, b, a) = (c, b, a, first &+ second)
                }
            }
            for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = UInt64(w[64 + index] &+ word) }
        }
    }
}

private enum SHA512Words {
    static let constants: [UInt64] = [
        0x428A_2F98_D728_AE22, 0x7137_4491_23EF_65CD, 0xB5C0_FBCF_EC4D_3B2F, 0xE9B5_DBA5_8189_DBBC,
        0x3956_C25B_F348_B538, 0x59F1_11F1_B605_D019, 0x923F_82A4_AF19_4F9B, 0xAB1C_5ED5_DA6D_8118,
        0xD807_AA98_A303_0242, 0x1283_5B01_4570_6FBE, 0x2431_85BE_4EE4_B28C, 0x550C_7DC3_D5FF_B4E2,
        0x72BE_5D74_F27B_896F, 0x80DE_B1FE_3B16_96B1, 0x9BDC_06A7_25C7_1235, 0xC19B_F174_CF69_2694,
        0xE49B_69C1_9EF1_4AD2, 0xEFBE_4786_384F_25E3, 0x0FC1_9DC6_8B8C_D5B5, 0x240C_A1CC_77AC_9C65,
        0x2DE9_2C6F_592B_0275, 0x4A74_84AA_6EA6_E483, 0x5CB0_A9DC_BD41_FBD4, 0x76F9_88DA_8311_53B5,
        0x983E_5152_EE66_DFAB, 0xA831_C66D_2DB4_3210, 0xB003_27C8_98FB_213F, 0xBF59_7FC7_BEEF_0EE4,
        0xC6E0_0BF3_3DA8_8FC2, 0xD5A7_9147_930A_A725, 0x06CA_6351_E003_826F, 0x1429_2967_0A0E_6E70,
        0x27B7_0A85_46D2_2FFC, 0x2E1B_2138_5C26_C926, 0x4D2C_6DFC_5AC4_2AED, 0x5338_0D13_9D95_B3DF,
        0x650A_7354_8BAF_63DE, 0x766A_0ABB_3C77_B2A8, 0x81C2_C92E_47ED_AEE6, 0x9272_2C85_1482_353B,
        0xA2BF_E8A1_4CF1_0364, 0xA81A_664B_BC42_3001, 0xC24B_8B70_D0F8_9791, 0xC76C_51A3_0654_BE30,
        0xD192_E819_D6EF_5218, 0xD699_0624_5565_A910, 0xF40E_3585_5771_202A, 0x106A_A070_32BB_D1B8,
        0x19A4_C116_B8D2_D0C8, 0x1E37_6C08_5141_AB53, 0x2748_774C_DF8E_EB99, 0x34B0_BCB5_E19B_48A8,
        0x391C_0CB3_C5C9_5A63, 0x4ED8_AA4A_E341_8ACB, 0x5B9C_CA4F_7763_E373, 0x682E_6FF3_D6B2_B8A3,
        0x748F_82EE_5DEF_B2FC, 0x78A5_636F_4317_2F60, 0x84C8_7814_A1F0_AB72, 0x8CC7_0208_1A64_39EC,
        0x90BE_FFFA_2363_1E28, 0xA450_6CEB_DE82_BDE9, 0xBEF9_A3F7_B2C6_7915, 0xC671_78F2_E372_532B,
        0xCA27_3ECE_EA26_619C, 0xD186_B8C7_21C0_C207, 0xEADA_7DD6_CDE0_EB1E, 0xF57D_4F7F_EE6E_D178,
        0x06F0_67AA_7217_6FBA, 0x0A63_7DC5_A2C8_98A6, 0x113F_9804_BEF9_0DAE, 0x1B71_0B35_131C_471B,
        0x28DB_77F5_2304_7D84, 0x32CA_AB7B_40C7_2493, 0x3C9E_BE0A_15C9_BEBC, 0x431D_67C4_9C10_0D4C,
        0x4CC5_D4BE_CB3E_42B6, 0x597F_299C_FC65_7E2A, 0x5FCB_6FAB_3AD6_FAEC, 0x6C44_198C_4A47_5817,
    ]

    static func compress(_ state: inout [UInt64], _ block: UnsafePointer<UInt8>) {
        let raw = UnsafeRawPointer(block)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 80) { w in
            for index in 0..<16 { w[index] = raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self).byteSwapped }
            for index in 16..<80 {
                let (x, y) = (w[index - 15], w[index - 2])
                let first = x.rotatedRight(1) ^ x.rotatedRight(8) ^ x >> 7
                let second = y.rotatedRight(19) ^ y.rotatedRight(61) ^ y >> 6
                w[index] = w[index - 16] &+ first &+ w[index - 7] &+ second
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            constants.withUnsafeBufferPointer { constants in
                for round in 0..<80 {
                    let high = e.rotatedRight(14) ^ e.rotatedRight(18) ^ e.rotatedRight(41)
                    let first = h &+ high &+ (e & f ^ ~e & g) &+ constants[round] &+ w[round]
                    let low = a.rotatedRight(28) ^ a.rotatedRight(34) ^ a.rotatedRight(39)
                    let second = low &+ (a & b ^ a & c ^ b & c)
                    (h, g, f, e) = (g, f, e, d &+ first)
                    (d, c, b, a) = (c, b, a, first &+ second)
                }
            }
            for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ word }
        }
    }
}
