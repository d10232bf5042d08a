package dev.governor.finding.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import dev.governor.finding.FindingReport;
import dev.governor.finding.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleSccReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organizations/5/sources/42/findings/aa",
                "organizations/5/sources/42/locations/global/findings/aa",
                "projects/7/sources/42/locations/eu/findings/aa",
                "folders/6/sources/42/findings/aa"
            })
    void everyNameOfAFindingIsOneAlias(String name) {
        assertThat(read(name, "").alias()).isEqualTo("sources/42/findings/aa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"state\": \"ACTIVE\"'|OPEN",
                "'\"state\": \"INACTIVE\", \"mute\": \"MUTED\"'|RESOLVED",
                "'\"state\": \"ACTIVE\", \"mute\": \"MUTED\"'|SUPPRESSED",
                "'\"securityMarks\": {\"marks\": {\"allow_open_firewall\": \"true\"}}'|OPEN",
                "'\"findingClass\": \"OBSERVATION\"'|EVIDENCE"
            })
    void theStateIsWhatTheSourceSaysOfThisFinding(String fields, Verdict verdict) {
        assertThat(read("organizations/5/sources/42/findings/aa", ", " + fields).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void bothNamesOfTheDatabaseServiceAreOneAsset() {
        FindingReport report = read("organizations/5/sources/42/findings/aa", "");

        assertThat(report.asset().text()).isEqualTo("gcp:sqladmin:projects:p:instances:i");
    }

    private static FindingReport read(String name, String fields) {
        String json = """
                {"name": "%s", "category": "OPEN_FIREWALL", "resourceName": "//cloudsql.googleapis.com/projects/p/instances/i"%s}
                """.formatted(name, fields);
        return TestingReading.of(json.getBytes(StandardCharsets.UTF_8))
                .reports()
                .get(0);
    }
}
