package dev.governor.command;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a command prints, where that can be told without running it. */
final class Output {

    private Output() {}

    /** Returns what {@code node} prints, or {@code null} when only running it would tell. */
    static @Nullable String of(ShellNode node, Input input, Scope scope) {
        if (node.is("redirected_statement") && node.all("heredoc_redirect").size() == 1) {
            return hereDocument(node.all("heredoc_redirect").get(0));
        }
        if (!node.is("command")
                || !node.all("file_redirect", "variable_assignment", "herestring_redirect")
                        .isEmpty()) {
            return null;
        }
        List<Word> words = node.children().stream()
                .flatMap(child -> WordReader.words(child, scope).stream())
                .toList();
        String name = words.isEmpty() ? "" : words.get(0).text();
        boolean known = words.stream().allMatch(Word::known);
        boolean escapes = words.stream()
                .anyMatch(word -> word.text().indexOf('\\') >= 0 || word.text().indexOf('%') >= 0);
        if (name.equals("cat") && words.size() == 1) {
            return input.text();
        }
        boolean prints = (name.equals("echo") || name.equals("printf")) && known && !escapes;
        return prints
                ? words.stream()
                        .skip(1)
                        .map(Word::text)
                        .dropWhile(text -> text.matches("-[neE]+"))
                        .collect(Collectors.joining(" "))
                : null;
    }

    /** Returns the text of a here-document. */
    static String hereDocument(ShellNode redirect) {
        return redirect.all("heredoc_body").stream().map(ShellNode::written).collect(Collectors.joining());
    }
}
