package dev.governor.command;

import java.util.ArrayList;
import java.util.List;

/** Turns the nodes of one word into the words the shell would make of it. */
final class WordReader {

    private static final int MOST_WORDS = 64;
    private static final String SPECIAL = "{},*?[]~\\";
    private static final char PROTECTED = '\uE000';

    private final Scope scope;
    private final StringBuilder text = new StringBuilder();
    private boolean loose;

    private WordReader(Scope scope) {
        this.scope = scope;
    }

    /** Returns the words {@code node} stands for; braces make several. */
    static List<Word> words(ShellNode node, Scope scope) {
        WordReader reader = new WordReader(scope);
        reader.add(node, false);
        List<Word> words = new ArrayList<>();
        for (String expanded : Braces.expand(reader.text.toString(), MOST_WORDS)) {
            words.add(reader.word(expanded));
        }
        return words;
    }

    /** Returns the only word that {@code node} stands for, with a hole when it stands for several. */
    static Word word(ShellNode node, Scope scope) {
        List<Word> words = words(node, scope);
        return words.size() == 1 ? words.get(0) : new Word(String.valueOf(Word.HOLE), false, true);
    }

    private Word word(String expanded) {
        boolean wild = expanded.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
        StringBuilder plain = new StringBuilder(expanded.length());
        for (int at = 0; at < expanded.length(); at++) {
            char c = expanded.charAt(at);
            boolean hidden = c >= PROTECTED && c < PROTECTED + 128;
            plain.append(hidden ? (char) (c - PROTECTED) : c);
        }
        if (expanded.startsWith("~") && !scope.homeKnown()) {
            plain.setCharAt(0, Word.HOLE);
        }
        boolean tilde = !expanded.startsWith("~") && plain.length() > 0 && plain.charAt(0) == '~';
        return new Word(tilde ? "./" + plain : plain.toString(), wild, loose);
    }

    private void add(ShellNode node, boolean quoted) {
        switch (node.type()) {
            case "word",
                    "number",
                    "variable_name",
                    "extglob_pattern",
                    "regex",
                    "test_operator",
                    "brace_expression",
                    "special_variable_name",
                    "heredoc_content" -> unescaped(node.written());
            case "command_name", "concatenation" -> node.children().forEach(child -> add(child, quoted));
            case "raw_string" ->
                literal(node.written().substring(1, node.written().length() - 1));
            case "ansi_c_string" ->
                literal(AnsiC.decoded(node.written().substring(2, node.written().length() - 1)));
            case "translated_string" -> node.all("string").forEach(child -> add(child, true));
            case "string" -> string(node);
            case "simple_expansion" -> variable(node.written().substring(1), quoted);
            case "expansion" -> expansion(node, quoted);
            case "command_substitution" -> substitution(node, quoted);
            case "arithmetic_expansion" -> text.append('0');
            case "$", "=", "{", "}", "[", "]", "!", "?", "*", "@", "," -> text.append(node.written());
            case "process_substitution" -> literal("/dev/fd/63");
            default -> hole(quoted);
        }
    }

    private void hole(boolean quoted) {
        text.append(Word.HOLE);
        loose |= !quoted;
    }

    private void literal(String characters) {
        for (int at = 0; at < characters.length(); at++) {
            char c = characters.charAt(at);
            text.append(SPECIAL.indexOf(c) >= 0 ? (char) (PROTECTED + c) : c);
        }
    }

    private void unescaped(String written) {
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            if (c != '\\' || at + 1 == written.length()) {
                text.append(c);
            } else if (written.charAt(++at) != '\n') {
                literal(written.substring(at, at + 1));
            }
        }
    }

    private void string(ShellNode node) {
        int at = node.start() + 1;
        for (ShellNode child : node.children()) {
            if (child.is("\"", "string_content")) {
                continue;
            }
            quotedText(node.text().substring(at, Math.max(at, child.start())));
            add(child, true);
            at = child.end();
        }
        quotedText(node.text().substring(Math.min(at, node.end() - 1), node.end() - 1));
    }

    private void quotedText(String written) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            char next = at + 1 < written.length() ? written.charAt(at + 1) : ' ';
            if (c == '\\' && "\"\\$`\n".indexOf(next) >= 0) {
                at++;
                plain.append(next == '\n' ? "" : String.valueOf(next));
            } else {
                plain.append(c);
            }
        }
        literal(plain.toString());
    }

    private void expansion(ShellNode node, boolean quoted) {
        boolean plain =
                node.children().size() == 3 && node.children().get(1).is("variable_name", "special_variable_name");
        if (plain) {
            variable(node.children().get(1).written(), quoted);
        } else if (node.children().size() > 2 && node.children().get(1).is("#")) {
            text.append('0');
        } else {
            hole(quoted);
        }
    }

    private void variable(String name, boolean quoted) {
        String value = scope.value(name);
        if (value == null
                || (!quoted && value.chars().anyMatch(c -> Character.isWhitespace(c) || "*?[".indexOf(c) >= 0))) {
            hole(quoted);
        } else if (name.equals("HOME") && text.length() == 0) {
            text.append(value);
        } else {
            literal(value);
        }
    }

    private void substitution(ShellNode node, boolean quoted) {
        String value = Substitution.value(node, scope);
        if (value == null) {
            hole(quoted);
        } else {
            literal(value);
        }
    }
}
