extension WorldBuilder {
    func buildModules() {}
}
