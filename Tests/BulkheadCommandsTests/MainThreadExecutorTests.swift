import Glibc
import Testing

@testable import BulkheadCommands

@Suite("The executor of the main thread")
struct MainThreadExecutorTests {
    @Test func everythingAwaitedRunsOnTheThreadThatCalled() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            HostThread.start {
                let here = pthread_self()
                let code = MainThreadExecutor().run {
                    for _ in 0..<100 {
                        await Task.yield()
                        await Self.resumedElsewhere()
                        guard pthread_equal(here, pthread_self()) != 0 else { return 1 }
                    }
                    return 7
                }
                #expect(code == 7)
                continuation.resume()
            }
        }
    }

    private static func resumedElsewhere() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            HostThread.start { continuation.resume() }
        }
    }
}
