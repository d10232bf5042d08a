package dev.governor.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which variables of a line change in ways that reading it from left to right does not show. */
final class Assignments {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> SETTERS = List.of(
            "read",
            "mapfile",
            "readarray",
            "getopts",
            "printf",
            "unset",
            "let",
            "typeset",
            "declare",
            "local",
            "export",
            "readonly",
            "eval",
            "source",
            ".",
            "wait");

    private Assignments() {}

    /** Returns the names that are assigned twice, by loops, by arithmetic, or by commands. */
    static Set<String> changing(ShellNode tree) {
        Set<String> once = new HashSet<>();
        Set<String> loops = new HashSet<>();
        Set<String> changing = new HashSet<>();
        tree.below().forEach(node -> {
            if (node.is("variable_assignment") && !node.children().isEmpty()) {
                String name = firstName(node.children().get(0).written());
                boolean again = !once.add(name)
                        || node.all("+=").size() > 0
                        || node.children().get(0).is("subscript");
                if (again) {
                    changing.add(name);
                }
            } else if (node.is("for_statement")) {
                node.fields("variable").forEach(name -> loops.add(name.written()));
            } else if (node.is("expansion") && node.children().size() > 3) {
                names(node, changing);
            } else if (node.is("command", "unset_command") && setter(node)) {
                names(node, changing);
            } else if (node.is("test_command", "arithmetic_expansion", "c_style_for_statement")
                    && node.written().matches("(?s)(\\(\\(|\\$\\(\\(|for).*")) {
                node.children().forEach(child -> {
                    if (!child.is("do_group", "compound_statement")) {
                        names(child, changing);
                    }
                });
            }
        });
        loops.retainAll(once);
        changing.addAll(loops);
        return changing;
    }

    private static boolean setter(ShellNode command) {
        String written = command.written().strip();
        return SETTERS.stream()
                .anyMatch(setter -> written.equals(setter)
                        || written.startsWith(setter + " ")
                        || written.contains(" " + setter + " "));
    }

    private static void names(ShellNode node, Set<String> into) {
        Matcher matcher = NAME.matcher(node.written());
        while (matcher.find()) {
            into.add(matcher.group());
        }
    }

    private static String firstName(String written) {
        Matcher matcher = NAME.matcher(written);
        return matcher.find() ? matcher.group() : written;
    }
}
