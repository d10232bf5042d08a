package dev.governor.context;

import dev.governor.TestingReading;
import dev.governor.finding.Finding;
import dev.governor.finding.TestingFindingBook;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the governor knows after some signals, in memory, by the same rules as the stored estate. */
public final class TestingEstate {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final TestingFindingBook book;
    private AssetGraph graph;

    public TestingEstate() {
        this(new TestingFindingBook(), AssetGraph.EMPTY);
    }

    private TestingEstate(TestingFindingBook book, AssetGraph graph) {
        this.book = book;
        this.graph = graph;
    }

    /** Returns the same estate, to be told more. */
    public TestingEstate copy() {
        return new TestingEstate(book, graph);
    }

    public TestingEstate take(byte[] body) {
        TestingReading reading = TestingReading.of(body);
        List<ContextFact> facts = new ArrayList<>(reading.facts());
        facts.addAll(ReportedContext.of(reading.reports()));
        List<ContextFact> structure = ReportedContext.containersIn(facts);
        facts.replaceAll(fact -> fact.settled(Trust.AUTHORITATIVE, NOW));
        facts.addAll(structure);
        graph = graph.with(facts, graph.revision() + 1);
        book.record(reading.reports(), NOW);
        return this;
    }

    /** States facts about the estate, as far as their own trust. */
    public TestingEstate state(List<ContextFact> facts) {
        graph = graph.with(facts, graph.revision() + 1);
        return this;
    }

    public AssetGraph graph() {
        return graph;
    }

    /** Returns the findings, without context. */
    public List<Finding> findings() {
        return book.findings();
    }
}
