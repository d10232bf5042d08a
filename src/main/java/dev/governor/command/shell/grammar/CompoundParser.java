package dev.governor.command.shell.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the commands that begin with a word or a sign of the shell's own. */
final class CompoundParser {

    private static final Set<String> COMPOUND = Set.of("{", "if", "while", "until", "for", "select", "case", "[[");

    private final CommandParser commands;
    private final Cursor cursor;

    CompoundParser(CommandParser commands) {
        this.commands = commands;
        this.cursor = commands.cursor();
    }

    /** Returns the command that begins here, or {@code null} when it is a simple one. */
    @Nullable
    ShellCommand read() {
        if (cursor.looking("((")) {
            return new ShellCommand.Expression(commands.words().arithmetic().expression());
        }
        if (cursor.take("(")) {
            ShellCommand body = commands.body();
            cursor.expect(")");
            return new ShellCommand.Subshell(body);
        }
        String keyword = commands.keyword();
        if (keyword.isEmpty() || keyword.equals("time") || keyword.equals("in")) {
            return null;
        }
        cursor.take(keyword);
        return switch (keyword) {
            case "{" -> group();
            case "if" -> choice();
            case "while", "until" -> loop(keyword.equals("until"));
            case "for" -> over(false);
            case "select" -> over(true);
            case "case" -> new CaseParser(commands).read();
            case "[[" -> new CaseParser(commands).test();
            case "function" -> named();
            case "coproc" -> coprocess();
            default -> throw new Unreadable("`" + keyword + "` stands where no command can begin with it");
        };
    }

    private ShellCommand group() {
        ShellCommand body = commands.body();
        commands.expectKeyword("}");
        return new ShellCommand.Group(body);
    }

    private ShellCommand choice() {
        List<ShellCommand.Branch> branches = new ArrayList<>();
        do {
            ShellCommand condition = commands.body();
            commands.expectKeyword("then");
            branches.add(new ShellCommand.Branch(condition, commands.body()));
            cursor.blanks();
        } while (commands.takeKeyword("elif"));
        ShellCommand otherwise = commands.takeKeyword("else") ? commands.body() : null;
        commands.expectKeyword("fi");
        return new ShellCommand.If(branches, otherwise);
    }

    private ShellCommand loop(boolean until) {
        ShellCommand condition = commands.body();
        return new ShellCommand.While(until, condition, loopBody());
    }

    private ShellCommand loopBody() {
        commands.expectKeyword("do");
        ShellCommand body = commands.body();
        commands.expectKeyword("done");
        return body;
    }

    private ShellCommand over(boolean select) {
        cursor.blanks();
        if (!select && cursor.looking("((")) {
            return counting();
        }
        String name = name();
        List<ShellWord> values = null;
        boolean lines = cursor.lines();
        if (commands.takeKeyword("in")) {
            values = values();
        } else if (!lines) {
            cursor.take(";");
        }
        cursor.lines();
        return new ShellCommand.For(name, values, bracedOrLoop(), select);
    }

    private List<ShellWord> values() {
        List<ShellWord> values = new ArrayList<>();
        while (true) {
            cursor.blanks();
            ShellWord value = commands.words().word();
            if (value.parts().isEmpty()) {
                break;
            }
            values.add(value);
        }
        if (!cursor.lines() && !cursor.take(";")) {
            throw new Unreadable("the values of a loop have no end");
        }
        return values;
    }

    private ShellCommand bracedOrLoop() {
        return commands.takeKeyword("{") ? ((ShellCommand.Group) group()).body() : loopBody();
    }

    private ShellCommand counting() {
        cursor.expect("((");
        List<Part> expressions = new ArrayList<>(commands.words().parts(Mode.COUNTING));
        for (int at = 0; at < 2; at++) {
            cursor.expect(";");
            expressions.add(new Part.Literal(";", true));
            expressions.addAll(commands.words().parts(Mode.COUNTING));
        }
        cursor.expect("))");
        cursor.blanks();
        cursor.take(";");
        cursor.lines();
        return new ShellCommand.Counting(expressions, bracedOrLoop());
    }

    private ShellCommand named() {
        cursor.blanks();
        @Nullable String name = commands.words().word().plain();
        if (name == null) {
            throw new Unreadable("the name of a function is not plain");
        }
        cursor.blanks();
        if (cursor.peek() == '(' && cursor.peek(1) == ')') {
            cursor.take("()");
        }
        return function(name);
    }

    /** Returns the function {@code name}, whose body begins here. */
    ShellCommand function(String name) {
        boolean plain = name.chars().allMatch(c -> c > ' ' && c < 0x7F && "*?[]{}~=$`'\"\\".indexOf(c) < 0);
        if (!plain || CommandParser.RESERVED.contains(name)) {
            throw new Unreadable("the name of a function is not plain");
        }
        cursor.lines();
        boolean compound = cursor.peek() == '(' || COMPOUND.contains(commands.keyword());
        if (!compound) {
            throw new Unreadable("the body of a function is a simple command");
        }
        return new ShellCommand.Function(name, commands.command());
    }

    private ShellCommand coprocess() {
        cursor.blanks();
        return new ShellCommand.Coprocess(commands.command());
    }

    /** Returns the plain word that begins here: a name of letters, digits and underscores. */
    private String name() {
        cursor.blanks();
        @Nullable String name = commands.words().word().plain();
        if (name == null || !SimpleParser.identifier(name)) {
            throw new Unreadable("a name is not plain");
        }
        return name;
    }
}
