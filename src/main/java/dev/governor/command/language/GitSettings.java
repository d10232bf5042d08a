package dev.governor.command.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Language;
import dev.governor.command.reading.Word;
import dev.governor.command.reading.WordPattern;
import dev.governor.kernel.Complaints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Settings of Git that cannot make it run a program: {@code knowledge/git-settings.yaml}; any other may. */
public final class GitSettings implements Language {

    private final List<WordPattern> harmless;

    private GitSettings(List<WordPattern> harmless) {
        this.harmless = List.copyOf(harmless);
    }

    /** Reads the names, {@code *} for any characters, and {@code name=value} where only such a value is harmless. */
    public static GitSettings read(JsonNode tree, Complaints complaints) {
        List<WordPattern> harmless = new ArrayList<>();
        JsonNode names = tree.path("harmless");
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index).asText("");
            if (name.indexOf('.') < 0) {
                complaints.about("/harmless/" + index, "`" + name + "` is no setting", "write `section.name`");
            } else {
                harmless.add(WordPattern.of(name.toLowerCase(Locale.ROOT)));
                if (name.indexOf('=') < 0) {
                    harmless.add(WordPattern.of(name.toLowerCase(Locale.ROOT) + "=*"));
                }
            }
        }
        return new GitSettings(harmless);
    }

    @Override
    public void read(Word text, String of, Invocation call) {
        String setting = text.text().toLowerCase(Locale.ROOT);
        int equals = setting.indexOf('=');
        String name = equals < 0 ? setting : setting.substring(0, equals);
        boolean named = name.indexOf(Word.HOLE) < 0;
        if (!named || harmless.stream().noneMatch(glob -> glob.matches(setting))) {
            call.unclear("a setting may make it run other programs");
        }
    }
}
