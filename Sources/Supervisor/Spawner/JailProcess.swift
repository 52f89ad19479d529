import CLinux
import Glibc
import SupervisorProtocol

/// The life of a cloned child: wait for the plan, build the jail around itself, become its supervisor.
enum JailProcess {
    static func main(gate: Int32, shape: WaitingChild.Shape) -> Never {
        // The parent is single-threaded, so its death is the death that this signal means; the channel's end says the
        // same to a child that has its plan.
        if !shape.removedGuards.contains(.parentDeath) { cl_die_with_parent() }
        // The kernel shields process 1 from the signals of its sandbox that it does not handle. The language's runtime
        // handles crashes: a sandbox could feign one, and what answers it would be looked for among the sandbox's
        // files.
        cl_reset_signals()
        // Nothing of the spawner's stays open: another sandbox's channel here would hide that one's end.
        let keepsAll = shape.removedGuards.contains(.closedDescriptors)
        let socket = PacketSocket(descriptor: keepsAll ? gate : keepOnly(gate))
        guard case .packet = socket.receive(waits: true) else { cl_exit_now(1) }
        var foundation: Result<JailFoundation, StageFailure>?
        if shape.isStandard { foundation = JailFoundation.standard(singleIdentity: shape.single) }
        guard case .packet(let packet) = socket.receive(waits: true), packet.descriptors.count >= 1,
            let order = try? BuildOrder(decoding: packet.bytes)
        else { cl_exit_now(1) }
        close(socket.descriptor)
        let channel = PacketSocket(descriptor: packet.descriptors[0])
        do {
            let builder = JailBuilder(order, handed: Array(packet.descriptors.dropFirst()))
            let built = try builder.build(on: foundation?.get())
            channel.send(SupervisorReply.ready(report: built.report).encoded())
            var supervisor = try Supervisor(channel: channel, order: order, jail: built)
            supervisor.run()
        } catch {
            channel.send(SupervisorReply.failed(failure: error).encoded())
            cl_exit_now(1)
        }
        cl_exit_now(0)
    }

    /// Moves one descriptor behind the standard streams and closes all others.
    private static func keepOnly(_ descriptor: Int32) -> Int32 {
        let place: Int32 = 3
        if descriptor != place {
            dup2(descriptor, place)
            cl_set_close_on_exec(place, 1)
        }
        cl_close_from(UInt32(place) + 1)
        return place
    }
}
