package dev.governor.command;

import java.util.List;
import java.util.stream.Stream;

/**
 * A node of a shell line's syntax tree.
 *
 * @param type     the grammar's name, or the token itself when it has no name, for example {@code command}, {@code &&}
 * @param field    what it is to its parent, for example {@code body}, or the empty string
 * @param start    where it begins in the line
 * @param end      where it ends, exclusive
 * @param text     the whole line
 * @param children in the order of the line
 */
record ShellNode(String type, String field, int start, int end, String text, List<ShellNode> children) {

    /** Returns the characters of the node as they were written. */
    String written() {
        return text.substring(start, end);
    }

    /** Returns whether the node is of one of {@code types}. */
    boolean is(String... types) {
        return List.of(types).contains(type);
    }

    /** Returns the children of one of {@code types}. */
    List<ShellNode> all(String... types) {
        return children.stream().filter(child -> child.is(types)).toList();
    }

    /** Returns the children that are {@code name} to it. */
    List<ShellNode> fields(String name) {
        return children.stream().filter(child -> name.equals(child.field())).toList();
    }

    /** Returns the node and everything below it. */
    Stream<ShellNode> below() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ShellNode::below));
    }
}
