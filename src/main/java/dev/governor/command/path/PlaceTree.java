package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import dev.governor.kernel.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Directories and files by their segments, so that a path finds those it lies in, one look per segment. */
final class PlaceTree {

    /**
     * What stands in the tree.
     *
     * @param types the endings of the files that are meant, below the place
     * @param but names that are not meant, below the place
     */
    record Entry(ResourceKind kind, FileTypes types, List<Glob> but) {

        Entry {
            but = List.copyOf(but);
        }

        private boolean holds(String name, Budget budget) {
            boolean excepted = !but.isEmpty() && but.stream().anyMatch(each -> each.matches(name, budget));
            return types.holds(FileTypes.extension(name)) && !excepted;
        }
    }

    /** Takes an entry whose place ends before the segment {@code end}. */
    @FunctionalInterface
    interface Visitor {
        void found(ResourceKind kind, int end);
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final Map<String, Node> patterns = new HashMap<>();
        private final Map<String, Glob> globs = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private @Nullable ResourceKind most;
    }

    private final Node root = new Node();

    /** Adds {@code entry} at {@code place}, segments joined by slashes, in lower case. */
    void add(String place, Entry entry) {
        Node node = root;
        for (String segment : Split.atAny(c -> c == '/', place)) {
            node.most = Found.most(node.most, entry.kind());
            if (Glob.in(segment)) {
                node.globs.computeIfAbsent(segment, Glob::of);
                node = node.patterns.computeIfAbsent(segment, any -> new Node());
            } else {
                node = node.children.computeIfAbsent(segment, any -> new Node());
            }
        }
        node.most = Found.most(node.most, entry.kind());
        node.entries.add(entry);
    }

    /** Finds every entry whose place begins at any segment. */
    void anywhere(PlainPath path, Budget budget, Visitor visitor) {
        Walk walk = new Walk(root, path, budget, visitor);
        for (int start = 0; start < path.size(); start++) {
            walk.from(root, start);
        }
    }

    /** Finds every entry whose place begins at the segment {@code start}. */
    void at(PlainPath path, int start, Budget budget, Visitor visitor) {
        new Walk(root, path, budget, visitor).from(root, start);
    }

    /** Returns the most sensitive kind that lies below the end of {@code path}, or {@code null} for none. */
    @Nullable
    ResourceKind below(PlainPath path, int start) {
        Node node = root;
        for (int at = start; at < path.size(); at++) {
            node = node.children.get(path.segment(at));
            if (node == null) {
                return null;
            }
        }
        return node == root ? null : node.most;
    }

    private record Walk(Node root, PlainPath path, Budget budget, Visitor visitor) {

        void from(Node node, int at) {
            budget.step();
            for (Entry entry : node.entries) {
                if (entry.holds(path.name(), budget)) {
                    visitor.found(entry.kind(), at);
                }
            }
            deeper(node, at);
        }

        /** Goes on without what stands at {@code node} itself. */
        private void deeper(Node node, int at) {
            if (at < path.size() && !(node.children.isEmpty() && node.patterns.isEmpty())) {
                String segment = path.segment(at);
                if (Glob.in(segment)) {
                    wildcard(node, segment, at);
                } else {
                    literal(node, segment, at);
                }
            }
        }

        private void literal(Node node, String segment, int at) {
            Node child = node.children.get(segment);
            if (child != null) {
                from(child, at + 1);
            }
            if (node.patterns.isEmpty()) {
                return;
            }
            node.patterns.forEach((pattern, next) -> {
                Glob glob = node.globs.get(pattern);
                if (glob != null && glob.matches(segment, budget)) {
                    from(next, at + 1);
                }
            });
        }

        /** Settings lie below hidden directories, so that all files there are not ordinary ones. */
        private void wildcard(Node node, String segment, int at) {
            budget.steps(segment.length() + node.children.size() + node.patterns.size());
            Glob glob = Glob.of(segment);
            boolean any = glob.anything();
            boolean hidden = node != root && path.segment(at - 1).startsWith(".");
            if ((any || glob.anyStem()) && at + 1 == path.size() && !hidden) {
                return;
            }
            node.children.forEach((name, next) -> {
                if (any ? hidden : shown(name, segment) && glob.matches(name, budget)) {
                    from(next, at + 1);
                } else if (any && !name.startsWith(".")) {
                    deeper(next, at + 1);
                }
            });
            node.patterns.forEach((pattern, next) -> {
                if (any
                        || glob.matches(pattern.replace("*", ""), budget)
                        || glob.matches(pattern.replace('*', 'x'), budget)) {
                    from(next, at + 1);
                }
            });
            if (any && segment.length() > 1) {
                deeper(node, afterStars(at));
            }
        }

        /** A hidden name is met by a wildcard only that begins with its dot, or might. */
        private static boolean shown(String name, String wildcard) {
            return !name.startsWith(".") || wildcard.startsWith(".") || wildcard.startsWith("[");
        }

        private int afterStars(int at) {
            int after = at + 1;
            while (after < path.size() && path.segment(after).equals(path.segment(at))) {
                after++;
            }
            return after;
        }
    }
}
