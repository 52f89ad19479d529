@_spi(Testing) import Jail
import TestSupport
import Testing

/// The table itself: an attack that is missing from it, or named twice, would never be run.
@Suite struct CatalogueTests {
    @Test func namesAreUnique() {
        let names = Catalogue.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func everyProgramIsListed() async throws {
        let list = try await HostProgram([BuildProducts.path(of: "containment-attacks"), "--list"]).finish().output
        let programs = list.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
        #expect(programs.count > 150)
        #expect(Set(programs) == Set(Catalogue.all.map(\.program)).union(Catalogue.accomplices))
    }

    @Test func everyGuardIsWorthSomething() {
        let removed = Catalogue.all.reduce(into: Set<JailGuard>()) { $0.formUnion($1.demonstration.guardsToRemove) }
        #expect(removed == Set(JailGuard.allCases))
    }

    @Test func everyLimitIsWorthSomething() {
        let removed = Catalogue.all.reduce(into: Set<LimitGuard>()) {
            if case .unlimited(let limits) = $1.demonstration { $0.formUnion(limits) }
        }
        #expect(removed == Set(LimitGuard.allCases))
    }

    @Test(arguments: Catalogue.all) func removesSomething(attack: Attack) {
        #expect(!attack.users.isEmpty)
        switch attack.demonstration {
        case .removing(let guards): #expect(!guards.isEmpty)
        case .unlimited(let limits): #expect(!limits.isEmpty)
        case .outside(let reason), .notShown(let reason): #expect(!reason.isEmpty)
        }
    }
}
