package dev.governor.console;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Tenant;
import java.util.Set;

/** People who read pages. */
final class TestingReaders {

    static final Principal ALICE = person("alice", "Alice Approver");
    static final Principal BEN = person("ben", "Ben Approver");

    private TestingReaders() {}

    private static Principal person(String id, String name) {
        return new Principal("embedded|" + id, name, Tenant.DEFAULT, Set.of(Role.APPROVER), null);
    }
}
