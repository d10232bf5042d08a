package dev.governor.command.shell;

import dev.governor.command.reading.Input;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.Redirect;
import dev.governor.command.shell.grammar.ShellCommand;
import dev.governor.command.shell.grammar.ShellWord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the tree of a line as the shell would, and hands each simple command on. */
final class CommandReader {

    private static final int FEW_VALUES = 8;

    private final ShellLines shell;
    private final SimpleReader simple;
    private final RedirectReader redirects;
    private int uncounted;

    CommandReader(ShellLines shell) {
        this.shell = shell;
        this.redirects = new RedirectReader(shell);
        this.simple = new SimpleReader(shell, redirects);
    }

    SimpleReader simple() {
        return simple;
    }

    /** Reads {@code command}, fed by {@code input}, and returns what it prints, or {@code null} when only running would tell. */
    @Nullable
    String statement(ShellCommand command, Input input, ShellState state) {
        state.budget().enter();
        String printed = null;
        if (command instanceof ShellCommand.Simple one) {
            printed = simple.read(one, input, state);
        } else if (command instanceof ShellCommand.Sequence sequence) {
            printed = sequence(sequence, input, state);
        } else if (command instanceof ShellCommand.Group group) {
            printed = statement(group.body(), input, state);
        } else if (command instanceof ShellCommand.Subshell subshell) {
            printed = subshell(subshell.body(), input, state.copy());
        } else if (command instanceof ShellCommand.Pipeline pipeline) {
            printed = pipeline(pipeline, input, state);
        } else if (command instanceof ShellCommand.Redirected redirected) {
            printed = redirected(redirected, input, state);
        } else {
            compound(command, input, state);
        }
        state.budget().leave();
        return printed;
    }

    private void compound(ShellCommand command, Input input, ShellState state) {
        if (command instanceof ShellCommand.AndOr andOr) {
            andOr(andOr, input, state);
        } else if (command instanceof ShellCommand.Background background) {
            beside(background, input, state);
        } else if (command instanceof ShellCommand.If choice) {
            choice(choice, input, state);
        } else if (command instanceof ShellCommand.While loop) {
            loop(loop, unknown(input), state);
        } else if (command instanceof ShellCommand.For loop) {
            loop(loop, unknown(input), state);
        } else if (command instanceof ShellCommand.Counting loop) {
            loop(loop, unknown(input), state);
        } else if (command instanceof ShellCommand.Case choice) {
            choice(choice, input, state);
        } else if (command instanceof ShellCommand.Function function) {
            simple.define(function, state);
        } else if (command instanceof ShellCommand.Test test) {
            Comparisons.read(shell, test, input, state);
        } else if (command instanceof ShellCommand.Expression expression) {
            expression(expression, input, state);
        } else if (command instanceof ShellCommand.Coprocess beside) {
            beside(beside, state);
        } else {
            shell.conclusions().notUnderstood("", "the line has a part that is not known here");
        }
    }

    /** What is left of an input that several commands read is not known. */
    private static Input unknown(Input input) {
        return input.connected() ? new Input(true, null, input.origin(), null, null, input.endless()) : input;
    }

    private @Nullable String sequence(ShellCommand.Sequence sequence, Input input, ShellState state) {
        boolean one = sequence.commands().size() == 1;
        String printed = null;
        for (ShellCommand command : sequence.commands()) {
            printed = statement(command, one ? input : unknown(input), state);
            state.endChain();
        }
        return one ? printed : null;
    }

    /** Reads commands in a shell of their own, whose state is {@code own}. */
    @Nullable
    String subshell(ShellCommand body, Input input, ShellState own) {
        String printed = statement(body, input, own);
        shell.ended(own);
        return printed;
    }

    private @Nullable String pipeline(ShellCommand.Pipeline pipeline, Input input, ShellState state) {
        if (pipeline.members().size() == 1) {
            ShellState before = state.copy();
            String printed = statement(pipeline.members().get(0), input, state);
            if (pipeline.negated()) {
                state.directories(state.directories().ended().or(before.directories()));
            }
            return printed;
        }
        Input next = input;
        String names = null;
        boolean before = shell.conclusions().takeEndless();
        boolean endless = false;
        for (ShellCommand member : pipeline.members()) {
            names = Listings.of(member, names, state);
            String printed = subshell(member, next, state.copy());
            endless = shell.conclusions().takeEndless();
            next = new Input(true, printed, "the command before", null, Listings.telling(names), endless);
        }
        shell.conclusions().endless(before || endless);
        return next.text();
    }

    private void andOr(ShellCommand.AndOr andOr, Input input, ShellState state) {
        statement(andOr.first(), unknown(input), state);
        for (ShellCommand.Next next : andOr.rest()) {
            ShellState then = state.after(next.and());
            statement(next.command(), unknown(input), then);
            state.merge(then, next.and());
        }
    }

