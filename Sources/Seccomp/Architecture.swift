/// A processor architecture that filters are compiled for.
public enum Architecture: String, Sendable, Hashable, CaseIterable {
    /// 64-bit x86.
    case x86_64
    /// 64-bit ARM.
    case arm64

    /// The architecture that this program was built for.
    public static var current: Architecture {
        #if arch(arm64)
        .arm64
        #else
        .x86_64
        #endif
    }

    /// What the kernel writes into the architecture field of a call (`AUDIT_ARCH_X86_64`, `AUDIT_ARCH_AARCH64`): the
    /// number of the ELF machine, with bits for 64-bit and little-endian.
    public var auditValue: UInt32 {
        switch self {
        case .x86_64: 0xC000_003E
        case .arm64: 0xC000_00B7
        }
    }
}
