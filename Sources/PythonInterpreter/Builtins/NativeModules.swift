/// The modules that are made of Swift, one call each.
extension WorldBuilder {
    func buildModules() {
        buildArrayModule()
        buildRegexModule()
        buildStructModule()
        buildBinasciiModule()
    }
}
