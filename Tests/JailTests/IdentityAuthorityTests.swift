@testable import LinuxSystem
import Testing

/// Who may give sandboxes ids of their own.
@Suite struct IdentityAuthorityTests {
    @Test(arguments: [
        ("         0          0 4294967295\n", true), ("0 1000 1\n", false), ("0 100000 65536\n", false), ("", false),
        ("0 1000 1\n1 100000 4294000000\n", true), ("nonsense\n", false),
    ])
    func needsAMapThatKnowsTheIds(map: String, isMapped: Bool) {
        #expect(IdentityAuthority.isMapped(map.utf8) == isMapped)
    }
}
