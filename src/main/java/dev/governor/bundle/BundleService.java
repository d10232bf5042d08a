package dev.governor.bundle;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Activates policy bundles: the configured one at start, another one whenever it is asked to, without a restart. */
@ApplicationScoped
public class BundleService {

    private static final Logger LOG = Logger.getLogger(BundleService.class);

    private final List<RuleVocabulary> vocabularies;
    private final List<BundleCheck> checks;
    private final BundleRegistry registry;
    private final List<PromotedBundles> stores;
    private final EvidenceLog evidence;
    private final BundleConfig config;

    BundleService(
            @All List<RuleVocabulary> vocabularies,
            @All List<BundleCheck> checks,
            BundleRegistry registry,
            @All List<PromotedBundles> stores,
            EvidenceLog evidence,
            BundleConfig config) {
        this.vocabularies = vocabularies;
        this.checks = checks;
        this.registry = registry;
        this.stores = stores;
        this.evidence = evidence;
        this.config = config;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Optional<BundleSource> promoted =
                stores.stream().flatMap(store -> store.latest().stream()).findFirst();
        BundleSource source = promoted.orElseGet(() -> ConfiguredBundle.of(config));
        PolicyBundle bundle = activate(source, Entry.GOVERNOR);
        if (promoted.isEmpty()) {
            stores.forEach(store -> store.begin(source, bundle));
        }
    }

    /**
     * Loads the bundle in {@code source} and lets it decide from now on.
     *
     * <p>The receipt comes first: a bundle whose activation cannot be recorded does not decide.
     *
     * @throws dev.governor.kernel.ProblemException {@code invalid-bundle} when it has problems; the active one stays
     */
    public PolicyBundle activate(BundleSource source, String actor) {
        return activate(source, actor, List.of());
    }

    /**
     * Loads the bundle in {@code source} and lets it decide from now on.
     *
     * @param why receipts of what led to it, written together with the activation's own
     * @throws dev.governor.kernel.ProblemException {@code invalid-bundle} when it has problems; the active one stays
     */
    public PolicyBundle activate(BundleSource source, String actor, List<Entry> why) {
        PolicyBundle bundle = check(source);
        List<Entry> entries = new ArrayList<>(why);
        entries.add(
                new Entry(ReceiptKind.BUNDLE_ACTIVATED, "bundle:" + bundle.name(), actor, describe(source, bundle)));
        QuarkusTransaction.requiringNew().run(() -> evidence.appendAll(entries));
        registry.activate(bundle);
        LOG.infof(
                "policy bundle %s %s (%s) decides, from %s",
                bundle.name(), bundle.version(), bundle.digest().shortText(), source.location());
        return bundle;
    }

    /**
     * Lets {@code canary} decide for its share from now on, beside the bundle that decides.
     *
     * @param why receipts of what led to it, written first
     */
    public void start(Canary canary, List<Entry> why) {
        QuarkusTransaction.requiringNew().run(() -> evidence.appendAll(why));
        registry.start(canary);
        LOG.infof(
                "policy bundle %s %s (%s) decides as canary",
                canary.bundle().name(),
                canary.bundle().version(),
                canary.bundle().digest().shortText());
    }

    /**
     * Lets the bundle that decides do so for everybody again.
     *
     * @param why receipts of what led to it, written first
     */
    public void endCanary(List<Entry> why) {
        QuarkusTransaction.requiringNew().run(() -> evidence.appendAll(why));
        registry.endCanary();
        LOG.info("no policy bundle decides as canary any more");
    }

    /** Loads the bundle in {@code source} without activating it, to see whether it could be. */
    public PolicyBundle check(BundleSource source) {
        return new BundlePipeline(vocabularies, checks, Thread.currentThread().getContextClassLoader()).load(source);
    }

    private static Map<String, Object> describe(BundleSource source, PolicyBundle bundle) {
        return Map.of(
                "name", bundle.name(),
                "version", bundle.version(),
                "digest", bundle.digest(),
                "location", source.location(),
                "files", source.files().size());
    }
}
