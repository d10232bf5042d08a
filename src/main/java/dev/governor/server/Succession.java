package dev.governor.server;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

/** Takes over at the start what an earlier run of the only server left behind. */
@ApplicationScoped
class Succession {

    private final WorkClaims claims;
    private final Duties duties;
    private final ServerConfig config;

    Succession(WorkClaims claims, Duties duties, ServerConfig config) {
        this.claims = claims;
        this.duties = duties;
        this.config = config;
    }

    @Transactional
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (config.alone()) {
            claims.releaseOthers();
            duties.releaseOthers();
        }
    }
}
