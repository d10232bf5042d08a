package dev.governor.workshop;

import dev.governor.analysis.BundleAnalysis;
import dev.governor.analysis.Remark;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.PolicyBundle;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a bundle may decide, as far as can be told without compiling it.
 *
 * @param location where its files came from
 * @param name the bundle's name, empty when it cannot be read
 * @param version its version, empty when it cannot be read
 * @param digest its digest, over whatever files there are; empty when not even they can be read
 * @param rules how many rules each directory holds; empty when there are problems
 * @param remarks what keeps nobody from using it and its author should know, in sentences
 * @param problems what is wrong, in the order it was found
 */
public record CheckReport(
        String location,
        String name,
        String version,
        String digest,
        Map<String, Integer> rules,
        List<String> remarks,
        List<BundleProblem> problems) {

    public CheckReport {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        remarks = List.copyOf(remarks);
        problems = List.copyOf(problems);
    }

    /** Tells whether nothing is wrong. */
    public boolean passed() {
        return problems.isEmpty();
    }

    static CheckReport passed(String location, PolicyBundle bundle) {
        Map<String, Integer> rules = new TreeMap<>();
        bundle.rules()
                .forEach((directory, held) ->
                        rules.put(directory, held.definitions().size()));
        return new CheckReport(
                location,
                bundle.name(),
                bundle.version(),
                bundle.digest().text(),
                rules,
                BundleAnalysis.knowledge(bundle).stream()
                        .filter(remark -> remark.level() == Remark.Weight.WARNING)
                        .map(Remark::message)
                        .toList(),
                List.of());
    }

    static CheckReport failed(String location, String digest, List<BundleProblem> problems) {
        return new CheckReport(location, "", "", digest, Map.of(), List.of(), problems);
    }
}
