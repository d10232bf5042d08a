package dev.governor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    void theDigestOfNothingIsTheKnownOne() {
        assertThat(Digest.of("").text())
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theOrderOfPropertiesDoesNotMatter() {
        assertThat(Digest.ofCanonical(Map.of("a", 1, "b", 2))).isEqualTo(Digest.ofCanonical(Map.of("b", 2, "a", 1)));
    }

    @Test
    void anythingElseIsNotADigest() {
        assertThatThrownBy(() -> new Digest("sha256:123")).isInstanceOf(IllegalArgumentException.class);
    }
}
