package dev.governor.process.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.kie.kogito.auth.IdentityProvider;
import org.kie.kogito.auth.IdentityProviderFactory;
import org.kie.kogito.auth.IdentityProviders;
import org.kie.kogito.auth.impl.IdentityProviderFactoryImpl;
import org.kie.kogito.auth.impl.KogitoAuthConfig;
import org.kie.kogito.config.ConfigBean;
import org.kie.kogito.config.StaticConfigBean;
import org.kie.kogito.correlation.CorrelationService;
import org.kie.kogito.event.correlation.DefaultCorrelationService;
import org.kie.kogito.services.uow.StaticUnitOfWorkManger;
import org.kie.kogito.uow.UnitOfWorkManager;

/** The small beans that the engine's generated code injects and its Quarkus extension would provide (ADR 1). */
@ApplicationScoped
class EngineBeans {

    /** The name under which the engine itself acts; it holds no role, so it can do nothing to a human task. */
    static final String ENGINE = "governor";

    @Produces
    @Singleton
    ConfigBean config() {
        return new StaticConfigBean();
    }

    @Produces
    @Singleton
    CorrelationService correlations() {
        return new DefaultCorrelationService();
    }

    @Produces
    @Singleton
    UnitOfWorkManager unitsOfWork() {
        return StaticUnitOfWorkManger.staticUnitOfWorkManager();
    }

    /** The identity where none is passed: callers are always passed explicitly, never taken from the surroundings. */
    @Produces
    @Singleton
    IdentityProvider identity() {
        return IdentityProviders.of(ENGINE, List.of());
    }

    @Produces
    @Singleton
    IdentityProviderFactory identities(IdentityProvider identity) {
        return new IdentityProviderFactoryImpl(identity, new KogitoAuthConfig(true, List.of()));
    }
}
