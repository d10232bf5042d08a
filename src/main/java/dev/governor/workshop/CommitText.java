package dev.governor.workshop;

import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * A change as the message of a commit: a line for people, the reason, and trailers.
 *
 * <p>What people write is one line, so that nothing in it can pass for a trailer.
 */
final class CommitText {

    private static final String KIND = "Change";
    private static final String NAME = "Bundle-Name";
    private static final String VERSION = "Bundle-Version";
    private static final String DIGEST = "Bundle-Digest";
    private static final String AUTHOR = "Proposed-by";
    private static final String OPERATOR = "Operated-by";
    private static final String APPROVER = "Approved-by";
    private static final String PROPOSAL = "Proposal";

    private CommitText() {}

    static String write(Change change) {
        Map<String, @Nullable String> trailers = new LinkedHashMap<>();
        trailers.put(KIND, change.kind().word());
        trailers.put(NAME, line(change.name()));
        trailers.put(VERSION, line(change.version()));
        trailers.put(DIGEST, change.digest().text());
        trailers.put(AUTHOR, line(change.author()));
        trailers.put(OPERATOR, change.operator() == null ? null : line(change.operator()));
        trailers.put(APPROVER, change.approver() == null ? null : line(change.approver()));
        trailers.put(PROPOSAL, change.proposal());
        return "%s %s %s\n\n%s\n\n%s\n"
                .formatted(
                        change.kind().word().replace('_', ' '),
                        line(change.name()),
                        line(change.version()),
                        "Why: " + line(change.why()),
                        trailers.entrySet().stream()
                                .filter(entry -> entry.getValue() != null)
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .collect(Collectors.joining("\n")));
    }

    /** Returns the change that a commit of ours is about, or empty when it is somebody else's. */
    static Optional<Change> read(RevCommit commit) {
        List<String> paragraphs = List.of(commit.getFullMessage().strip().split("\n\n"));
        if (paragraphs.size() != 3 || !paragraphs.get(1).startsWith("Why: ")) {
            return Optional.empty();
        }
        Map<String, String> trailers = paragraphs
                .get(2)
                .lines()
                .filter(line -> line.contains(": "))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")),
                        line -> line.substring(line.indexOf(": ") + 2),
                        (one, other) -> one));
        return Level.of(Change.Kind.class, trailers.getOrDefault(KIND, ""))
                .map(kind -> new Change(
                        commit.getName(),
                        kind,
                        trailers.getOrDefault(NAME, ""),
                        trailers.getOrDefault(VERSION, ""),
                        new Digest(trailers.getOrDefault(DIGEST, "")),
                        trailers.getOrDefault(AUTHOR, ""),
                        trailers.get(OPERATOR),
                        trailers.get(APPROVER),
                        commit.getCommitterIdent().getWhenAsInstant(),
                        paragraphs.get(1).substring("Why: ".length()),
                        trailers.get(PROPOSAL)));
    }

    static PersonIdent person(String subject, Instant at) {
        String name = line(subject).replaceAll("[<>]", "");
        return new PersonIdent(name, name.replaceAll("[^A-Za-z0-9._|@-]", "-"), at, java.time.ZoneOffset.UTC);
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
