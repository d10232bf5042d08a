package dev.governor.execution.postgres;

import dev.governor.cli.demo.SharedEstate;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.execution.AdapterConformance;
import dev.governor.execution.TestingTarget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedEstate.class)
class RowSecurityConformanceIT extends AdapterConformance {

    private TestingTarget target;

    @BeforeAll
    void reach(TestingEstate estate) {
        target = new TestingRowSecurity(estate);
    }

    @Override
    protected TestingTarget target() {
        return target;
    }
}
