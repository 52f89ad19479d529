/// Names that were probably meant, as CPython suggests them.
enum Suggestion {
    /// The nearest name, if one is near enough: the distance counts moves of single characters, and changes of case for
    /// less.
    static func nearest(to name: String, among candidates: [String]) -> String? {
        let wrong = Array(name.utf8)
        guard !wrong.isEmpty, wrong.count <= 40, candidates.count <= 750 else { return nil }
        var best: String?
        var bestDistance = Int.max
        for candidate in candidates where candidate != name {
            // Private names are offered only to those who ask for one.
            if candidate.hasPrefix("_"), !name.hasPrefix("_") { continue }
            let other = Array(candidate.utf8)
            guard other.count <= 40 else { continue }
            let limit = (wrong.count + other.count + 3) * 2 / 6
            let distance = distance(wrong, other, limit: min(limit, bestDistance - 1))
            if distance <= limit, distance < bestDistance {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }

    private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
        if a == b { return 0 }
        func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }
        return lower(a) == lower(b) ? 1 : 2
    }

    private static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
        var row = Array(stride(from: 0, through: b.count * 2, by: 2))
        for i in 1...a.count {
            var diagonal = row[0]
            row[0] = i * 2
            var least = row[0]
            if !b.isEmpty {
                for j in 1...b.count {
                    let next = min(row[j] + 2, row[j - 1] + 2, diagonal + cost(a[i - 1], b[j - 1]))
                    diagonal = row[j]
                    row[j] = next
                    least = min(least, next)
                }
            }
            if least > limit { return Int.max }
        }
        return row[b.count]
    }

    /// What is put behind the message of a NameError, AttributeError or ImportError.
    static func hint(_ vm: VM, _ value: Value) -> String? {
        let detail = vm.exception(value).pointee.detail
        if vm.isInstance(value, vm.pointee.types.nameError), detail.is(.string) {
            let name = vm.text(detail)
            if vm.isInstance(value, vm.pointee.types.unboundLocalError) { return nil }
            if isAttributeOfSelf(vm, value, detail) { return "Did you mean: 'self.\(name)'?" }
            if let near = forException(vm, value) { return "Did you mean: '\(near)'?" }
            if vm.isKnownModule(name), !name.hasPrefix("_") {
                return "Did you forget to import '\(name)'?"
            }
            return nil
        }
        return forException(vm, value).map { "Did you mean: '\($0)'?" }
    }

    /// Whether the function in which a name was missing has a first argument with an attribute of that name.
    private static func isAttributeOfSelf(_ vm: VM, _ value: Value, _ name: Value) -> Bool {
        let receiver = vm.exception(value).pointee.receiver
        guard !receiver.isUndefined, let found = try? vm.getAttributeOrUndefined(receiver, name) else {
            _ = vm.takePending()
            return false
        }
        return !found.isUndefined
    }

    private static func forException(_ vm: VM, _ value: Value) -> String? {
        let detail = vm.exception(value).pointee.detail
        if vm.isInstance(value, vm.pointee.types.nameError), detail.is(.string) {
            var names: Set<String> = []
            var entry = vm.exception(value).pointee.traceback
            while entry.is(.traceback) {
                let object = vm.object(entry, TracebackObject.self).pointee
                entry = object.next
                if entry.isNone {
                    object.code.pointee.template._withUnsafeGuaranteedRef {
                        names.formUnion($0.localNames)
                        names.formUnion($0.freeNames)
                    }
                    if object.globals.is(.dict) {
                        vm.forEach(vm.dict(object.globals).pointee.table) { names.insert(vm.text($0.key)) }
                    }
                }
            }
            vm.forEach(vm.dict(vm.pointee.builtins).pointee.table) { names.insert(vm.text($0.key)) }
            return nearest(to: vm.text(detail), among: names.sorted())
        }
        if vm.isInstance(value, vm.pointee.types.attributeError), detail.is(.tuple) {
            let name = vm.tuple(detail).pointee.items[0]
            let object = vm.tuple(detail).pointee.items[1]
            guard name.is(.string), object.isObject || !object.isUndefined,
                let all = try? vm.attributeNames(object)
            else { return nil }
            return nearest(to: vm.text(name), among: all.map { vm.text($0) })
        }
        if vm.isInstance(value, vm.pointee.types.importError), detail.is(.tuple) {
            let name = vm.tuple(detail).pointee.items[1]
            let module = vm.tuple(detail).pointee.items[2]
            guard name.is(.string), module.is(.module), let all = try? vm.attributeNames(module) else { return nil }
            return nearest(to: vm.text(name), among: all.map { vm.text($0) })
        }
        return nil
    }
}
