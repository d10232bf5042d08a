package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Word;
import dev.governor.kernel.Split;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a container is given of this machine: {@code source:target}, or {@code type=bind,source=…,target=…}. */
final class Mounts {

    private static final Set<ResourceKind> PROJECT = EnumSet.of(ResourceKind.SOURCE, ResourceKind.TEMPORARY);
    private static final Set<ResourceKind> MACHINE = EnumSet.of(
            ResourceKind.HOME,
            ResourceKind.SYSTEM_FILE,
            ResourceKind.OTHER,
            ResourceKind.UNKNOWN,
            ResourceKind.DEVICE,
            ResourceKind.LOG,
            ResourceKind.NONE);

    private Mounts() {}

    static void read(Call call, Word word) {
        Word written = source(word);
        if (written == null) {
            return;
        }
        Word source = call.seen(written);
        ResourceKind kind = call.kind(source);
        if (!source.known() || MACHINE.contains(kind) || source.text().endsWith(".sock")) {
            call.effect(Effect.CHANGE_PRIVILEGE, ResourceKind.INFRASTRUCTURE, source.text());
        }
        if (kind.secret()) {
            call.path(Effect.READ_FILE, source);
        } else if (!PROJECT.contains(kind) && !MACHINE.contains(kind)) {
            call.path(Effect.WRITE_FILE, source);
        }
    }

    /** Returns the path of this machine that is given away, or {@code null} for a volume and for memory. */
    private static @Nullable Word source(Word word) {
        String text = word.text().replace("\"", "");
        if (Split.at(',', text).stream().filter(Mounts::names).count() > 1) {
            return Word.UNKNOWN;
        }
        int named = Math.max(behind(text, "source="), behind(text, "src="));
        if (named >= 0) {
            int comma = text.indexOf(',', named);
            String path = text.substring(named, comma < 0 ? text.length() : comma);
            return volume(path) && !text.contains("type=bind") ? null : word.with(path);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return word.known() ? null : word;
        }
        String path = text.substring(0, colon);
        return volume(path) ? null : word.with(path);
    }

    private static boolean names(String part) {
        return part.startsWith("source=") || part.startsWith("src=");
    }

    /** Returns where the value of {@code key} begins in a list with commas, or -1. */
    private static int behind(String text, String key) {
        int at = text.startsWith(key) ? 0 : text.indexOf("," + key) + 1;
        return at == 0 && !text.startsWith(key) ? -1 : at + key.length();
    }

    private static boolean volume(String path) {
        return !path.isEmpty()
                && Character.isLetterOrDigit(path.charAt(0))
                && path.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
    }
}
