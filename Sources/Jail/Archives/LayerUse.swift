internal import CLinux

/// A layer in use: while this lives, nobody prunes it. The lock ends with its holder, however that dies.
final class LayerUse: Sendable {
    let layer: ArchiveLayer
    private let directory: HeldDescriptor

    init(_ layer: ArchiveLayer, _ directory: consuming HeldDescriptor) {
        self.layer = layer
        self.directory = directory
    }

    deinit { cl_unlock_file(directory.number) }
}
