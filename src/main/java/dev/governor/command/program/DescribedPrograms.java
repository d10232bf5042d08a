package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.ArgumentParser;
import dev.governor.command.description.Arguments;
import dev.governor.command.description.Arguments.Given;
import dev.governor.command.description.Description;
import dev.governor.command.description.Descriptions;
import dev.governor.command.reading.Invocation;
import dev.governor.command.reading.ProgramReader;
import dev.governor.command.reading.Word;
import java.util.List;

/**
 * Reads calls by the descriptions of their programs.
 *
 * <p>INVARIANT: what the description of a call does not list is not understood.
 */
public final class DescribedPrograms implements ProgramReader {

    private static final List<String> INSTALLED = List.of(
            "/bin/",
            "/sbin/",
            "/usr/bin/",
            "/usr/sbin/",
            "/usr/local/bin/",
            "/usr/local/sbin/",
            "/opt/homebrew/bin/",
            "node_modules/.bin/",
            "./node_modules/.bin/",
            "venv/bin/",
            "./venv/bin/",
            ".venv/bin/",
            "./.venv/bin/");

    private final Descriptions descriptions;
    private final Roles roles;
    private final CallReader calls;

    public DescribedPrograms(Descriptions descriptions, Languages languages) {
        this.descriptions = descriptions;
        this.roles = new Roles(this, languages);
        this.calls = new CallReader(roles);
    }

    @Override
    public boolean knows(String name) {
        return descriptions.knows(name);
    }

    @Override
    public void read(Invocation call) {
        String name = installed(call.program());
        Description program = descriptions.of(name);
        if (program != null && !brought(call)) {
            read(name, program, call);
        } else if (call.program().indexOf('/') >= 0) {
            roles.code().program(call);
        } else {
            call.unclear("the program is not described");
        }
    }

    /** Reads the arguments of {@code call} as those of the program {@code name}. */
    void readAs(String name, Invocation call) {
        Description program = descriptions.of(name);
        if (program == null) {
            call.unclear("the program is not described");
        } else {
            read(name, program, call);
        }
    }

    private String installed(String written) {
        if (descriptions.knows(written)) {
            return written;
        }
        for (String directory : INSTALLED) {
            if (written.startsWith(directory)) {
                return written.substring(directory.length());
            }
        }
        return written;
    }

    private static boolean brought(Invocation call) {
        return call.program().indexOf('/') > 0 && call.brings(Word.of(call.program()));
    }

    private void read(String name, Description program, Invocation call) {
        call.conclusions().budget().enter();
        try {
            if (shows(program, call)) {
                call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
                call.conclusions().read(call.shown(), "asks for help", program.source());
                return;
            }
            Arguments arguments = ArgumentParser.parse(
                    program, call.arguments(), call.conclusions().budget());
            Description described = arguments.described();
            call.conclusions().read(call.shown(), called(name, arguments), described.source());
            if (arguments.unclear() != null) {
                call.unclear(arguments.unclear());
            } else {
                calls.read(described, arguments, call);
            }
        } finally {
            call.conclusions().budget().leave();
        }
    }

    private static String called(String program, Arguments arguments) {
        return arguments.commands().isEmpty() ? program : program + " " + String.join(" ", arguments.commands());
    }

    /** Returns whether the call only asks for help: behind sub-commands stands nothing else. */
    private static boolean shows(Description program, Invocation call) {
        List<Word> words = call.arguments();
        if (words.isEmpty()) {
            return false;
        }
        Word last = words.get(words.size() - 1);
        if (!last.known() || !last.text().startsWith("-") && !program.help().contains(last.text())) {
            return false;
        }
        Arguments before = ArgumentParser.parse(
                program, words.subList(0, words.size() - 1), call.conclusions().budget());
        return before.unclear() == null
                && before.described().help().contains(last.text())
                && before.operands().isEmpty()
                && before.given().stream().allMatch(Given::ends)
                && before.restOption() == null;
    }
}
