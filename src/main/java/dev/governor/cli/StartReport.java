package dev.governor.cli;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Reports the steps of a start that happen inside the application. */
@ApplicationScoped
@UnlessBuildProfile("test")
public class StartReport {

    private static final int FIRST = 1;

    private final StartProgress progress = StartProgress.ofThisProcess();

    void migrated(@Observes @Priority(FIRST) StartupEvent event, Flyway flyway) {
        String version = Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::getVersion)
                .orElse("nothing");
        progress.step("database migrated to " + version);
    }

    void started(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        progress.step("rules compiled, services started");
    }
}
