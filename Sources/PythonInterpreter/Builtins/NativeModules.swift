/// The modules that are made of Swift, one call each.
extension WorldBuilder {
    func buildModules() {
        buildSys()
        buildArrayModule()
        buildJSONModule()
        buildTimeModule()
    }
}
