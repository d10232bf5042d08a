package dev.governor.analysis;

import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Exact answers about the rules of a bundle: conflicts, shadows, redundancy, rules that never hold, gaps in tables. */
public final class BundleAnalysis {

    private static final Comparator<Remark> WORST_FIRST = Comparator.comparing(Remark::level)
            .reversed()
            .thenComparing(Remark::kind)
            .thenComparing(
                    BundleAnalysis::place,
                    Comparator.comparing(SourcePlace::file)
                            .thenComparingInt(SourcePlace::line)
                            .thenComparingInt(SourcePlace::column))
            .thenComparing(Remark::message);

    private BundleAnalysis() {}

    /** Returns what an author should know about the deciding rules of {@code bundle}, errors first. Pure. */
    public static List<Remark> of(PolicyBundle bundle) {
        Stream<Remark> ofRules = RuleSet.of(bundle).stream()
                .flatMap(set -> Stream.concat(RuleRemarks.of(set).stream(), Tables.of(set).stream()));
        return Stream.concat(knowledge(bundle).stream(), ofRules)
                .sorted(WORST_FIRST)
                .toList();
    }

    /** Returns what is missing of what {@code bundle} would need to understand actions of agents. Pure. */
    public static List<Remark> knowledge(PolicyBundle bundle) {
        return KnowledgeRemarks.of(bundle);
    }

    private static SourcePlace place(Remark remark) {
        return remark.places().get(0);
    }
}
