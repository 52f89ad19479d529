extension WorldBuilder {
    func buildModules() {
        buildSys()
    }
}
