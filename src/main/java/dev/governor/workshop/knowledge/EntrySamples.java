package dev.governor.workshop.knowledge;

import dev.governor.bundle.knowledge.Knowledge;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lines that show what a changed entry is about: its program with each of its words, its path read and changed, its host. */
final class EntrySamples {

    private static final String PROGRAMS = Knowledge.DIRECTORY + "programs/";
    private static final String PATHS = Knowledge.DIRECTORY + "paths.yaml";
    private static final String DESTINATIONS = Knowledge.DIRECTORY + "destinations.yaml";
    private static final String SUB_COMMANDS = "commands";

    /** A change of more words is shown by the corpora rather than by samples. */
    private static final int MOST_WORDS = 2_000;

    private EntrySamples() {}

    static Set<Line> of(KnowledgeChange change) {
        Set<Line> lines = new LinkedHashSet<>();
        String from = change.file() + " " + change.entry();
        Stream.concat(change.gone().stream(), change.come().stream())
                .limit(MOST_WORDS)
                .forEach(word -> {
                    if (change.file().startsWith(PROGRAMS)) {
                        program(change.entry(), word).forEach(text -> lines.add(new Line(text, "shell", from)));
                    } else if (change.file().equals(PATHS)) {
                        paths(word, from, lines);
                    } else if (change.file().equals(DESTINATIONS)) {
                        String host = word.replaceFirst("/[0-9]+$", "");
                        String written = host.indexOf(':') < 0 ? host : "[" + host + "]";
                        lines.add(new Line("http://" + written + "/", "url", from));
                        lines.add(new Line("curl http://" + written + "/", "shell", from));
                        lines.add(new Line("curl -d text http://" + written + "/", "shell", from));
                    }
                });
        return lines;
    }

    /** Returns calls of the program, or the sub-command, that the keys of {@code entry} lead to. */
    private static List<String> program(String entry, String word) {
        String[] keys = entry.split("/", -1);
        StringBuilder call = new StringBuilder(keys[0]);
        for (int i = 1; i + 1 < keys.length && keys[i].equals(SUB_COMMANDS); i += 2) {
            call.append(' ').append(keys[i + 1].replace("*", "x"));
        }
        String name = keys[keys.length - 1];
        boolean byKey = name.startsWith("-");
        String shown = byKey ? name : word.startsWith("-") ? word.replace("*", "x") : "";
        String base = (call + " " + shown).strip();
        return List.of(base, base + " x", base + " x y");
    }

    /** Adds what reads, changes and removes the path that {@code pattern} is about; one without a path is no sample. */
    private static void paths(String pattern, String from, Set<Line> lines) {
        String path = pattern.replace("**/", "").replace("**", "x").replace("*", "x");
        boolean plain = path.chars().allMatch(c -> Character.isLetterOrDigit(c) || "~/._-".indexOf(c) >= 0);
        if (plain && !path.isBlank()) {
            lines.add(new Line(path, "path", from));
            Stream.of("cat " + path, "cp README.md " + path, "rm " + path, "rm -r " + path)
                    .forEach(text -> lines.add(new Line(text, "shell", from)));
        }
    }
}
