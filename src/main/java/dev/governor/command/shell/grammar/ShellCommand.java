package dev.governor.command.shell.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A command of the shell: simple ones, and what is made of them. */
public sealed interface ShellCommand {

    /** Returns the commands it is made of; nothing for those with words of their own. */
    default List<ShellCommand> inner() {
        return List.of();
    }

    /** Variables, words and redirections; without words it only assigns. */
    record Simple(
            List<Assignment> assignments,
            List<ShellWord> words,
            List<Assignment> declared,
            List<Redirect> redirects,
            String written)
            implements ShellCommand {}

    /** Commands of which each is fed by the one before; one member when only negated or timed. */
    record Pipeline(List<ShellCommand> members, boolean negated, boolean timed) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return members;
        }
    }

    /** A command and those that run by its success or failure. */
    record AndOr(ShellCommand first, List<Next> rest) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return Stream.concat(Stream.of(first), rest.stream().map(Next::command))
                    .toList();
        }
    }

    /** A command that runs after the one before succeeded ({@code and}) or failed. */
    record Next(boolean and, ShellCommand command) {}

    /** A command that is not waited for. */
    record Background(ShellCommand command) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return List.of(command);
        }
    }

    /** Commands one after the other. */
    record Sequence(List<ShellCommand> commands) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return commands;
        }
    }

    /** Commands in braces. */
    record Group(ShellCommand body) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return List.of(body);
        }
    }

    /** Commands in parentheses. */
    record Subshell(ShellCommand body) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return List.of(body);
        }
    }

    /** Choices and, at the end, what happens otherwise. */
    record If(List<Branch> branches, @Nullable ShellCommand otherwise) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            List<ShellCommand> inner = new ArrayList<>();
            for (Branch branch : branches) {
                inner.add(branch.condition());
                inner.add(branch.body());
            }
            if (otherwise != null) {
                inner.add(otherwise);
            }
            return inner;
        }
    }

    /** A condition and what happens when it holds. */
    record Branch(ShellCommand condition, ShellCommand body) {}

    /** A loop that runs while, or until, a condition holds. */
    record While(boolean until, ShellCommand condition, ShellCommand body) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return List.of(condition, body);
        }
    }

    /** A loop over words; without words it is over the arguments of the shell. */
    record For(String name, @Nullable List<ShellWord> values, ShellCommand body, boolean select)
            implements ShellCommand {}

    /** A loop over numbers; the parts are its three expressions. */
    record Counting(List<Part> expressions, ShellCommand body) implements ShellCommand {}

    /** A choice by patterns. */
    record Case(ShellWord word, List<Item> items) implements ShellCommand {}

    /** Patterns and what happens for them; {@code ending} says where it goes on. */
    record Item(List<ShellWord> patterns, ShellCommand body, String ending) {}

    /** The definition of a function. */
    record Function(String name, ShellCommand body) implements ShellCommand {}

    /** A test in double brackets: its words and signs in order. */
    record Test(List<ShellWord> words) implements ShellCommand {}

    /** An expression in double parentheses. */
    record Expression(List<Part> expression) implements ShellCommand {}

    /** A command that runs beside the shell, connected by pipes. */
    record Coprocess(ShellCommand command) implements ShellCommand {

        @Override
        public List<ShellCommand> inner() {
            return List.of(command);
        }
    }

    /** A command of several lines with redirections. */
    record Redirected(ShellCommand body, List<Redirect> redirects) implements ShellCommand {}
}
