package dev.governor.context;

import dev.governor.context.SignalStore.Portion;
import dev.governor.finding.FindingReport;
import java.util.ArrayList;
import java.util.List;

/** Cuts what a signal says into portions that fit into memory, the same ones each time it is read. */
abstract class SignalPortions implements SignalReading.Taker {

    /** How many reports and facts a portion holds at most. */
    static final int MAX_ITEMS = 1_000;

    /** How many characters of text a portion holds at most, but for one report. */
    private static final long MAX_TEXT = 4_000_000;

    private final int maxItems;
    private List<FindingReport> reports = new ArrayList<>();
    private List<ContextFact> facts = new ArrayList<>();
    private long text;

    SignalPortions(int maxItems) {
        this.maxItems = maxItems;
    }

    /** Takes the next portion. */
    abstract void take(Portion portion);

    @Override
    public void take(FindingReport report) {
        reports.add(report);
        text += report.title().length() + report.description().length();
        cut();
    }

    @Override
    public void take(ContextFact fact) {
        facts.add(fact);
        cut();
    }

    private void cut() {
        if (reports.size() + facts.size() >= maxItems || text >= MAX_TEXT) {
            end();
        }
    }

    /** Hands over what is left. */
    void end() {
        if (reports.isEmpty() && facts.isEmpty()) {
            return;
        }
        Portion portion = new Portion(reports, facts);
        reports = new ArrayList<>();
        facts = new ArrayList<>();
        text = 0;
        take(portion);
    }
}
