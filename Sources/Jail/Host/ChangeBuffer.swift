import SupervisorProtocol
import Synchronization

/// Records of file changes that have arrived and were not taken yet.
final class ChangeBuffer: Sendable {
    private struct State {
        var splitter = RecordSplitter()
        var records: [StreamRecord.Change] = []
    }

    private let state = Mutex(State())

    func feed(_ piece: [UInt8]) throws(MessageError) {
        try state.withLock { (state) throws(MessageError) in
            for record in try state.splitter.feed(piece) {
                state.records.append(try StreamRecord.Change(decoding: record))
            }
        }
    }

    func take() -> StreamRecord.Change? {
        state.withLock { $0.records.isEmpty ? nil : $0.records.removeFirst() }
    }
}
