package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which places may be workspaces, by what the same knowledge says that they are. */
final class WorkspacePlaces {

    private static final Set<ResourceKind> PARTS =
            EnumSet.of(ResourceKind.REPOSITORY, ResourceKind.PIPELINE, ResourceKind.AGENT_SETTINGS);

    private final Places places;
    private final PathKinds kinds;

    WorkspacePlaces(Places places, PathKinds kinds) {
        this.places = places;
        this.kinds = kinds;
    }

    /** INVARIANT: no place of the machine, no home and no place of secrets is a workspace, nor what holds one of them. */
    Optional<String> refuses(List<String> segments) {
        return segments.stream()
                .filter(segment -> !segment.equals(WorkspacePattern.ANY) && !segment.equals(WorkspacePattern.ONE))
                .flatMap(segment -> part(segment).stream())
                .findFirst()
                .or(() -> whole(segments));
    }

    private Optional<String> whole(List<String> segments) {
        int end = segments.indexOf(WorkspacePattern.ANY);
        List<String> fixed = end < 0 ? segments : segments.subList(0, end);
        int wild = fixed.indexOf(WorkspacePattern.ONE);
        PlainPath path = path(fixed);
        boolean inHome = path.home() > 0;
        if (inHome || wild < 0) {
            return place(path);
        }
        PlainPath parent = path(fixed.subList(0, wild));
        return places.shared(parent) ? Optional.empty() : place(parent);
    }

    private static PlainPath path(List<String> segments) {
        return PlainPath.of("/" + String.join("/", segments));
    }

    private Optional<String> place(PlainPath path) {
        if (path.size() == 0) {
            return Optional.of("it is, or may be, any directory of the machine");
        }
        if (path.size() <= path.home()) {
            return Optional.of("it is, or may be, a home directory as a whole");
        }
        ResourceKind place = places.of(path, Budget.ofReading()).kind();
        if (place != ResourceKind.OTHER && place != ResourceKind.TEMPORARY) {
            return Optional.of("it is, or may be, a place of the kind `" + place.word() + "`");
        }
        if (path.home() == 0 && places.holdsPlace(path)) {
            return Optional.of("it is, or holds, a place of the machine");
        }
        ResourceKind kind = kinds.of(path.toString());
        return kind.secret()
                ? Optional.of("it is, or may be, a place of the kind `" + kind.word() + "`")
                : Optional.empty();
    }

    /** What stands inside of projects under that name is a part of one, and runs or tells what runs. */
    private Optional<String> part(String name) {
        ResourceKind kind = kinds.written("./" + name + "/x", Budget.ofReading());
        return name.startsWith(".") || PARTS.contains(kind)
                ? Optional.of("`" + name + "` is a part of a project, and no project")
                : Optional.empty();
    }
}
