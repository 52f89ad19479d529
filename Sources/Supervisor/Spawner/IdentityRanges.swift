import CLinux
import Glibc
import LinuxSystem
import SupervisorProtocol

/// Ranges of host user and group ids, one per sandbox, so that no two sandboxes ever share a user.
///
/// The ranges lie above those that container managers and `/etc/subuid` use and below 2^31: 4,094 of 65,536 ids each.
/// A range is taken by locking its byte in one file (open file description locks): the kernel lets go of it when the
/// spawner dies, whatever it dies of, so nothing has to be cleaned up.
struct IdentityRanges {
    static let size: UInt32 = 65536
    static let first = UInt32(IdentityAuthority.range.lowerBound)
    static let count: UInt32 = 4094

    private let file: Int32
    /// Few, and asked rarely; a set would first have to learn how to hash.
    private var taken: [UInt32] = []

    init() throws(StageFailure) {
        try ensureDirectory("/run/bulkhead", mode: 0o700)
        file = try check(
            "open /run/bulkhead/identities", cl_open("/run/bulkhead/identities", O_RDWR | O_CREAT | O_NOFOLLOW, 0o600))
    }

    /// Takes a free range and gives its first id. The search starts anywhere, so that spawners do not queue up at the
    /// same byte.
    mutating func take() throws(StageFailure) -> UInt32 {
        var start: UInt32 = 0
        cl_random(&start, 4)
        for step in 0..<Self.count {
            let index = (start % Self.count + step) % Self.count
            if taken.contains(index) { continue }
            if cl_lock_byte(file, Int64(index)) == 0 {
                taken.append(index)
                return Self.first + index * Self.size
            }
        }
        throw StageFailure(stage: "find a free range of user ids", code: EUSERS)
    }

    /// Gives a range back.
    mutating func release(_ first: UInt32) {
        let index = (first - Self.first) / Self.size
        guard let place = taken.firstIndex(of: index) else { return }
        taken.remove(at: place)
        cl_unlock_byte(file, Int64(index))
    }
}
