extension WorldBuilder {
    func buildModules() {
        buildSys()
        buildItertools()
        buildCollections()
        buildFunctools()
        buildOperators()
        buildHeaps()
        buildBisection()
    }
}
