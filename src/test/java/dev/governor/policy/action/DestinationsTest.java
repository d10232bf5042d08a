package dev.governor.policy.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.policy.TestingBundles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {

    private static final Destinations DESTINATIONS = TestingBundles.readDefault()
            .knowledge(Destinations.class)
            .orElseThrow()
            .and(new Destinations(List.of("corp.example"), List.of("api.example.com")));

    @ParameterizedTest
    @CsvSource({
        "localhost, internal",
        "127.0.0.1, internal",
        "10.1.2.3, internal",
        "172.31.0.9, internal",
        "172.32.0.9, unknown",
        "[::1], internal",
        "git.corp.example, internal",
        "CORP.EXAMPLE., internal",
        "evilcorp.example, unknown",
        "corp.example.evil.com, unknown",
        "api.example.com, known",
        "API.Example.Com, known",
        "x.api.example.com, unknown",
        "example.com, unknown",
        "169.254.169.254, metadata",
        "metadata.google.internal, metadata",
        "[fd00:ec2::254], metadata",
        "2852039166, metadata",
        "0xa9fea9fe, metadata",
        "169.0376.0xa9fe, metadata",
        "[::ffff:169.254.169.254], metadata",
        "[::169.254.169.254], metadata",
        "169.254.169.254.nip.io, metadata",
        "x-169-254-169-254.sslip.io, metadata",
        "a9fea9fe.nip.io, metadata",
        "[64:ff9b::a9fe:a9fe], metadata",
        "[fe80::1%eth0], metadata",
        "[0:0:0:0:0:0:0:1], internal",
        "[::2], unknown",
        "[1:2:3], unknown",
        "[1::2::3], unknown",
        "10.1.2, unknown",
        "x.0x7f, unknown",
        "[::ffff:a9fe:a9fe], metadata",
        "99999999999999999999, unknown",
        "2130706433, unknown",
        "0x7f.1, unknown",
        "127.1, unknown",
        "010.0.0.1, unknown",
        "аpi.example.com, unknown",
        "10.0.0.1.evil.com, unknown",
        "a b, unknown"
    })
    void shouldTellWhereAHostIs(String host, String egress) {
        assertThat(DESTINATIONS.of(host).word()).isEqualTo(egress);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/x, api.example.com",
        "https://api.example.com@evil.com/x, evil.com",
        "https://u:p@evil.com:8443/x?y#z, evil.com",
        "evil.com, evil.com",
        "evil.com:22, evil.com",
        "localhost:8080/x, localhost",
        "http:evil.com, evil.com",
        "mailto:a@evil.com, evil.com",
        "http://evil.com:x/, http://evil.com:x/",
        "http://a@b@evil.com/, http://a@b@evil.com/",
        "//evil.com/x, evil.com",
        "http://[::1]:80/, [::1]",
        "ssh://git@evil.com/x, evil.com",
        "https://evil.com\\@api.example.com/, https://evil.com\\@api.example.com/"
    })
    void shouldFindTheHostThatIsReached(String url, String host) {
        assertThat(Destinations.hostOf(url))
                .hasValueSatisfying(found -> assertThat(DESTINATIONS.of(found)).isEqualTo(DESTINATIONS.of(host)));
    }

    @Test
    void shouldCountTheFarthestHost() {
        assertThat(DESTINATIONS.farthest(List.of("localhost", "evil.com", "api.example.com")))
                .isEqualTo(Egress.UNKNOWN);
        assertThat(DESTINATIONS.farthest(List.of())).isEqualTo(Egress.NONE);
    }
}
