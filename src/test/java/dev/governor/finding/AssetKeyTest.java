package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssetKeyTest {

    @Test
    void aNameMayHoldAnyCharacter() {
        AssetKey key =
                AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "quo\"ted\"; drop table x: --"));

        assertThat(key.text()).isEqualTo("postgresql:estate:sandbox:public:quo%22ted%22%3B%20drop%20table%20x%3A%20--");
        assertThat(key.path()).last().isEqualTo("quo\"ted\"; drop table x: --");
        assertThat(key.system()).isEqualTo("postgresql");
    }

    @Test
    void everyPathComesBackAsItWas() {
        qt().forAll(lists().of(strings().betweenCodePoints(1, 0xD7FF).ofLengthBetween(1, 20))
                        .ofSizeBetween(1, 5))
                .check(path -> AssetKey.of("postgresql", path).path().equals(path));
    }

    @Test
    void textThatIsNotAKeyIsRefused() {
        for (String text : List.of("", "postgresql", "Postgresql:x", "a:b c", "a:<script>", "a:" + "x".repeat(1_000))) {
            assertThatThrownBy(() -> new AssetKey(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void brokenTextCannotHideBehindAnotherName() {
        assertThatThrownBy(() -> AssetKey.of("postgresql", List.of("\ud800")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
