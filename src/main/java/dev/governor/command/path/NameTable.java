package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds by the name of a file or directory, and by the ending of a name. */
final class NameTable {

    private record Row(Glob glob, ResourceKind kind) {}

    private static final int HEAD = 3;

    private final Map<String, ResourceKind> names = new HashMap<>();
    private final Map<String, ResourceKind> extensions = new HashMap<>();
    private final Map<String, List<Row>> byHead = new HashMap<>();
    private final Map<String, List<Row>> byTail = new HashMap<>();
    private final List<Row> loose = new ArrayList<>();
    private final Set<String> bare = new LinkedHashSet<>();
    private final Set<String> typical = new LinkedHashSet<>();

    void addName(String name, ResourceKind kind) {
        if (!Glob.in(name)) {
            names.merge(name, kind, Found::most);
            addTypical(name, kind);
            return;
        }
        Row row = new Row(Glob.of(name), kind);
        int first = firstWildcard(name);
        int last = Math.max(name.lastIndexOf('*'), name.lastIndexOf('?'));
        if (first >= HEAD) {
            byHead.computeIfAbsent(name.substring(0, HEAD), any -> new ArrayList<>())
                    .add(row);
        } else if (name.length() - last > HEAD) {
            byTail.computeIfAbsent(name.substring(name.length() - HEAD), any -> new ArrayList<>())
                    .add(row);
        } else {
            loose.add(row);
        }
        addTypical(name.replace("*", ""), kind);
    }

    void addExtension(String extension, ResourceKind kind) {
        extensions.merge(extension, kind, Found::most);
        if (kind.secret()) {
            bare.add("x." + extension);
            typical.add("x." + extension);
            names.putIfAbsent("x." + extension, kind);
        }
    }

    private void addTypical(String name, ResourceKind kind) {
        if (kind.secret()) {
            typical.add(name);
            names.merge(name, kind, Found::most);
        }
    }

    /** Finds what {@code name}, without wildcards of its own, is called. */
    void find(String name, Budget budget, Found found) {
        ResourceKind whole = names.get(name);
        if (whole != null) {
            found.add(whole);
        }
        ResourceKind ending = extensions.get(FileTypes.extension(name));
        if (ending != null) {
            found.add(ending);
        }
        if (name.length() >= HEAD) {
            patterns(byHead.get(name.substring(0, HEAD)), name, budget, found);
            patterns(byTail.get(name.substring(name.length() - HEAD)), name, budget, found);
        }
        patterns(loose, name, budget, found);
    }

    /**
     * Finds what the name {@code glob}, which has wildcards, might stand for: the first secret that is known, as they are secrets
     * alike.
     */
    void findAny(Glob glob, Budget budget, Found found) {
        if (glob.anything()) {
            return;
        }
        Glob ending = glob.ending();
        if (ending != null && !ending.anything()) {
            for (Map.Entry<String, ResourceKind> each : extensions.entrySet()) {
                if (each.getValue().secret() && ending.matches(each.getKey(), budget)) {
                    found.add(each.getValue());
                    return;
                }
            }
        }
        for (String name : glob.anyStem() ? bare : typical) {
            ResourceKind kind = names.get(name);
            if (kind != null && glob.matches(name, budget)) {
                found.add(kind);
                return;
            }
        }
    }

    private static void patterns(@Nullable List<Row> rows, String name, Budget budget, Found found) {
        if (rows == null) {
            return;
        }
        for (Row row : rows) {
            if (row.glob().matches(name, budget)) {
                found.add(row.kind());
            }
        }
    }

    private static int firstWildcard(String name) {
        int star = name.indexOf('*');
        int any = name.indexOf('?');
        return star < 0 ? any : any < 0 ? star : Math.min(star, any);
    }
}
