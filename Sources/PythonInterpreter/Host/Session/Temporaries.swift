/// What natives kept for a while.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Gives back what a run needed for keeping very many values at once.
    func shrinkTemporaries() {
        let usual = 4096
        guard pointee.temporaryCapacity > usual else { return }
        pointee.heap.count(-(pointee.temporaryCapacity - usual) * 16)
        pointee.temporaries.deallocate()
        pointee.temporaries = .allocate(capacity: usual)
        pointee.temporaryCapacity = usual
        pointee.temporaryCount = 0
    }
}
