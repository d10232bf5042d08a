package dev.governor.analysis;

import dev.governor.analysis.Remark.Kind;
import dev.governor.analysis.Remark.Weight;
import dev.governor.bundle.Constraint;
import dev.governor.bundle.SourcePlace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can be said about decision tables: rows that disagree, and cases that no row speaks about. */
final class Tables {

    private static final String SUFFIX = ".csv";

    private final RuleSet set;
    private final List<Remark> remarks = new ArrayList<>();

    private Tables(RuleSet set) {
        this.set = set;
    }

    static List<Remark> of(RuleSet set) {
        Tables about = new Tables(set);
        Map<String, List<RuleBox>> tables = new TreeMap<>();
        for (RuleBox rule : set.rules()) {
            if (rule.rule().at().file().endsWith(SUFFIX) && !rule.isEmpty()) {
                tables.computeIfAbsent(rule.rule().at().file(), file -> new ArrayList<>())
                        .add(rule);
            }
        }
        tables.forEach((file, rows) -> {
            about.overlaps(rows);
            about.gaps(file, rows);
        });
        return about.remarks;
    }

    static boolean ofOneTable(RuleBox rule, RuleBox other) {
        String file = rule.rule().at().file();
        return file.endsWith(SUFFIX) && file.equals(other.rule().at().file());
    }

    private void overlaps(List<RuleBox> rows) {
        Neighbours neighbours = new Neighbours(rows, set.domain().dimensions());
        for (RuleBox row : rows) {
            for (RuleBox other : neighbours.of(row)) {
                boolean first = row.rule().at().line() < other.rule().at().line();
                if (first && RuleRemarks.contradict(row, other)) {
                    remarks.add(new Remark(
                            Kind.CONFLICT,
                            Weight.ERROR,
                            List.of(row.rule().at(), other.rule().at()),
                            "the rows %s and %s hold for the same cases and have different effects, `%s` and `%s`"
                                    .formatted(
                                            RuleRemarks.quoted(row),
                                            RuleRemarks.quoted(other),
                                            RuleRemarks.effect(row),
                                            RuleRemarks.effect(other)),
                            "rows of one table exclude each other: narrow one of them",
                            set.space().example(other.within(row.within(set.domain())))));
                }
            }
        }
    }

    private void gaps(String file, List<RuleBox> rows) {
        Map<String, BitSet> keys = new TreeMap<>();
        for (RuleBox row : rows) {
            Constraint first = row.rule().constraints().get(0);
            int dimension = set.space().find(first.property()).orElseThrow();
            keys.computeIfAbsent(first.property(), property -> new BitSet()).or(row.side(dimension));
        }
        keys.forEach((property, cells) -> {
            int dimension = set.space().find(property).orElseThrow();
            cells.stream().forEach(cell -> gap(file, rows, dimension, cell));
        });
    }

    private void gap(String file, List<RuleBox> rows, int dimension, int cell) {
        BitSet one = new BitSet();
        one.set(cell);
        Box cases = set.domain().within(dimension, one);
        if (cases.isEmpty()) {
            return;
        }
        boolean decides = rows.stream().anyMatch(row -> row.outcome().isPresent());
        Optional<Box> silent = decides ? gap(cases, set.deciding()) : Optional.empty();
        Optional<Box> gap = silent.or(() -> gap(cases, rows));
        SourcePlace place = rows.stream()
                .filter(row -> row.relationTo(cases) != RuleBox.Relation.APART)
                .map(row -> row.rule().at())
                .findFirst()
                .orElse(SourcePlace.startOf(file));
        gap.ifPresent(box -> remarks.add(new Remark(
                Kind.GAP,
                Weight.INFORMATION,
                List.of(place),
                "the table says nothing about some cases of `%s` `%s`%s"
                        .formatted(
                                set.space().dimension(dimension).name(),
                                set.space()
                                        .dimension(dimension)
                                        .cells()
                                        .get(cell)
                                        .shown(),
                                silent.isPresent() ? ", and nor does any other rule: they are denied" : ""),
                silent.isPresent() ? "add a row, or leave it: what no rule speaks about is denied" : "",
                set.space().example(box))));
    }

    private static Optional<Box> gap(Box cases, List<RuleBox> rules) {
        return new Cover(Budget.ordinary()).gap(cases, rules);
    }
}
