package dev.governor.context.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.kernel.Severity;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvssSeverityTest {

    private static final String WHOLE = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    @ParameterizedTest
    @CsvSource({
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, CRITICAL",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, CRITICAL",
        "AV:N/AC:L/Au:N/C:P/I:P/A:P, HIGH",
    })
    void aVectorHasTheSeverityOfItsScore(String vector, Severity severity) {
        assertThat(CvssSeverity.ofVector(vector)).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "CVSS:3.1/", "CVSS:3.1/AV:", "CVSS:3.1/AV:/AC:L", "CVSS:3.1/:", "CVSS:9.9/AV:N", "high"})
    void whatIsNoVectorHasNone(String text) {
        assertThat(CvssSeverity.ofVector(text)).isEmpty();
    }

    @Test
    void noBrokenVectorEscapesAsAnException() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder broken = new StringBuilder(WHOLE);
            for (int cut = random.nextInt(1, 6); cut > 0; cut--) {
                int at = random.nextInt(broken.length());
                broken.replace(at, at + 1, random.nextBoolean() ? "" : String.valueOf((char) random.nextInt(32, 128)));
            }
            assertThat(CvssSeverity.ofVector(broken.toString())).isNotNull();
        }
    }
}
