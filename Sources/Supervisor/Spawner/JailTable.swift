/// The living jails by their number. Numbers only ever grow, so a sorted array does what a dictionary would; the first
/// dictionary of a kind costs the language's runtime more than a whole jail costs the spawner.
struct JailTable<Jail> {
    private var entries: [(sequence: UInt64, jail: Jail)] = []

    var keys: [UInt64] { entries.map(\.sequence) }

    subscript(sequence: UInt64) -> Jail? {
        get {
            let place = place(of: sequence)
            return place < entries.count && entries[place].sequence == sequence ? entries[place].jail : nil
        }
        set {
            let place = place(of: sequence)
            let isThere = place < entries.count && entries[place].sequence == sequence
            switch (newValue, isThere) {
            case (let jail?, true): entries[place].jail = jail
            case (let jail?, false): entries.insert((sequence, jail), at: place)
            case (nil, true): entries.remove(at: place)
            case (nil, false): return
            }
        }
    }

    mutating func removeAll(where isRemoved: (Jail) -> Bool) { entries.removeAll { isRemoved($0.jail) } }

    /// Where an entry is or would go.
    private func place(of sequence: UInt64) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = low + (high - low) / 2
            if entries[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
