package dev.governor.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.policy.Case;
import dev.governor.policy.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A history that was made up, newest first, handed out in small pages. */
final class TestingHistory implements RecordedCases {

    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final int PAGE = 3;

    private final List<RecordedCase> cases = new ArrayList<>();

    TestingHistory add(String tenant, Case facts, Outcome outcome) {
        return add("policy", tenant, facts.canonical(), outcome);
    }

    TestingHistory add(String directory, String tenant, String body, Outcome outcome) {
        String id = "dec_%05d".formatted(cases.size());
        Instant at = START.plusSeconds(cases.size());
        cases.add(
                0,
                new RecordedCase(
                        directory, id, tenant, outcome, at, Digest.of(body).text(), body));
        return this;
    }

    List<RecordedCase> cases() {
        return cases;
    }

    @Override
    public boolean read(Window window, Consumer<List<RecordedCase>> reader) {
        List<RecordedCase> wanted = cases.stream().limit(window.most()).toList();
        for (int i = 0; i < wanted.size(); i += PAGE) {
            reader.accept(List.copyOf(wanted.subList(i, Math.min(wanted.size(), i + PAGE))));
        }
        return wanted.size() == cases.size();
    }

    /** Returns {@code facts} as they would have been recorded without the fact {@code name}. */
    static String without(Case facts, String name) {
        ObjectNode tree = (ObjectNode) CanonicalJson.readTree(facts.canonical());
        tree.remove(name);
        return CanonicalJson.write(tree);
    }
}
