package dev.governor.cli;

import dev.governor.kernel.ProblemException;
import dev.governor.storage.StorageException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns every failure into one line on standard error and an exit code; {@code -v} adds the stack trace. */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("governor: " + sentence(failure));
        if (isVerbose(parsed)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("governor: " + oneLine(lowerFirst(String.valueOf(failure.getMessage()))));
        err.println("try `" + command.getCommandSpec().qualifiedName() + " --help`");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Returns what went wrong, in one line, for people. */
    static String sentence(Throwable failure) {
        Throwable cause = rootOf(failure);
        Throwable speaker = speaksForItself(failure) ? failure : cause;
        String message = speaker.getMessage();
        if (message == null || message.isBlank()) {
            return "unexpected failure `" + speaker.getClass().getSimpleName() + "`; run with -v to see where";
        }
        return speaksForItself(speaker)
                ? oneLine(message)
                : oneLine(message) + " (`" + speaker.getClass().getSimpleName() + "`; run with -v to see where)";
    }

    private static boolean speaksForItself(Throwable failure) {
        return failure instanceof StorageException
                || failure instanceof ProblemException
                || failure instanceof CommandFailure
                || failure instanceof UncheckedIOException
                || failure instanceof SQLException
                || failure instanceof ConfigValidationException;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (!speaksForItself(root) && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isVerbose(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .map(CommandLine::getParseResult)
                .anyMatch(result -> result.hasMatchedOption("-v"));
    }

    private static String oneLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("Configuration validation failed:"))
                .collect(Collectors.joining("; "));
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