    private void perhaps(ShellCommand command, Input input, ShellState state) {
        ShellState inside = state.copy();
        statement(command, unknown(input), inside);
        state.merge(inside);
    }

    /** Reads what may run again and again: a second time when it leaves the directory it began in. */
    private void again(Runnable turn, ShellState state) {
        Directories before = state.directories();
        turn.run();
        if (!state.directories().equals(before)) {
            state.endChain();
            turn.run();
        }
    }

    private @Nullable String redirected(ShellCommand.Redirected redirected, Input input, ShellState state) {
        List<Redirect> all = redirected.redirects();
        RedirectReader.Streams streams = redirects.read(all, input, state);
        shell.told(streams, "a group of commands");
        boolean before = shell.conclusions().takeEndless();
        String printed = statement(redirected.body(), streams.input(), state);
        shell.printed(before, streams, "a group of commands");
        return streams.redirected() ? null : printed;
    }

    private void choice(ShellCommand.If choice, Input input, ShellState state) {
        for (ShellCommand.Branch branch : choice.branches()) {
            statement(branch.condition(), unknown(input), state);
            state.endChain();
            perhaps(branch.body(), input, state);
        }
        if (choice.otherwise() != null) {
            perhaps(choice.otherwise(), input, state);
        }
    }

    private void loop(ShellCommand.While loop, Input input, ShellState state) {
        int turns = lines(loop.condition()) && !input.endless() ? 0 : 1;
        uncounted += turns;
        again(
                () -> {
                    statement(loop.condition(), input, state);
                    state.endChain();
                    perhaps(loop.body(), input, state);
                },
                state);
        uncounted -= turns;
    }

    /** A loop that reads ends with what it reads. */
    private static boolean lines(ShellCommand condition) {
        ShellCommand only = condition;
        while (only instanceof ShellCommand.Sequence sequence
                && sequence.commands().size() == 1) {
            only = sequence.commands().get(0);
        }
        return only instanceof ShellCommand.Simple simple
                && !simple.words().isEmpty()
                && simple.words().get(0).written().equals("read");
    }

    private void loop(ShellCommand.For loop, Input input, ShellState state) {
        List<ShellWord> written = loop.values();
        WordReader words = new WordReader(shell, state, input);
        List<Word> values = written == null ? List.of(Word.UNKNOWN) : words.words(written);
        boolean exact = values.size() <= FEW_VALUES && values.stream().allMatch(Word::known);
        List<Word> turns = exact && !loop.select() ? values : List.of(ParameterReader.unknown());
        for (Word value : turns) {
            again(
                    () -> {
                        ShellState inside = state.copy();
                        shell.assign(loop.name(), value, words, inside);
                        statement(loop.body(), input, inside);
                        state.merge(inside);
                        state.endChain();
                    },
                    state);
        }
        traced(words, loop.name(), state);
    }

    private void loop(ShellCommand.Counting loop, Input input, ShellState state) {
        WordReader words = new WordReader(shell, state, input);
        new Expressions(shell, state, words).value(loop.expressions());
        shell.secrets(words, "a loop over numbers");
        uncounted++;
        again(() -> perhaps(loop.body(), input, state), state);
        uncounted--;
    }

    private void choice(ShellCommand.Case choice, Input input, ShellState state) {
        WordReader words = new WordReader(shell, state, input);
        words.single(choice.word());
        boolean tells = false;
        for (ShellCommand.Item item : choice.items()) {
            for (ShellWord pattern : item.patterns()) {
                tells |= !Comparisons.ANY.contains(words.single(pattern).text());
            }
            perhaps(item.body(), input, state);
        }
        if (tells || state.tracing()) {
            shell.secrets(words, choice.word().written());
        }
    }

    private void traced(WordReader words, String written, ShellState state) {
        if (state.tracing()) {
            shell.secrets(words, written);
        }
    }

    private void expression(ShellCommand.Expression expression, Input input, ShellState state) {
        WordReader words = new WordReader(shell, state, input);
        new Expressions(shell, state, words).value(expression.expression());
        shell.secrets(words, "an expression");
    }

    private void beside(ShellCommand.Background beside, Input input, ShellState state) {
        if (uncounted > 0) {
            shell.conclusions().notUnderstood("", "a loop starts processes beside it, and nothing tells how many");
        }
        subshell(beside.command(), input, state.copy());
    }

    private void beside(ShellCommand.Coprocess beside, ShellState state) {
        subshell(beside.command(), new Input(true, null, "what the line writes to it"), state.copy());
        shell.set("COPROC", state);
        shell.set("COPROC_PID", state);
    }
}
