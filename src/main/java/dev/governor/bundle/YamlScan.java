package dev.governor.bundle;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Looks at the events of a YAML text alone, so that nothing is built before it is known to be small and plain: one
 * document, no aliases, no tags, no key twice, not deep.
 */
final class YamlScan {

    /** A list or a map that is open; {@code keys} holds what a map has so far. */
    private static final class Level {
        private final Map<String, Mark> keys = new HashMap<>();
        private final boolean map;
        private boolean keyNext;

        private Level(boolean map) {
            this.map = map;
            this.keyNext = map;
        }
    }

    private final String file;
    private final List<BundleProblem> problems;
    private final Deque<Level> open = new ArrayDeque<>();
    private int documents;

    private YamlScan(String file, List<BundleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Adds the first thing in {@code text} that is not allowed, if any; each key that stands twice. */
    static void check(String file, String text, List<BundleProblem> problems) {
        YamlScan scan = new YamlScan(file, problems);
        for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(text))) {
            if (scan.refuses(event)) {
                return;
            }
        }
    }

    static SourcePlace place(String file, Mark mark) {
        return new SourcePlace(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private boolean refuses(Event event) {
        if (event instanceof AliasEvent) {
            return refuse(event, "an alias is not allowed", "write the value where it belongs");
        }
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            return refuse(event, "a second document would be ignored", "write one document a file");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag() == null ? value(scalar) : tagged(event);
        }
        if (event instanceof CollectionStartEvent collection) {
            if (collection.getTag() != null) {
                return tagged(event);
            }
            passed();
            open.push(new Level(event instanceof MappingStartEvent));
            return open.size() > BundleLimits.MAX_YAML_DEPTH
                    && refuse(
                            event, "the YAML is nested too deep", "at most " + BundleLimits.MAX_YAML_DEPTH + " levels");
        }
        if (event instanceof CollectionEndEvent) {
            open.pop();
        }
        return false;
    }

    private boolean tagged(Event event) {
        return refuse(event, "a tag is not allowed", "write plain texts, numbers, lists and maps");
    }

    private boolean value(ScalarEvent scalar) {
        Level level = open.peek();
        if (level != null && level.keyNext) {
            Mark first = level.keys.putIfAbsent(scalar.getValue(), scalar.getStartMark());
            if (first != null) {
                refuse(
                        scalar,
                        "`" + scalar.getValue() + "` is given twice",
                        "it stands at " + place(file, first) + " already: keep one");
            }
        }
        passed();
        return false;
    }

    /** Notes that a key or a value of the innermost map went by. */
    private void passed() {
        Level level = open.peek();
        if (level != null && level.map) {
            level.keyNext = !level.keyNext;
        }
    }

    private boolean refuse(Event event, String message, String hint) {
        problems.add(BundleProblem.at(place(file, event.getStartMark()), message, hint));
        return true;
    }
}
