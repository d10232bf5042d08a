package dev.governor.command.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.PathReader;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Budget;
import dev.governor.kernel.Complaints;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what kind of thing a path names, from what {@code knowledge/paths.yaml} knows.
 *
 * <p>The order: a secret or customers' data is one wherever it lies, unless its name is an example's; else a temporary place,
 * and a place of the machine, decides for all that lies in it; else the most sensitive kind that name, directory and words
 * tell; else whether it is in the home directory, outside the project, or the project's own. Case does not matter. Safe for
 * use by several threads.
 */
public final class PathKinds implements PathReader {

    /** The longest path that is read, in characters; no file system takes a longer one. */
    public static final int LONGEST = 4096;

    private static final int STEPS = 200_000;
    private static final int CHARACTERS = 300_000;

    /** What is asked about one path without braces. */
    private interface Single {

        ResourceKind kind(PlainPath path, Budget budget);
    }

    private final PathTables tables;
    private final Places places;

    private PathKinds(PathTables tables) {
        this.tables = tables;
        this.places = new Places(tables);
    }

    /** Returns the kinds that {@code tree} describes; what is wrong with it goes to {@code complaints}. */
    public static PathKinds read(JsonNode tree, Complaints complaints) {
        return new PathKinds(PathKnowledge.read(tree, complaints));
    }

    /**
     * Returns the plain form of {@code path}, in lower case: two spellings of one path have the same.
     *
     * <p>What is too long to be a path is returned as it is.
     */
    public static String plain(String path) {
        return path.length() > LONGEST
                ? path
                : PlainPath.of(PlainPath.readable(path)).toString();
    }

    /** Returns whether {@code path} names, or may name, a directory or several files. */
    public static boolean many(String path) {
        String plain = path.strip();
        int last = plain.lastIndexOf('/') + 1;
        String name = plain.substring(last);
        return name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.equals("~")
                || plain.indexOf('{') >= 0
                || Glob.in(plain);
    }

    /** Returns whether the last segment of {@code path} is all files there, so that no name says which. */
    public static boolean wide(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Glob.in(name) && Glob.of(name).anything();
    }

    static boolean guarded(ResourceKind kind) {
        return kind.secret() || kind == ResourceKind.CUSTOMER_DATA;
    }

    /**
     * Returns the most sensitive kind of thing that {@code path} may name, in whatever disguise it is written.
     *
     * <p>Empty, overlong and broken paths are unknown, and so is what takes more steps than any path needs. Where
     * {@link Word#HOLE} stands for what only running would tell, only secrets that the rest names are found.
     */
    public ResourceKind of(String path) {
        try {
            return of(path, Budget.of(STEPS, CHARACTERS));
        } catch (Budget.Spent e) {
            return ResourceKind.UNKNOWN;
        }
    }

    /**
     * Returns the same at the expense of {@code budget}.
     *
     * @throws Budget.Spent when there is not enough left
     */
    @Override
    public ResourceKind of(String path, Budget budget) {
        return any(path, this::single, budget);
    }

    @Override
    public ResourceKind written(String path, Budget budget) {
        return any(path, this::changed, budget);
    }

    @Override
    public boolean endless(String path) {
        return path.length() <= LONGEST && tables.endless().contains(plain(path));
    }

