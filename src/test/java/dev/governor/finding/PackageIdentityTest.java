package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names by which two scanners must mean the same package, vulnerability and image. */
class PackageIdentityTest {

    private static final String DIGEST = "sha256:" + "2".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/com.example/codec@2.9.1,            app/app.jar,  pkg:maven/com.example/codec@2.9.1?type=jar, /app/app.jar",
        "pkg:maven/com.example/codec@2.9.1,            app/app.jar,  pkg:maven/com.example/codec@2.9.1, /app/app.jar:BOOT-INF/lib/c.jar",
        "pkg:maven/com.example/codec@2.9.1,            ./app/app.war, pkg:maven/com.example/codec@2.9.1, app/app.war/WEB-INF/lib/c.jar",
        "pkg:deb/debian/libexample@1.2-3,              '',           pkg:deb/debian/libexample@1%3A1.2-3?arch=amd64, /var/lib/dpkg/status",
        "pkg:golang/example.com/Crypto@v0.1.0,         go.sum,       pkg:golang/example.com/crypto@0.1.0, /go.sum",
        "pkg:npm/%40Example/left@1.0.0,                web/a.json,   pkg:npm/%40example/left@1.0.0, web\\a.json",
        "pkg:pypi/Example_Codec@1,                     r.txt,        pkg:pypi/example-codec@1, /r.txt",
    })
    void twoWaysToWriteOnePackageAreOneFinding(String first, String firstPath, String second, String secondPath) {
        assertThat(PackageFindings.discriminator(List.of("CVE-2026-10001"), first, firstPath))
                .isEqualTo(PackageFindings.discriminator(List.of("cve-2026-10001"), second, secondPath));
    }

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/com.example/codec@2.9.1, a.jar, pkg:maven/com.example/codec@2.9.2, a.jar",
        "pkg:maven/com.example/codec@2.9.1, a.jar, pkg:maven/com.example/codec@2.9.1, b.jar",
        "pkg:maven/com.example/codec@2.9.1, a.jar, pkg:maven/com.Example/codec@2.9.1, a.jar",
        "pkg:npm/codec@2.9.1,               a.jar, pkg:pypi/codec@2.9.1,              a.jar",
    })
    void packagesThatDifferStayTwoFindings(String first, String firstPath, String second, String secondPath) {
        assertThat(PackageFindings.discriminator(List.of("CVE-2026-10001"), first, firstPath))
                .isNotEqualTo(PackageFindings.discriminator(List.of("CVE-2026-10001"), second, secondPath));
    }

    @ParameterizedTest
    @CsvSource({
        "GHSA-2222-3333-4444 CVE-2026-10003,       CVE-2026-10003",
        "cve-2026-10003,                           CVE-2026-10003",
        "DEBIAN-CVE-2026-10003,                    CVE-2026-10003",
        "SNYK-JAVA-COMEXAMPLE-1 ghsa-2222-3333-4444, GHSA-2222-3333-4444",
        "SNYK-JAVA-COMEXAMPLE-1 PYSEC-2026-7,      PYSEC-2026-7",
    })
    void everyToolThatKnowsTheAliasesPutsTheSameIdFirst(String ids, String first) {
        assertThat(VulnerabilityIds.canonical(Arrays.asList(ids.split(" "))).get(0))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "5.3.15,    '5.2.20.RELEASE, 5.3.18',   5.3.18",
        "9.0.109,   '11.0.14, 10.1.49, 9.0.112', 9.0.112",
        "1:1.2-3,   '2.0, 1:1.2-10, 1:1.2-9',   1:1.2-9",
        "2.0.0-rc1, '2.0.0, 1.9',               2.0.0",
        "4.17.4,    '>=4.17.11',                4.17.11",
        "'',        '3.0, 2.0',                 3.0",
        "unknown,   '3.0, 2.0',                 3.0",
        "v1.9.9,    'v1.10.0, v2.0.0',          v1.10.0",
    })
    void theSmallestUpgradeComesFirstWhereItCanBeTold(String installed, String fixes, String first) {
        assertThat(FixedVersions.ordered(installed, List.of(fixes)).get(0)).isEqualTo(first);
    }

    @Test
    void noFixIsLost() {
        assertThat(FixedVersions.ordered("2.9", List.of("3.0, 2.8", "3.0", "2.10")))
                .containsExactly("2.10", "3.0", "2.8");
    }

    @Test
    void anImageGoesByItsDigestAndElseByItsTag() {
        List<String> tags = List.of("registry:registry.example.com/ledger/api:2.3");
        String known = "registry.example.com/ledger/api@" + DIGEST;
        AssetKey byDigest = AssetNames.image(known);

        assertThat(ImageNames.image(tags, List.of("mirror.example.com/api@" + DIGEST, known), ""))
                .contains(byDigest);
        assertThat(ImageNames.image(tags, List.of("", "not a digest"), DIGEST)).contains(byDigest);
        assertThat(ImageNames.image(tags, List.of(), ""))
                .contains(AssetNames.image("registry.example.com/ledger/api:2.3"));
        assertThat(ImageNames.image(List.of(""), List.of(""), DIGEST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pkg:oci/api@sha256%3A{d}?repository_url=registry.example.com/ledger/api",
        "pkg:oci/api@sha256:{d}?repository_url=registry.example.com/ledger/api&tag=2.3",
        "pkg:docker/ledger/api@sha256:{d}?repository_url=registry.example.com",
        "registry.example.com/ledger/api@sha256:{d}",
    })
    void aProductThatIsAnImageIsThatImage(String product) {
        assertThat(ProductNames.key(product.replace("{d}", "2".repeat(64))))
                .isEqualTo(AssetNames.image("registry.example.com/ledger/api@" + DIGEST));
    }
}
