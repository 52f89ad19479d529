public import CLinux
import Glibc

/// Lists of C strings that end in a null pointer, as execve(2) wants them: candidates, arguments, environment.
///
/// Invariant: the memory belongs to this value until `free()`, and a spawn plan made from it must not outlive that.
public struct CStringArrays {
    private let lists: [UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>]
    private let counts: [Int]

    /// Copies the strings: candidate paths, arguments, environment.
    public init(candidates: [String], arguments: [String], environment: [String]) {
        let values = [candidates, arguments, environment]
        counts = values.map(\.count)
        lists = values.map { strings in
            let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
            for (index, string) in strings.enumerated() { (list + index).initialize(to: strdup(string)) }
            (list + strings.count).initialize(to: nil)
            return list
        }
    }

    /// A plan that only executes: everything else is left as the caller has it.
    public func plan(descriptors: UnsafePointer<Int32>, count: Int32) -> cl_spawn_plan {
        let candidates = UnsafeRawPointer(lists[0]).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
        return cl_spawn_plan(
            candidates: candidates, arguments: lists[1], environment: lists[2], working_directory: nil,
            descriptors: descriptors, descriptor_count: count, keep_descriptors: 0, new_session: 0,
            controlling_terminal: 0, change_identity: 0, clear_groups: 0, user: 0, group: 0, set_capabilities: 0,
            empty_bounding_set: 0, capabilities: 0, no_new_privileges: 0, limits: nil, limit_count: 0, filter: nil,
            filter_length: 0,
            umask: 0o022, image: -1)
    }

    /// Frees the strings.
    public func free() {
        for (list, count) in zip(lists, counts) {
            for index in 0..<count { Glibc.free(list[index]) }
            list.deallocate()
        }
    }
}
