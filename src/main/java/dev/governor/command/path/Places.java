package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where paths lead: into the project, out of it, home, to a place of the machine, or to what is made again. */
final class Places {

    /**
     * A place.
     *
     * @param decides whether the kind holds for everything in it that is not secret
     */
    record Place(ResourceKind kind, boolean decides) {}

    private static final Set<String> PARENTS = Set.of("home", "users", "etc", "var", "proc", "run");
    private static final Place ELSEWHERE = new Place(ResourceKind.OTHER, false);
    private static final Place PROJECT = new Place(ResourceKind.SOURCE, false);
    private static final Place SETTINGS = new Place(ResourceKind.HOME, false);
    private static final Place MADE_AGAIN = new Place(ResourceKind.TEMPORARY, true);
    private static final Place MADE_FILE = new Place(ResourceKind.TEMPORARY, false);
    private static final Place SYSTEM = new Place(ResourceKind.SYSTEM_FILE, true);

    private final PathTables tables;

    Places(PathTables tables) {
        this.tables = tables;
    }

    Place of(PlainPath path, Budget budget) {
        int home = path.home();
        if (home > 0) {
            return inHome(path, home);
        }
        if (path.absolute()) {
            return onMachine(path, budget);
        }
        if (path.size() > 0 && leaves(path.segment(0))) {
            return path.segment(0).equals("..") ? ELSEWHERE : new Place(ResourceKind.UNKNOWN, false);
        }
        if (tables.built().inProject(path)) {
            return MADE_AGAIN;
        }
        return tables.built().file(path.name()) ? MADE_FILE : PROJECT;
    }

    /** Returns the most sensitive kind below a directory of settings, or {@code null} when none is known. */
    @Nullable
    ResourceKind below(PlainPath path) {
        int home = path.home();
        boolean all = path.size() == home && (home > 0 || path.absolute());
        if (all || path.absolute() && path.size() == 1 && PARENTS.contains(path.segment(0))) {
            return ResourceKind.PRIVATE_KEY;
        }
        ResourceKind most = null;
        for (int at = 0; at < path.size(); at++) {
            boolean settings = path.segment(at).startsWith(".") || path.absolute() && at == 0;
            ResourceKind below = settings ? tables.below().below(path, at) : null;
            most = below == null ? most : Found.most(most, below);
        }
        return most;
    }

    /** Returns whether {@code path} is a place of the machine, or one lies below it. */
    boolean holdsPlace(PlainPath path) {
        return tables.machine().below(path, 0) != null;
    }

    /** Returns whether {@code path} itself is where anybody makes directories of their own. */
    boolean shared(PlainPath path) {
        return tables.machine().below(path, 0) == ResourceKind.TEMPORARY;
    }

    /** A variable that nobody expanded leads anywhere. */
    private static boolean leaves(String first) {
        return first.equals("..")
                || first.startsWith("${")
                || first.length() > 1 && first.charAt(0) == '$' && word(first);
    }

    private static boolean word(String variable) {
        return variable.chars().skip(1).allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ':');
    }

    private Place inHome(PlainPath path, int home) {
        if (path.size() == home) {
            return SETTINGS;
        }
        String first = path.segment(home);
        boolean whole = path.size() == home + 1
                && (tables.folders().contains(first)
                        || Glob.in(first) && Glob.of(first).anything());
        if (first.startsWith(".") || whole) {
            return SETTINGS;
        }
        return tables.built().inHome(path, home) ? MADE_AGAIN : ELSEWHERE;
    }

    private Place onMachine(PlainPath path, Budget budget) {
        int from = path.drive() ? 1 : 0;
        if (path.size() == from
                || path.size() == from + 1
                        && Glob.in(path.name())
                        && Glob.of(path.name()).anything()) {
            return SYSTEM;
        }
        int[] deepest = {0};
        ResourceKind[] kinds = {ResourceKind.OTHER};
        tables.machine().at(path, 0, budget, (kind, end) -> {
            if (end > deepest[0] || end == deepest[0] && kind.compareTo(kinds[0]) > 0) {
                deepest[0] = end;
                kinds[0] = kind;
            }
        });
        ResourceKind kind = kinds[0];
        if (kind == ResourceKind.TEMPORARY) {
            return path.size() > deepest[0] && named(path.segment(deepest[0])) ? MADE_AGAIN : ELSEWHERE;
        }
        return deepest[0] == 0
                ? outside(path)
                : new Place(kind, kind != ResourceKind.HOME && kind != ResourceKind.OTHER);
    }

    private static Place outside(PlainPath path) {
        return FileTypes.extension(path.name()).equals("log") ? new Place(ResourceKind.LOG, false) : ELSEWHERE;
    }

    /** Everything that others put there is not what a wildcard without a letter of its own may remove. */
    private static boolean named(String segment) {
        return segment.chars().anyMatch(Character::isLetterOrDigit)
                && !segment.startsWith("[")
                && !segment.startsWith("?");
    }
}