    @Override
    public boolean rows(String path) {
        return tables.rows()
                .contains(FileTypes.extension(
                        path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)));
    }

    /** Returns whether {@code content}, written to {@code path}, has the next installation of packages run a command. */
    public boolean installs(String path, String content, Budget budget) {
        return path.length() <= LONGEST
                && tables.installed()
                        .runs(PlainPath.of(PlainPath.readable(path)).name(), content, budget);
    }

    private ResourceKind any(String path, Single single, Budget budget) {
        if (path.isBlank() || path.length() > LONGEST || path.indexOf('\0') >= 0 || path.indexOf('\uFFFD') >= 0) {
            return ResourceKind.UNKNOWN;
        }
        budget.steps(path.length());
        int hole = path.lastIndexOf(Word.HOLE);
        return hole < 0 ? whole(path, single, budget) : partly(path, hole, single, budget);
    }

    /** Returns the kind of a new file of no particular name in {@code directory}. */
    public ResourceKind inside(String directory) {
        return of(directory + "/x");
    }

    /**
     * Returns the most sensitive kind that {@code directory} is known to hold, for what copies or packs it as a whole: its own
     * kind, or that of the settings in a home directory, a hidden directory or a directory of the machine.
     */
    public ResourceKind holds(String directory) {
        ResourceKind own = of(directory);
        if (directory.length() > LONGEST) {
            return own;
        }
        PlainPath path = PlainPath.of(PlainPath.readable(directory));
        ResourceKind below = places.below(path);
        if (own.secret() || below == null) {
            return own;
        }
        return below.secret() ? below : Found.most(below, own);
    }

    /**
     * Returns why what {@code pattern} stands for cannot be workspaces, as the end of a sentence, or nothing when it can: a place
     * of the machine, a home or a place of secrets is none, and neither is what holds one of these.
     */
    public Optional<String> refuses(WorkspacePattern pattern) {
        return new WorkspacePlaces(places, this).refuses(pattern.segments());
    }

    /** Returns why {@code workspace} cannot be one, as {@link #refuses(WorkspacePattern)} does. */
    public Optional<String> refuses(Workspace workspace) {
        return new WorkspacePlaces(places, this).refuses(workspace.segments());
    }

    private ResourceKind partly(String path, int hole, Single single, Budget budget) {
        ResourceKind end = whole("x" + path.substring(hole + 1), single, budget);
        String start = path.substring(0, path.indexOf(Word.HOLE));
        ResourceKind begin = start.isBlank() ? ResourceKind.UNKNOWN : whole(start, single, budget);
        return end.secret() ? end : begin.secret() ? begin : ResourceKind.UNKNOWN;
    }

    /** {@code :(glob)name} and {@code :/name}, as Git takes paths. */
    private static String pathspec(String path) {
        if (path.startsWith(":(") && path.indexOf(')') > 0) {
            return path.substring(path.indexOf(')') + 1);
        }
        return path.startsWith(":/") ? path.substring(2) : path;
    }

    private ResourceKind whole(String written, Single single, Budget budget) {
        String path = pathspec(written);
        String readable = PlainPath.readable(path);
        budget.characters(readable.length());
        List<String> alternatives = readable.indexOf('{') < 0 ? List.of(readable) : Braces.expand(readable, budget);
        ResourceKind most = !readable.equals(path) && path.chars().anyMatch(PathKinds::turning)
                        || alternatives.isEmpty()
                        || readable.length() > LONGEST
                ? ResourceKind.UNKNOWN
                : ResourceKind.NONE;
        for (String alternative : alternatives) {
            most = most.worse(single.kind(PlainPath.of(alternative), budget));
        }
        return most;
    }

    /**
     * Installed code may be thrown away, for it can be fetched again; changed, it is code that nobody reviewed. A hidden file
     * that nobody listed is read by some program whenever it starts.
     */
    private ResourceKind changed(PlainPath path, Budget budget) {
        ResourceKind kind = single(path, budget);
        boolean open = kind == ResourceKind.TEMPORARY || kind == ResourceKind.SOURCE;
        boolean read = tables.installed().hold(path, budget)
                || kind == ResourceKind.SOURCE
                        && !tables.examples().hold(path.name(), budget)
                        && tables.hidden().settles(path, budget);
        return open && read ? ResourceKind.PIPELINE : kind;
    }

    private ResourceKind single(PlainPath path, Budget budget) {
        Found found = new Found();
        String name = path.name();
        if (Glob.in(name) && !tables.examples().hold(name, budget)) {
            tables.names().findAny(Glob.of(name), budget, found);
            if (found.guarded() != null) {
                return found.guarded();
            }
        }
        tables.below().anywhere(path, budget, (kind, end) -> found.add(kind));
        if (!tables.examples().hold(name, budget)) {
            name(path, name, found, budget);
        }
        ResourceKind guarded = found.guarded();
        if (guarded != null) {
            return guarded;
        }
        Places.Place place = places.of(path, budget);
        ResourceKind other = found.other();
        ResourceKind kind = place.decides() || other == null ? place.kind() : Found.most(other, place.kind());
        int home = path.home();
        boolean untold = kind == ResourceKind.HOME
                && home < path.size()
                && tables.hidden().keeps(path.segment(home));
        return untold ? ResourceKind.UNKNOWN : kind;
    }

    private void name(PlainPath path, String name, Found found, Budget budget) {
        for (String original : tables.copies().originals(name)) {
            tables.names().find(original, budget, found);
            tables.words().find(original, original.equals(name) ? path.writtenName() : original, budget, found);
        }
    }

    /** Characters that show a name in another order than it has. */
    private static boolean turning(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    }
}
