package dev.governor.command.shell;

import java.util.List;
import java.util.Set;

/** Values of variables that point a program to files, hosts or options which nobody keeps with the project. */
final class Elsewhere {

    private static final List<String> PLACES = List.of("/tmp/", "/var/tmp/", "/dev/shm/", "~/", "-");

    /** Variables that say where what a program makes may lie. */
    private static final Set<String> OUTPUTS = Set.of("TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR");

    private static final String SCHEME = "://";

    private Elsewhere() {}

    /** Returns whether {@code value}, given to {@code name}, names a place, a host or an option that may be anybody's. */
    static boolean points(String name, String value) {
        return !OUTPUTS.contains(name) && (PLACES.stream().anyMatch(value::startsWith) || foreign(value));
    }

    /** A host with a dot in its name is another machine; without one it is this machine or its neighbour. */
    private static boolean foreign(String value) {
        int scheme = value.indexOf(SCHEME);
        if (scheme <= 0) {
            return false;
        }
        int from = scheme + SCHEME.length();
        int end = from;
        while (end < value.length() && "/?#".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        String authority = value.substring(from, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        boolean loopback = host.startsWith("127.0.0.1") || host.startsWith("[::1]");
        return host.indexOf('.') >= 0 && !loopback;
    }
}
