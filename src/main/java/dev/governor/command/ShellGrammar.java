package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterBash;

/**
 * The bash grammar of tree-sitter.
 *
 * <p>The grammar is a native library that counts in bytes of UTF-8. It is given the line with every character outside ASCII
 * replaced by a letter, so that bytes are characters; words are taken from the line itself. Each call has its own parser.
 */
final class ShellGrammar {

    private static final int DEEPEST = 120;
    private static final int MOST_NODES = 20_000;
    private static final long LONGEST_MICROS = 200_000;
    private static final char STAND_IN = 'Z';
    private static final Set<String> WITH_TEXT_BETWEEN =
            Set.of("string", "heredoc_body", "heredoc_redirect", "expansion");
    private static final Set<String> WORDS = Set.of(
            "word",
            "string",
            "raw_string",
            "ansi_c_string",
            "concatenation",
            "simple_expansion",
            "expansion",
            "command_substitution",
            "arithmetic_expansion",
            "number",
            "command_name",
            "brace_expression",
            "translated_string");

    private final String line;
    private int nodes;

    private ShellGrammar(String line) {
        this.line = line;
    }

    /** Returns the tree of {@code line}, or empty when it does not follow the grammar in every character. */
    static Optional<ShellNode> parse(String line) {
        TSParser parser = new TSParser();
        parser.setLanguage(new TreeSitterBash());
        parser.setTimeoutMicros(LONGEST_MICROS);
        TSTree tree = parser.parseString(null, ascii(line));
        if (tree == null) {
            return Optional.empty();
        }
        TSNode root = tree.getRootNode();
        if (root.isNull() || root.hasError()) {
            return Optional.empty();
        }
        ShellNode read = new ShellGrammar(line).node(root, "", 0);
        return read == null || !blank(line.substring(0, read.start())) || !blank(line.substring(read.end()))
                ? Optional.empty()
                : Optional.of(read);
    }

    private static String ascii(String line) {
        StringBuilder plain = new StringBuilder(line);
        for (int at = 0; at < plain.length(); at++) {
            if (plain.charAt(at) > 0x7E) {
                plain.setCharAt(at, STAND_IN);
            }
        }
        return plain.toString();
    }

    private @org.jspecify.annotations.Nullable ShellNode node(TSNode node, String field, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES || node.isMissing() || node.isError()) {
            return null;
        }
        List<ShellNode> children = new ArrayList<>();
        for (int at = 0; at < node.getChildCount(); at++) {
            String name = node.getFieldNameForChild(at);
            ShellNode child = node(node.getChild(at), name == null ? "" : name, depth + 1);
            if (child == null) {
                return null;
            }
            children.add(child);
        }
        String type = node.getType();
        ShellNode read =
                new ShellNode(type, field, node.getStartByte(), node.getEndByte(), line, List.copyOf(children));
        return WITH_TEXT_BETWEEN.contains(type) || apart(read) ? read : null;
    }

    /** Returns whether the children stand where they say: only blanks between them, and blanks between two words. */
    private static boolean apart(ShellNode node) {
        for (int at = 1; at < node.children().size(); at++) {
            ShellNode left = node.children().get(at - 1);
            ShellNode right = node.children().get(at);
            String between = node.text().substring(left.end(), Math.max(left.end(), right.start()));
            boolean joined = node.type().equals("concatenation");
            boolean touching = between.isEmpty() && WORDS.contains(left.type()) && WORDS.contains(right.type());
            if (right.start() < left.end()
                    || !blank(between)
                    || (joined && !between.isEmpty())
                    || (!joined && touching)) {
                return false;
            }
        }
        return true;
    }

    private static boolean blank(String between) {
        return between.replace("\\\n", "")
                .replace("\\\r\n", "")
                .chars()
                .allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r');
    }
}
