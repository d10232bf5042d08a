package dev.governor.finding;

import java.util.List;

/**
 * What recording a list of reports did.
 *
 * @param accepted findings that were opened
 * @param merged reports that changed a known finding
 * @param unchanged reports that said nothing new
 * @param resolved findings that a report resolved
 * @param evidence reports of passed checks, which open and resolve nothing
 * @param findings the ids of the findings that the reports are about, each once, in order
 */
public record RecordResult(int accepted, int merged, int unchanged, int resolved, int evidence, List<String> findings) {

    public RecordResult {
        findings = List.copyOf(findings);
    }
}
