/// The modules that are made of Swift, one call each.
extension WorldBuilder {
    func buildModules() {
        buildSys()
        buildItertools()
        buildCollections()
        buildFunctools()
        buildOperators()
        buildHeaps()
        buildBisection()
        buildArrayModule()
        buildRegexModule()
        buildStructModule()
        buildBinasciiModule()
        buildDigestModule()
        buildUnicodeDataModule()
        buildJSONModule()
        buildTimeModule()
        buildFileSystemModule()
        buildOpenFileModule()
        buildWeakReferences()
        buildSyntaxTreeModule()
    }
}
