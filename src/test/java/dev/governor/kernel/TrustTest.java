package dev.governor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {

    @Test
    void onlyAuthoritativeAndCuratedValuesMayLoosen() {
        assertThat(List.of(Trust.values()).stream().filter(Trust::mayLoosen))
                .containsExactly(Trust.AUTHORITATIVE, Trust.CURATED);
    }

    @Test
    void aSourceIsNeverBelievedMoreThanWhoBroughtIt() {
        assertThat(Trust.AUTHORITATIVE.cappedBy(Trust.CLAIMED)).isEqualTo(Trust.CLAIMED);
        assertThat(Trust.DECLARED.cappedBy(Trust.AUTHORITATIVE)).isEqualTo(Trust.DECLARED);
    }

    @Test
    void anAbsentValueCannotCarryTrust() {
        assertThatThrownBy(() -> new Attributed<>(null, "cmdb", Trust.CURATED, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Attributed.<String>unknown().isKnown()).isFalse();
    }
}
