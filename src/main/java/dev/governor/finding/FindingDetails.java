package dev.governor.finding;

import java.util.List;

/**
 * What a report says about a finding beyond the eight fields. All of it is text from outside, for people and for look-ups,
 * never for a rule's condition.
 *
 * @param vulnerabilities the ids of the vulnerability, the canonical one first, then its aliases; see {@link
 *     VulnerabilityIds}
 * @param weaknesses the CWE ids, for example {@code CWE-79}
 * @param packageUrl the package, as a purl with version, empty when it is not about one
 * @param fixedIn the versions that fix it, in the order the source prefers
 * @param location the file and line, the URL or the path, empty when there is none; at most 500 characters
 * @param remediation what the source recommends; at most 2,000 characters
 * @param reference where to read about it, a URL, empty when there is none
 */
public record FindingDetails(
        List<String> vulnerabilities,
        List<String> weaknesses,
        String packageUrl,
        List<String> fixedIn,
        String location,
        String remediation,
        String reference) {

    /** Nothing beyond the eight fields. */
    public static final FindingDetails NONE = new FindingDetails(List.of(), List.of(), "", List.of(), "", "", "");

    public FindingDetails {
        vulnerabilities = List.copyOf(vulnerabilities);
        weaknesses = List.copyOf(weaknesses);
        fixedIn = List.copyOf(fixedIn);
    }
}
