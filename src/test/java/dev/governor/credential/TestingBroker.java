package dev.governor.credential;

import dev.governor.approval.ExecutionAuthority;
import java.time.Clock;
import java.util.List;

/** Makes brokers and sweepers without a container; two brokers on one ledger are a process before and after a crash. */
public final class TestingBroker {

    private TestingBroker() {}

    public static CredentialBroker of(TestingLeaseLedger ledger, CredentialBackend backend, Clock clock) {
        return of(ledger, backend, clock, (planId, binding) -> {});
    }

    public static CredentialBroker of(
            TestingLeaseLedger ledger, CredentialBackend backend, Clock clock, ExecutionAuthority authority) {
        return new CredentialBroker(authority, ledger, List.of(backend), clock);
    }

    public static LeaseSweeper sweeper(
            TestingLeaseLedger ledger, CredentialBackend backend, Clock clock, CredentialBroker broker) {
        return new LeaseSweeper(broker, ledger, List.of(backend), clock);
    }
}
