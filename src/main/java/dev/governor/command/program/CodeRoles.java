package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Arguments;
import dev.governor.command.description.Description;
import dev.governor.command.description.Role;
import dev.governor.command.reading.Input;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Code that a call runs: scripts, lines of the shell, other programs, and the environment they get. */
final class CodeRoles {

    /** Begins the name of the description of a script that every project of a framework has. */
    private static final String FRAMEWORK = "@";

    private static final List<String> REPLACED = List.of("-I", "-J", "-i", "--replace");

    /** Places that hold code which nobody in the project looked at. */
    private static final Set<ResourceKind> FOREIGN = EnumSet.of(
            ResourceKind.TEMPORARY,
            ResourceKind.OTHER,
            ResourceKind.HOME,
            ResourceKind.UNKNOWN,
            ResourceKind.DEVICE,
            ResourceKind.NONE);

    /** What a command does that only looks. */
    private static final Set<Effect> LOOKING = EnumSet.of(Effect.NONE, Effect.READ_FILE, Effect.READ_DATA);

    private final DescribedPrograms programs;
    private final Languages languages;

    CodeRoles(DescribedPrograms programs, Languages languages) {
        this.programs = programs;
        this.languages = languages;
    }

    /** Adds that a file is run as a program, with what it is given. */
    void program(Invocation call) {
        script(call, Word.of(call.program()), call.arguments());
        for (Word word : call.arguments()) {
            Foreign.argument(call, word);
        }
    }

    /** Adds that the script {@code file} is run with {@code rest}; scripts of frameworks are described by their names. */
    void script(Invocation call, Word file, List<Word> rest) {
        String text = file.text();
        if (!Address.scheme(text).isEmpty()) {
            String host = Address.host(text);
            if (host != null) {
                call.conclusions().destination(host);
            }
            foreign(call, text, "it runs code from another host");
            return;
        }
        if (fed(text)) {
            foreign(call, text, "it runs code that it is fed");
            return;
        }
        if (text.startsWith("-")) {
            foreign(call, text, "an option stands where its script would");
            return;
        }
        ResourceKind kind = call.place().kind(file);
        boolean built = kind == ResourceKind.TEMPORARY && relative(text);
        boolean brought = call.brings(file);
        if (built && !brought) {
            call.effect(Effect.RUN_CODE, ResourceKind.TEMPORARY, text);
        } else if (FOREIGN.contains(kind) && !built) {
            foreign(call, text, "it runs a file that the project does not keep");
        } else {
            call.effect(Effect.RUN_CODE, brought ? ResourceKind.UNTRUSTED_CODE : kind, text);
        }
        String framework = FRAMEWORK + text.substring(text.lastIndexOf('/') + 1);
        if (!rest.isEmpty() && programs.knows(framework)) {
            programs.readAs(framework, call.with(rest));
        }
    }

