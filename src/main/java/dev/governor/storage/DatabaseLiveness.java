package dev.governor.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the embedded PostgreSQL server lives; up when the database is an external one, which this process cannot bring back.
 *
 * <p>Readiness, which asks the database itself, is down meanwhile too.
 */
@Liveness
@ApplicationScoped
class DatabaseLiveness implements HealthCheck {

    private final StorageSettings settings;

    DatabaseLiveness(StorageSettings settings) {
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Embedded database")
                .status(settings.directory().map(DatabaseLiveness::lives).orElse(true))
                .build();
    }

    static boolean lives(Path directory) {
        return Postmaster.of(directory.resolve("data"))
                .filter(Postmaster::isAlive)
                .isPresent();
    }
}
