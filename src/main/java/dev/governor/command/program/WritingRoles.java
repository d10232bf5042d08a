package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Place;
import dev.governor.command.reading.Word;
import java.util.List;

/** Files that a call makes, changes, or gives a second name. */
final class WritingRoles {

    private static final String STREAM = "-";
    private static final List<String> DIRECTORY = List.of("-t", "--target-directory");

    private WritingRoles() {}

    /** Some programs take {@code |program} for an output. */
    static void writes(Call call, Word word) {
        if (word.text().startsWith("|")) {
            call.unclear("its output goes to a program");
        } else if (!word.text().equals(STREAM)) {
            call.path(Effect.WRITE_FILE, word);
        }
    }

    /** A directory takes what lands in it. */
    static void into(Call call, Word word) {
        writes(call, word);
        lands(call, word);
    }

    /** What a file of the project is allowed to do changes, not what stands in it. */
    static void touches(Call call, Word word) {
        ResourceKind kind = call.kind(word);
        ResourceKind written = call.invocation().place().written(word);
        boolean kept = kind.compareTo(ResourceKind.AUTH_CODE) >= 0 && kind.compareTo(ResourceKind.DEPLOYMENT) <= 0;
        if (kept) {
            call.effect(Effect.WRITE_FILE, ResourceKind.SOURCE, word.text());
        } else if (kind == ResourceKind.SOURCE || kind == ResourceKind.TEMPORARY) {
            call.effect(Effect.WRITE_FILE, written, word.text());
        } else {
            call.path(Effect.WRITE_FILE, word);
        }
    }

    /**
     * A second name is a way to what it leads to, seen from here or, as a symbolic link has it, from where the name stands; one
     * that says the same of what is written there hides nothing.
     */
    static void links(Call call, Word word) {
        PathRoles.reads(call, word);
        Word directory = call.value(DIRECTORY);
        boolean named =
                directory.text().isEmpty() && call.arguments().operands().size() > 1;
        Word link = named ? call.last() : Word.of(name(word));
        Place place = call.invocation().place();
        ResourceKind open = place.written(inside(link));
        leads(call, place, word, open);
        Word there = named ? above(link) : directory;
        if (!there.text().isEmpty()) {
            leads(call, place.below(there), word, open);
        }
        if (named && !name(word).equals(name(link))) {
            lands(call, link);
        }
    }

    private static void leads(Call call, Place place, Word word, ResourceKind open) {
        for (Word each : List.of(word, inside(word))) {
            ResourceKind kind = place.written(each);
            boolean gated =
                    kind.compareTo(ResourceKind.AUTH_CODE) >= 0 && kind.compareTo(ResourceKind.INFRASTRUCTURE) <= 0;
            if (kind != open && (gated || kind == ResourceKind.REPOSITORY)) {
                call.effect(Effect.WRITE_FILE, kind, word.text());
            }
        }
    }

    private static Word above(Word path) {
        return path.with(path.text().substring(0, Math.max(path.text().lastIndexOf('/'), 0)));
    }

    private static void lands(Call call, Word word) {
        if (call.invocation().place().written(inside(word)) == ResourceKind.PIPELINE) {
            call.effect(Effect.WRITE_FILE, ResourceKind.PIPELINE, word.text());
        }
    }

    private static Word inside(Word directory) {
        return directory.with(directory.text() + "/x");
    }

    private static String name(Word path) {
        String text = path.text();
        int end = text.endsWith("/") ? text.length() - 1 : text.length();
        return text.substring(text.lastIndexOf('/', end - 1) + 1, end);
    }
}
