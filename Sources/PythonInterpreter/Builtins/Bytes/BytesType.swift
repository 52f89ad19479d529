extension WorldBuilder {
    func buildBytes() {}
}
