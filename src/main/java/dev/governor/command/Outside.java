package dev.governor.command;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments by which a build, a test run or an installer is given code from outside the project. */
final class Outside {

    private static final Pattern PLACE =
            Pattern.compile("(?:^|[=:,@\"' ])((?:/[\\w.]|~/?|\\.\\./|\\.\\.$|[a-zA-Z][a-zA-Z0-9+.-]*://)[^:,\"' ]*)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(git\\+|git@|[a-z][a-z0-9+.-]*://).*");
    private static final Pattern NEAR = Pattern.compile(
            "(?i)\\w+://(localhost|127\\.0\\.0\\.1|\\[::1])([:/?#].*)?|/(usr|lib|lib64|bin|nix|opt/homebrew)/.*");
    /** Values that a build tool or a virtual machine runs. */
    private static final Pattern RUNS =
            Pattern.compile("\\$\\(shell|-XX:On|OnOutOfMemoryError|-javaagent|-agentpath|-agentlib");

    private static final Set<String> WRITTEN = Set.of(
            "-o",
            "--output",
            "--out",
            "--outdir",
            "--out-dir",
            "--outDir",
            "--outfile",
            "--output-file",
            "--output-dir",
            "--log-file",
            "-l",
            "--junitxml",
            "--junit-xml",
            "--html",
            "--destination",
            "--target-dir",
            "--cache-dir",
            "--cache-location",
            "-d");
    private static final Set<String> LOOKED_UP = Set.of("-I", "-L", "-isystem", "-rpath");
    private static final Set<String> INDEXES = Set.of(
            "-i",
            "--index-url",
            "--extra-index-url",
            "--index",
            "--default-index",
            "--registry",
            "--source",
            "-s",
            "--find-links",
            "--trusted-host",
            "--git",
            "--repo",
            "--with",
            "--install-option",
            "--global-option",
            "--prefix",
            "--target",
            "--root");

    private Outside() {}

    /** Adds what a program that builds or runs the project's code is given from elsewhere, and where else it writes. */
    static void code(Invocation call) {
        String before = "";
        for (Word word : call.arguments()) {
            String text = word.text();
            int equals = text.startsWith("-") ? text.indexOf('=') : -1;
            String name =
                    equals > 0 ? text.substring(0, equals) : text.startsWith("-") && text.length() > 1 ? text : before;
            boolean attached = equals < 0 && text.matches("-[A-Za-z]+(/|~|\\.\\./).*");
            String value =
                    attached ? text.replaceFirst("-[A-Za-z]+", "") : equals > 0 ? text.substring(equals + 1) : text;
            if (attached) {
                name = text.substring(0, text.length() - value.length());
            }
            boolean fed = value.equals("-") && name.matches("-f|--file|--makefile") || text.equals("-f-");
            if (fed || RUNS.matcher(text).find()) {
                call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, text);
            }
            if (WRITTEN.contains(name)) {
                if (!value.startsWith("-")) {
                    call.path(Effect.WRITE_FILE, new Word(value, word.wild(), word.loose()));
                }
            } else if (!LOOKED_UP.contains(name)) {
                places(call, value);
            }
            before = text.startsWith("-") ? text : "";
        }
        if (call.reader().brought().unpacked()) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
        }
    }

    private static void places(Invocation call, String value) {
        Matcher places = PLACE.matcher(value);
        while (places.find()) {
            String place = places.group(1);
            boolean address = ADDRESS.matcher(place).matches();
            if (!NEAR.matcher(address ? value.substring(places.start(1)) : place)
                    .matches()) {
                call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, place);
                if (address) {
                    Hosts.of(value.substring(places.start(1)))
                            .ifPresent(call.reader().conclusions()::destination);
                }
            }
        }
    }

    /** Adds that an installer is told to take packages from elsewhere than where the project's come from. */
    static void packages(Invocation call) {
        boolean elsewhere = false;
        for (Word word : call.arguments()) {
            String text = word.text();
            String name = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
            boolean address = ADDRESS.matcher(text).matches()
                    || ADDRESS.matcher(text.substring(text.indexOf('=') + 1)).matches();
            boolean shorthand = text.matches("(.*@)?(github|gitlab|bitbucket|gist|file|link|npm|git|ssh):.*")
                    || call.program().matches("npm|pnpm|yarn|bun") && text.matches("[\\w-][\\w.-]*/[\\w.-]+(#.*)?");
            boolean file = shorthand || text.matches("(/|~|\\.\\./).*|.*\\.(deb|rpm|pkg|msi|apk|whl|tgz|gem|tar\\.gz)");
            elsewhere |= address || file || INDEXES.contains(name);
            if (address) {
                Hosts.of(text.substring(text.indexOf('=') + 1).replaceFirst("^git\\+", ""))
                        .ifPresent(call.reader().conclusions()::destination);
            }
        }
        if (elsewhere) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
        }
    }
}
