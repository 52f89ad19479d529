/// The module `_hashlib`, on which `hashlib` is built.
extension WorldBuilder {
    func buildDigestModule() {
        let m = module("_hashlib")
        let t = m.type("HASH", layout: .box, flags: .final)
        let type = t.type
        let signature =
            "name, data=, /, *, digest_size=, key=, salt=, person=, fanout=, depth=, leaf_size=, node_offset=, "
            + "node_depth=, inner_size=, last_node="
        m.function("new", signature) { (vm, a) throws(Raised) in
            guard let name = vm.unwrapped(a[0], .string) else {
                throw vm.typeError("new() argument 'name' must be str, not \(vm.typeName(a[0]))")
            }
            let digest = try vm.newDigest(vm.text(name), a)
            let box = DigestBox(name: vm.text(name), digest: digest)
            if a.has(1) { try vm.feed(box, a[1]) }
            return try vm.makeBox(type, box, charging: 640)
        }
        t.method("update", 2) { (vm, a) throws(Raised) in
            try vm.feed(try vm.digestBox(a[0]), a[1])
            return .none
        }
        for (name, isHex) in [("digest", false), ("hexdigest", true)] {
            t.method(name, "self, /, length=") { (vm, a) throws(Raised) in
                let box = try vm.digestBox(a[0])
                var length = 0
                if box.digest.digestSize == 0 {
                    guard a.has(1) else {
                        throw vm.typeError("\(name)() missing required argument 'length' (pos 1)")
                    }
                    length = try vm.count(a[1])
                    guard length >= 0 else { throw vm.valueError("value must be positive") }
                    guard length < 1 << 29 else { throw vm.valueError("digest length is too large") }
                    try vm.reserve(length * 3)
                    try vm.charge(length)
                } else if a.has(1) {
                    throw vm.typeError("HASH.\(name)() takes no arguments (1 given)")
                }
                try vm.charge(64)
                let result = try vm.makeBytes(box.digest.finished(length))
                return isHex ? try vm.hexadecimal(vm.view(result), nil, 1) : result
            }
        }
        t.method("copy", 1) { (vm, a) throws(Raised) in
            let box = try vm.digestBox(a[0])
            return try vm.makeBox(type, DigestBox(name: box.name, digest: box.digest), charging: 640)
        }
        t.property("name", { (vm, a) throws(Raised) in try vm.makeString(try vm.digestBox(a[0]).name) })
        t.property("digest_size", { (vm, a) throws(Raised) in .int(try vm.digestBox(a[0]).digest.digestSize) })
        t.property("block_size", { (vm, a) throws(Raised) in .int(try vm.digestBox(a[0]).digest.blockSize) })
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            try vm.makeString("<\(try vm.digestBox(a[0]).name) _hashlib.HASH object @ \(vm.address(a[0]))>")
        }
    }
}

/// A digest that a guest is making.
private final class DigestBox: Box {
    let name: String
    var digest: any Digest

    init(name: String, digest: any Digest) {
        self.name = name
        self.digest = digest
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func digestBox(_ value: Value) throws(Raised) -> DigestBox {
        guard let box = box(value, DigestBox.self) else {
            throw typeError("descriptor for '_hashlib.HASH' objects doesn't apply to a '\(typeName(value))' object")
        }
        return box
    }

    fileprivate func feed(_ box: DigestBox, _ data: Value) throws(Raised) {
        if unwrapped(data).is(.string) { throw typeError("Strings must be encoded before hashing") }
        guard let view = try bytesLike(data) else {
            throw typeError("object supporting the buffer API required")
        }
        try charge(view.count >> 1 + 8)
        box.digest.update(view.bytes, view.count)
    }

    fileprivate func newDigest(_ name: String, _ a: Arguments) throws(Raised) -> any Digest {
        switch name {
        case "md5": return ChainedDigest(.md5)
        case "sha1": return ChainedDigest(.sha1)
        case "sha224": return ChainedDigest(.sha224)
        case "sha256": return ChainedDigest(.sha256)
        case "sha384": return ChainedDigest(.sha384)
        case "sha512": return ChainedDigest(.sha512)
        case "sha3_224": return SpongeDigest(bits: 224, isExtendable: false)
        case "sha3_256": return SpongeDigest(bits: 256, isExtendable: false)
        case "sha3_384": return SpongeDigest(bits: 384, isExtendable: false)
        case "sha3_512": return SpongeDigest(bits: 512, isExtendable: false)
        case "shake_128": return SpongeDigest(bits: 128, isExtendable: true)
        case "shake_256": return SpongeDigest(bits: 256, isExtendable: true)
        case "blake2b": return Blake2Digest(try blakeParameters(a, name, most: 64, salt: 16), wide: true)
        case "blake2s": return Blake2Digest(try blakeParameters(a, name, most: 32, salt: 8), wide: false)
        default: throw valueError("unsupported hash type \(name)")
        }
    }

    private func blakeParameters(
        _ a: Arguments, _ name: String, most: Int, salt saltSize: Int
    ) throws(Raised) -> Blake2Parameters {
        func number(_ index: Int, _ missing: Int, _ bounds: ClosedRange<Int>, _ message: String) throws(Raised) -> Int {
            guard a.has(index) else { return missing }
            let value = try count(a[index])
            guard bounds.contains(value) else { throw valueError(message) }
            return value
        }
        func bytes(_ index: Int, _ limit: Int, _ what: String) throws(Raised) -> [UInt8] {
            guard a.has(index) else { return [] }
            let view = try requireBytes(a[index])
            guard view.count <= limit else { throw valueError("maximum \(what) length is \(limit) bytes") }
            return Array(UnsafeBufferPointer(start: view.bytes, count: view.count))
        }
        var parameters = Blake2Parameters(
            digestSize: try number(
                2, most, 1...most,
                "digest_size for \(name) must be between 1 and \(most) bytes, here it is "
                    + (a.has(2) && a[2].isInt ? "\(a[2].asInt)" : "0")))
        parameters.fanout = try number(6, 1, 0...255, "fanout must be between 0 and 255")
        parameters.depth = try number(7, 1, 1...255, "depth must be between 1 and 255")
        parameters.leafSize = try number(8, 0, 0...Int(UInt32.max), "leaf_size is too large")
        let isWide = most == 64
        parameters.nodeOffset = UInt64(
            try number(9, 0, 0...(isWide ? Int.max : 1 << 48 - 1), "node_offset is too large"))
        parameters.nodeDepth = try number(10, 0, 0...255, "node_depth must be between 0 and 255")
        parameters.innerSize = try number(11, 0, 0...most, "inner_size must be between 0 and is \(most)")
        parameters.isLastNode = a.has(12) ? try isTrue(a[12]) : false
        parameters.salt = try bytes(4, saltSize, "salt")
        parameters.person = try bytes(5, saltSize, "person")
        parameters.key = try bytes(3, most, "key")
        return parameters
    }
}
