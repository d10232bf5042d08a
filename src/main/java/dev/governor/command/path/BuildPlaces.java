package dev.governor.command.path;

import java.util.Set;

/**
 * What builds, tests and package managers make again.
 *
 * <p>Some names mean that at any depth of a project ({@code node_modules}). The ambiguous ones ({@code build}, {@code out}) are
 * build output only at the project's root or at the root of a module: below directories none of which is for sources, is
 * hidden or might be any, and not as a module themselves ({@code packages/coverage}).
 *
 * @param always directories that are made again wherever they stand
 * @param built directories that are made at the root of a project or module
 * @param sources directories below which nothing is built
 * @param containers directories whose directories are modules
 * @param names files that are made again
 * @param endings endings of such files
 */
record BuildPlaces(
        Set<String> always,
        Set<String> built,
        Set<String> sources,
        Set<String> containers,
        Set<String> names,
        Set<String> endings) {

    private static final int MOST_DIRECTORIES = 4;
    private static final Set<String> PROJECTS = Set.of("bin", "obj");

    BuildPlaces {
        always = Set.copyOf(always);
        built = Set.copyOf(built);
        sources = Set.copyOf(sources);
        containers = Set.copyOf(containers);
        names = Set.copyOf(names);
        endings = Set.copyOf(endings);
    }

    /** Returns whether {@code path}, relative to the project, lies in or is such a directory. */
    boolean inProject(PlainPath path) {
        boolean modules = true;
        for (int at = 0; at < path.size(); at++) {
            String segment = path.segment(at);
            if (always.contains(segment) || modules && builtAt(path, at) || named(path, at)) {
                return true;
            }
            modules &= at < MOST_DIRECTORIES && module(path, at);
        }
        return false;
    }

    /** Returns whether {@code name} is such a file's. */
    boolean file(String name) {
        return names.contains(name) || endings.contains(FileTypes.extension(name));
    }

    /** Returns whether {@code path}, whose first {@code home} segments are a home directory, lies in one of the sure ones. */
    boolean inHome(PlainPath path, int home) {
        for (int at = home + 1; at < path.size() && !path.segment(home).startsWith("."); at++) {
            if (always.contains(path.segment(at))) {
                return true;
            }
        }
        return false;
    }

    private boolean builtAt(PlainPath path, int at) {
        return built.contains(path.segment(at)) && (at == 0 || !containers.contains(path.segment(at - 1)));
    }

    /** {@code src/Acme.Api/obj}: what is built of a project whose name has a dot, which no directory of sources has. */
    private static boolean named(PlainPath path, int at) {
        String project = at == 0 ? "" : path.segment(at - 1);
        int dot = project.indexOf('.');
        return PROJECTS.contains(path.segment(at))
                && dot > 0
                && project.chars().allMatch(c -> c == '.' || c == '_' || Character.isLetterOrDigit(c))
                && FileTypes.extension(project).length() > 2
                && !project.contains("..");
    }

    private boolean module(PlainPath path, int at) {
        String segment = path.segment(at);
        boolean inContainer = at > 0 && containers.contains(path.segment(at - 1));
        boolean open = Glob.in(segment) && (!inContainer || segment.contains("**"));
        return !open && !segment.startsWith(".") && (inContainer || !sources.contains(segment));
    }
}
