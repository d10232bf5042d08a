package dev.governor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.policy.TestingBundles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bundles swapped while threads decide: no decision fails, and none mixes two bundles. */
class ReloadUnderLoadTest {

    private static final int THREADS = 4;
    private static final int DECISIONS = 1_000;
    private static final AtomicInteger DECIDED = new AtomicInteger();

    private record Made(Digest digest, String reason) {}

    @Test
    void shouldAnswerEveryQuestionByOneBundleFromBeginningToEnd() throws Exception {
        Map<Digest, String> reasons = new TreeMap<>();
        List<PolicyBundle> bundles = List.of(saying("reason one"), saying("reason two"));
        reasons.put(bundles.get(0).digest(), "reason one");
        reasons.put(bundles.get(1).digest(), "reason two");
        BundleRegistry registry = new BundleRegistry();
        registry.activate(bundles.get(0));
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<List<Made>>> deciding = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            deciding.add(threads.submit(() -> decide(registry, running)));
        }

        for (int i = 0; DECIDED.get() < DECISIONS; i++) {
            registry.activate(bundles.get(i % 2));
            TimeUnit.MICROSECONDS.sleep(200);
        }
        running.set(false);

        List<Made> made = new ArrayList<>();
        for (Future<List<Made>> each : deciding) {
            made.addAll(each.get(30, TimeUnit.SECONDS));
        }
        threads.shutdown();
        assertThat(made).hasSizeGreaterThanOrEqualTo(DECISIONS);
        assertThat(made)
                .extracting(Made::digest)
                .contains(bundles.get(0).digest(), bundles.get(1).digest());
        assertThat(made).allSatisfy(each -> assertThat(each.reason()).isEqualTo(reasons.get(each.digest())));
    }

    private static List<Made> decide(BundleRegistry registry, AtomicBoolean running) {
        List<Made> made = new ArrayList<>();
        while (running.get()) {
            PolicyBundle bundle =
                    registry.deciding(Tenant.DEFAULT, "act_" + made.size()).bundle();
            Explanation explanation =
                    Workbench.standard().explain(bundle, "policy", "", Map.of("has_inverse", "false"));
            assertThat(explanation.answer().outcome()).isEqualTo("deny");
            DECIDED.incrementAndGet();
            made.add(new Made(bundle.digest(), explanation.answer().reasons().get(0)));
        }
        return made;
    }

    private static PolicyBundle saying(String reason) {
        SortedMap<String, byte[]> files =
                new TreeMap<>(BundleSource.ofDirectory(Path.of("rules")).files());
        files.computeIfPresent(
                "policy/destruction.drl",
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace("the template names no inverse, so a wrong change could not be undone", reason)
                        .getBytes(StandardCharsets.UTF_8));
        return TestingBundles.load(new BundleSource("test", files));
    }
}
