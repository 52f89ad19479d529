import CLinux
import Glibc
import LinuxSystem
import SupervisorProtocol

/// A writable layer on disk: an ext4 file system in a file that never has a name, on a loop device that frees itself,
/// mounted nowhere on the host. Whatever dies, the kernel takes all three back.
enum DiskImage {
    static func make(in directory: String, size: UInt64, owner: UInt32) throws(StageFailure) -> Int32 {
        let image = try check(
            "create an unnamed file in \(directory)", cl_open(directory, O_RDWR | cl_o_unnamed_file, 0o600))
        defer { close(image) }
        try checkErrno("reserve \(size) bytes in \(directory)", ftruncate(image, off_t(size)))
        var name = [CChar](repeating: 0, count: 32)
        let device = try check(
            "attach a loop device",
            name.withUnsafeMutableBufferPointer { buffer in
                buffer.baseAddress.map { cl_loop_attach(image, $0) } ?? -EINVAL
            })
        defer { close(device) }
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try format(path, owner: owner)
        let context = try check("fsopen ext4", cl_fs_open("ext4"))
        defer { close(context) }
        try check("fsconfig source", cl_fs_set(context, "source", path))
        return try check("mount \(path)", cl_fs_mount(context, cl_attr_no_set_user_id | cl_attr_no_devices))
    }

    private static func format(_ device: String, owner: UInt32) throws(StageFailure) {
        let arguments = [
            "mkfs.ext4", "-q", "-F", "-m", "0", "-O", "^has_journal", "-E",
            "root_owner=\(owner):\(owner),lazy_itable_init=1,nodiscard", device,
        ]
        let program = HostProgram(candidates: ["/usr/sbin/mkfs.ext4", "/sbin/mkfs.ext4"], arguments: arguments)
        let status = HostProgram.wait(for: try check("run mkfs.ext4 (package e2fsprogs)", program.start()))
        guard status == 0 else { throw StageFailure(stage: "mkfs.ext4 (status \(status))", code: EIO) }
    }
}
