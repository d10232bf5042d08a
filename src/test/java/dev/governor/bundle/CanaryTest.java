package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.governor.bundle.Deciding.Shadow;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bundle decides while a canary stands. */
class CanaryTest {

    private static final int SUBJECTS = 100_000;
    private static final Tenant OTHER = new Tenant("other");

    private final PolicyBundle active = bundle("1.0.0");
    private final PolicyBundle tried = bundle("2.0.0");
    private final BundleRegistry registry = new BundleRegistry();

    @BeforeEach
    void activate() {
        registry.activate(active);
    }

    @Test
    void shouldDecideByTheActiveBundleAloneWithoutACanary() {
        assertThat(deciding("fnd_1")).isEqualTo(new Deciding(active, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 99})
    void shouldTakeItsShareOfTheSubjects(int percentage) {
        start("cny_1", CanaryShare.ofPercentage(percentage));

        long taken = IntStream.range(0, SUBJECTS)
                .filter(i -> deciding("fnd_" + i).bundle() == tried)
                .count();

        assertThat(100.0 * taken / SUBJECTS).isCloseTo(percentage, within(1.0));
    }

    @Test
    void shouldAlwaysTakeTheSameSubjects() {
        start("cny_1", CanaryShare.ofPercentage(50));
        List<PolicyBundle> first = IntStream.range(0, 1_000)
                .mapToObj(i -> deciding("fnd_" + i).bundle())
                .toList();

        registry.endCanary();
        start("cny_1", CanaryShare.ofPercentage(50));

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> deciding("fnd_" + i).bundle()))
                .containsExactlyElementsOf(first);
        assertThat(IntStream.range(0, 10).filter(i -> first.get(i) == tried))
                .as("as it was when this was written")
                .containsExactly(2, 3, 4, 6, 8);
    }

    @Test
    void shouldTakeOtherSubjectsInAnotherCanary() {
        CanaryShare half = CanaryShare.ofPercentage(50);

        long both = IntStream.range(0, SUBJECTS)
                .filter(i -> half.takes("cny_1", Tenant.DEFAULT, "fnd_" + i)
                        && half.takes("cny_2", Tenant.DEFAULT, "fnd_" + i))
                .count();

        assertThat(100.0 * both / SUBJECTS).isCloseTo(25, within(1.0));
    }

    @Test
    void shouldTakeEverythingOfItsTenantsAndNothingElse() {
        start("cny_1", CanaryShare.ofTenants(List.of("other")));

        assertThat(registry.deciding(OTHER, "fnd_1"))
                .isEqualTo(new Deciding(tried, new Shadow("cny_1", active, false)));
        assertThat(registry.deciding(Tenant.DEFAULT, "fnd_1"))
                .isEqualTo(new Deciding(active, new Shadow("cny_1", tried, true)));
    }

    @Test
    void shouldStayWithTheBundleThatADecisionBeganWith() {
        start("cny_1", CanaryShare.ofTenants(List.of("other")));

        assertThat(registry.deciding(OTHER, "fnd_1", active.digest()).bundle()).isSameAs(active);
        assertThat(registry.deciding(Tenant.DEFAULT, "fnd_1", tried.digest()).bundle())
                .isSameAs(tried);
    }

    @Test
    void shouldAskWhoDecidesNowWhenTheBundleOfTheBeginningIsGone() {
        start("cny_1", CanaryShare.ofTenants(List.of("other")));

        assertThat(registry.deciding(OTHER, "fnd_1", Digest.of("gone")).bundle())
                .isSameAs(tried);
        registry.endCanary();
        assertThat(registry.deciding(OTHER, "fnd_1", tried.digest())).isEqualTo(new Deciding(active, null));
    }

    @Test
    void shouldEndWithTheNextActivation() {
        start("cny_1", CanaryShare.ofPercentage(99));

        registry.activate(tried);

        assertThat(registry.canary()).isEmpty();
        assertThat(deciding("fnd_1")).isEqualTo(new Deciding(tried, null));
    }

    @Test
    void shouldDecideForTenantsOrForAShareAndNeverForNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CanaryShare(List.of(), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new CanaryShare(List.of("a"), 5));
        assertThatIllegalArgumentException().isThrownBy(() -> CanaryShare.ofPercentage(0));
        assertThatIllegalArgumentException().isThrownBy(() -> CanaryShare.ofPercentage(100));
        assertThatIllegalArgumentException().isThrownBy(() -> CanaryShare.ofTenants(List.of("No Tenant")));
    }

    private void start(String id, CanaryShare share) {
        registry.start(new Canary(id, tried, share));
    }

    private Deciding deciding(String subject) {
        return registry.deciding(Tenant.DEFAULT, subject);
    }

    private static PolicyBundle bundle(String version) {
        BundleManifest manifest =
                new BundleManifest("test", version, "nobody", Map.of(), Duration.ofSeconds(1), 1, Set.of(), Map.of());
        return new PolicyBundle(manifest, Digest.of(version), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }
}
