package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import dev.governor.command.reading.PathReader;
import dev.governor.kernel.Budget;
import java.util.EnumSet;
import java.util.Set;

/**
 * Says what paths name in a session whose workspace is known.
 *
 * <p>INVARIANT: below the workspace a path is what it is seen from there, so that everything sensitive in it stays sensitive,
 * and no less than what the names that lead to the workspace say of all that lies in it.
 * INVARIANT: a path that only may lead there, or holds the workspace, is no less than what it names outside and inside.
 */
public final class InWorkspace implements PathReader {

    private static final Set<ResourceKind> ORDINARY =
            EnumSet.of(ResourceKind.OTHER, ResourceKind.SOURCE, ResourceKind.TEMPORARY, ResourceKind.HOME);

    private final PathReader kinds;
    private final Workspace workspace;

    /**
     * Makes the reader.
     *
     * @param kinds what paths name, seen from the project's directory
     * @param workspace where that directory is
     */
    public InWorkspace(PathReader kinds, Workspace workspace) {
        this.kinds = kinds;
        this.workspace = workspace;
    }

    /** What is asked about one path. */
    private interface Question {

        ResourceKind ask(String path, Budget budget);
    }

    @Override
    public ResourceKind of(String path, Budget budget) {
        return any(path, kinds::of, budget);
    }

    @Override
    public ResourceKind written(String path, Budget budget) {
        return any(path, kinds::written, budget);
    }

    @Override
    public boolean endless(String path) {
        return kinds.endless(path);
    }

    @Override
    public boolean rows(String path) {
        return kinds.rows(path);
    }

    @Override
    public String seen(String path) {
        return workspace.seen(path);
    }

    private ResourceKind any(String path, Question question, Budget budget) {
        budget.steps(path.length());
        String seen = workspace.seen(path);
        boolean inside = !seen.equals(path);
        boolean relative = !path.startsWith("/") && !path.startsWith("~");
        ResourceKind kind = question.ask(seen, budget);
        if (inside || relative) {
            kind = kind == ResourceKind.NONE ? kind : kind.worse(above(path, question, budget));
        }
        if (inside) {
            return kind;
        }
        return path.length() > PathKinds.LONGEST ? kind : kind.worse(perhaps(path, question, budget));
    }

    /** Returns what a file like {@code path} is by the names that lead to the workspace, unless those say nothing in particular. */
    private ResourceKind above(String path, Question question, Budget budget) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        ResourceKind kind = question.ask(workspace.root() + "/" + name, budget);
        return ORDINARY.contains(kind) ? ResourceKind.NONE : kind;
    }

    /** Returns what {@code path} is when it leads into the workspace after all, or to a directory that holds it. */
    private ResourceKind perhaps(String path, Question question, Budget budget) {
        if (workspace.leaves(path)) {
            return ResourceKind.OTHER;
        }
        PlainPath plain = PlainPath.of(PlainPath.readable(path));
        int common = workspace.common(plain, budget);
        if (common < 0 || common == 0 && plain.size() == 0) {
            return ResourceKind.NONE;
        }
        int size = workspace.segments().size();
        if (plain.size() < size) {
            return ResourceKind.OTHER;
        }
        String rest = String.join("/", plain.segments().subList(common, plain.size()));
        return question.ask(rest.isEmpty() ? Workspace.HERE : "./" + rest, budget)
                .worse(ResourceKind.SOURCE);
    }
}
