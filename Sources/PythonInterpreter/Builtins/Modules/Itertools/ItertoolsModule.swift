/// `itertools`
extension WorldBuilder {
    func buildItertools() {
        let m = module("itertools", "Functional tools for creating and using iterators.")
        buildCounting(m)
        buildChaining(m)
        buildSelecting(m)
        buildSlicing(m)
        buildGrouping(m)
        buildTee(m)
        buildProducts(m)
        buildCombinations(m)
    }
}
