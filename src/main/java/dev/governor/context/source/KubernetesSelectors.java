package dev.governor.context.source;

import dev.governor.finding.AssetKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Joins services to workloads without seeing both at once: each label selector is a node of its own, {@code
 * kubernetes:<cluster>:<namespace>:selector:<sorted k=v,...>}. A service exposes the node of its selector; a workload is
 * exposed by the node of every selector that its pods' labels match.
 *
 * <p>Those are all subsets of at most {@value #MAX_LABELS} labels. Of more labels they are the single ones, the pairs and all of
 * them together, and of more than {@value #MAX_PAIRED} only the first in order are paired; a selector of another size then
 * finds no workload. Labels that controllers write for themselves, which no service selects by, do not count.
 */
final class KubernetesSelectors {

    static final int MAX_LABELS = 6;

    static final int MAX_PAIRED = 16;

    private static final Set<String> OF_CONTROLLERS = Set.of(
            "pod-template-hash",
            "controller-revision-hash",
            "pod-template-generation",
            "controller-uid",
            "batch.kubernetes.io/controller-uid");

    private KubernetesSelectors() {}

    /** Returns the node of the selector {@code labels} in the namespace of {@code object}. */
    static AssetKey node(KubernetesObject object, SortedMap<String, String> labels) {
        String written = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        return object.sibling(object.namespace(), "selector", written);
    }

    /** Returns the nodes of the selectors that pods with {@code labels} match. */
    static Set<AssetKey> matching(KubernetesObject object, SortedMap<String, String> labels) {
        List<Map.Entry<String, String>> counted = labels.entrySet().stream()
                .filter(label -> !OF_CONTROLLERS.contains(label.getKey()))
                .toList();
        Set<AssetKey> nodes = new LinkedHashSet<>();
        subsets(counted).forEach(subset -> {
            SortedMap<String, String> selector = new TreeMap<>();
            subset.forEach(label -> selector.put(label.getKey(), label.getValue()));
            nodes.add(node(object, selector));
        });
        return nodes;
    }

    private static <T> List<List<T>> subsets(List<T> all) {
        List<List<T>> subsets = new ArrayList<>();
        if (all.size() <= MAX_LABELS) {
            for (int bits = 1; bits < 1 << all.size(); bits++) {
                List<T> subset = new ArrayList<>();
                for (int i = 0; i < all.size(); i++) {
                    if ((bits & 1 << i) != 0) {
                        subset.add(all.get(i));
                    }
                }
                subsets.add(subset);
            }
            return subsets;
        }
        all.forEach(one -> subsets.add(List.of(one)));
        int paired = Math.min(all.size(), MAX_PAIRED);
        for (int i = 0; i < paired; i++) {
            for (int j = i + 1; j < paired; j++) {
                subsets.add(List.of(all.get(i), all.get(j)));
            }
        }
        subsets.add(all);
        return subsets;
    }
}
