package dev.governor.command.shell.grammar;

import java.util.ArrayList;
import java.util.List;

/** Reads choices by patterns and tests in double brackets. */
final class CaseParser {

    private final CommandParser commands;
    private final Cursor cursor;

    CaseParser(CommandParser commands) {
        this.commands = commands;
        this.cursor = commands.cursor();
    }

    /** Returns the choice whose first word was taken. */
    ShellCommand read() {
        ShellWord word = word();
        cursor.lines();
        commands.expectKeyword("in");
        cursor.lines();
        List<ShellCommand.Item> items = new ArrayList<>();
        while (!commands.takeKeyword("esac")) {
            items.add(item());
            cursor.lines();
        }
        return new ShellCommand.Case(word, items);
    }

    private ShellCommand.Item item() {
        cursor.take("(");
        List<ShellWord> patterns = new ArrayList<>();
        do {
            patterns.add(word());
            cursor.blanks();
        } while (cursor.take("|"));
        cursor.expect(")");
        ShellCommand body = commands.sequence();
        cursor.blanks();
        String ending = "";
        for (String sign : List.of(";;&", ";;", ";&")) {
            if (ending.isEmpty() && cursor.take(sign)) {
                ending = sign;
            }
        }
        if (ending.isEmpty() && !commands.keyword().equals("esac")) {
            throw new Unreadable("a choice has no end");
        }
        return new ShellCommand.Item(patterns, body, ending);
    }

    private ShellWord word() {
        cursor.blanks();
        ShellWord word = commands.words().word();
        if (word.parts().isEmpty()) {
            throw new Unreadable("the line does not follow the grammar of the shell: a word is missing");
        }
        return word;
    }

    /** Returns the test whose opening brackets were taken. */
    ShellCommand test() {
        List<ShellWord> words = new ArrayList<>();
        while (true) {
            cursor.lines();
            ShellWord last = words.isEmpty() ? null : words.get(words.size() - 1);
            if (last != null && commands.takeKeyword("]]")) {
                return new ShellCommand.Test(words);
            }
            words.add(last != null && last.is("=~") ? commands.words().regular() : operand());
        }
    }

    private ShellWord operand() {
        int start = cursor.at();
        for (String sign : List.of("&&", "||", "(", ")", "<", ">")) {
            boolean process = (sign.equals("<") || sign.equals(">")) && cursor.peek(1) == '(';
            if (!process && cursor.take(sign)) {
                return new ShellWord(List.of(new Part.Literal(sign, false)), cursor.since(start));
            }
        }
        return word();
    }
}