    private static void foreign(Invocation call, String what, String sentence) {
        call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, what);
        call.unclear(sentence);
    }

    /** A repository brings its own settings, and those can name programs: one in a temporary place may be anybody's. */
    void repository(Call call, Word directory) {
        ResourceKind kind = call.kind(directory);
        boolean temporary = kind == ResourceKind.TEMPORARY && !relative(directory.text());
        if (temporary || kind == ResourceKind.UNKNOWN || !directory.known()) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, directory.text());
        }
    }

    /** A command that runs where the governor sees nothing: what it does beyond reading is done to what is deployed there. */
    void elsewhere(Call call, List<Word> words) {
        int before = call.invocation().conclusions().size();
        call.invocation().runs(words, call.invocation().input());
        boolean changes = Stream.of(Effect.values())
                .filter(effect -> !LOOKING.contains(effect))
                .anyMatch(effect -> call.invocation().conclusions().since(before, effect));
        if (changes) {
            call.effect(
                    Effect.RUN_CODE, ResourceKind.DEPLOYMENT, call.invocation().shown());
        }
    }

    /** A file that tells a program what to do is code; the project's own was looked at. */
    void settings(Call call, Word file) {
        String text = file.text();
        ResourceKind kind = call.kind(file);
        boolean near = Foreign.near(text);
        boolean built = kind == ResourceKind.TEMPORARY && relative(text);
        boolean brought = call.invocation().brings(file);
        boolean nobodys = kind == ResourceKind.TEMPORARY && !built || kind == ResourceKind.UNKNOWN || !file.known();
        if (!Address.scheme(text).isEmpty() || text.startsWith("git@")) {
            foreign(call.invocation(), text, "it is told what to do by another host");
        } else if (fed(text) && !text.equals("/dev/null") || brought || nobodys) {
            foreign(call.invocation(), text, "it is told what to do by a file that nobody keeps");
        } else if (FOREIGN.contains(kind) && !built && !near) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, text);
        }
        if (kind.secret()) {
            call.path(Effect.READ_FILE, file);
        }
        if (text.startsWith("{")) {
            Foreign.argument(call.invocation(), file);
        }
    }

    /** Returns whether the file is what the call is fed, by any of its names. */
    private static boolean fed(String text) {
        return text.equals("-") || text.startsWith("/dev/") || text.startsWith("/proc/self/fd/");
    }

    void argument(Call call, Word word) {
        Foreign.argument(call.invocation(), word);
    }

    void inline(Call call, Word code) {
        call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, code.text());
        call.unclear("it runs code that stands in the line itself");
    }

    void runs(Call call, Word program) {
        call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, program.text());
        call.unclear("it runs another program");
    }

    /** Adds what a variable of the environment decides. */
    void sets(Call call, Word assignment) {
        int equals = assignment.text().indexOf('=');
        String name = equals < 0 ? assignment.text() : assignment.text().substring(0, equals);
        String value = equals < 0 ? "" : assignment.text().substring(equals + 1);
        if (name.indexOf(Word.HOLE) >= 0 || assignment.loose()) {
            call.unclear("which variable it sets is computed");
        } else if (languages.decisive().test(name, value)) {
            call.unclear("it sets a variable that decides what other commands do");
        }
    }

    /** Takes the words {@code NAME=value} off the front of the operands, where the description begins with them. */
    List<Word> takeSets(Description described, Arguments arguments) {
        boolean begins = !described.operands().isEmpty()
                && described.operands().get(0).repeated()
                && described.operands().get(0).use().role() == Role.SETS;
        List<Word> sets = new ArrayList<>();
        while (begins
                && !arguments.operands().isEmpty()
                && arguments.operands().get(0).text().indexOf('=') > 0) {
            sets.add(arguments.operands().remove(0));
        }
        return sets;
    }

    void as(Call call, String program, List<Word> words) {
        programs.readAs(program, call.invocation().with(words));
    }

    /** A program that gets what is fed to this one as its arguments. */
    void fedCommand(Call call, List<Word> words) {
        Input input = call.invocation().input();
        String names = input.names();
        if (input.text() == null && names != null) {
            named(call, words, Word.of(names));
        } else {
            handed(call, words, single(input.text()), call.value(REPLACED).text());
        }
    }

    /** Files of one kind may be looked at and changed by their names; what is removed or run has to be named. */
    private static void named(Call call, List<Word> words, Word names) {
        int before = call.invocation().conclusions().size();
        handed(call, words, names, call.value(REPLACED).text());
        if (call.invocation().conclusions().since(before, Effect.DELETE_FILE)) {
            call.path(Effect.DELETE_RECURSIVELY, names);
        }
        if (call.invocation().conclusions().since(before, Effect.RUN_CODE)) {
            call.unclear("which files it runs is not known");
        }
    }

    /** A program that gets what this one finds as its arguments. */
    void foundCommand(Call call, List<Word> words) {
        handed(call, words, Word.UNKNOWN, "{}");
    }

    private static void handed(Call call, List<Word> words, Word fed, String place) {
        List<Word> command = new ArrayList<>();
        boolean replaced = false;
        for (Word word : words) {
            boolean here = !place.isEmpty() && word.text().contains(place);
            replaced |= here;
            command.add(here ? new Word(word.text().replace(place, fed.text()), word.wild(), fed.loose()) : word);
        }
        if (!replaced) {
            command.add(fed);
        }
        call.invocation().runs(command, Input.NONE);
    }

    /** Returns what is fed when it is one plain word. */
    private static Word single(@org.jspecify.annotations.Nullable String text) {
        String bare = text == null ? "" : text.strip();
        boolean plain = !bare.isEmpty()
                && bare.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"' || c == '\\');
        return plain ? Word.of(bare) : Word.UNKNOWN;
    }

    private static boolean relative(String text) {
        return !text.startsWith("/") && !text.startsWith("~") && !text.startsWith("..");
    }
}
