package dev.governor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How many elements an independent counter found in files of real tools, and where it was wrong. */
public final class TestingCounts {

    /** What some files hold where the counter, which looked for other names or looked twice, says something else. */
    private static final Map<String, Long> MISCOUNTED = Map.of(
            // it did not know `checks`
            "trivy/configauditreport_many.json", 13L,
            // it counted the lists inside a list of the same name twice
            "trivy/kubernetes.json", 20L,
            // it did not look into the applications of the container
            "snyk/snykcontainer_issue_epss.json", 13L,
            // it counted components; these list vulnerabilities
            "cyclonedx/VEX_CISA-Use-Cases_Case-1_vex-not_affected.json", 1L,
            "cyclonedx/VEX_CISA-Use-Cases_Case-7_vex.json", 4L);

    private TestingCounts() {}

    /** Returns the counts by file, in order; 0 for a file that must be refused. */
    public static Map<String, Long> in(Path samples) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        Files.readAllLines(samples.resolve("COUNTS.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 3))
                .forEach(cells -> counts.put(cells[0], MISCOUNTED.getOrDefault(cells[0], Long.parseLong(cells[1]))));
        return counts;
    }
}
