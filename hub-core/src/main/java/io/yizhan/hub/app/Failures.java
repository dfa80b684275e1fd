package io.yizhan.hub.app;

import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.store.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command's failure is told: one line and the cure; a stack trace only where {@code HUB_DEBUG} asks for it. */
final class Failures {

    private final Terminal terminal;
    private final boolean debug;

    Failures(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.debug = environment.containsKey("HUB_DEBUG");
    }

    /** A command line that can't be understood. */
    int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (command.getParseResult() != null && command.getSubcommands().size() > 0 && !(e instanceof UnmatchedArgumentException)) {
            // Called with no command: the list of them is the answer.
            command.usage(terminal.err());
            return Exit.USAGE;
        }
        terminal.err().println(usageText(e));
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            terminal.tell("usage.suggestions", String.join(", ", unmatched.getSuggestions()));
        }
        terminal.tell("usage.seeHelp", name);
        return Exit.USAGE;
    }

    private String usageText(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return terminal.text("usage.unmatched", String.join(" ", unmatched.getUnmatched()));
        }
        if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
            return terminal.text("usage.missing", missing.getMissing().stream().map(arg -> arg.isOption() ? ((CommandLine.Model.OptionSpec) arg).longestName()
                    : arg.paramLabel()).collect(Collectors.joining(", ")));
        }
        return terminal.text("usage.other", e.getMessage());
    }

    /** A command that did not come to its end. */
    int execution(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof CommandFailedException failure) {
            terminal.err().println(failure.message(terminal));
            return failure.exit();
        }
        if (e instanceof ConfigException config) {
            config.faults().forEach(terminal.err()::println);
            terminal.tell("failure.config", config.faults().size());
            return Exit.INVALID_DATA;
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof IOException || e instanceof UncheckedIOException || e instanceof StoreUnavailableException) {
            terminal.tell("failure.io", e instanceof UncheckedIOException ? e.getCause().getMessage() : describe(e, message));
        } else {
            terminal.tell("failure.internal", e.getClass().getName(), message);
        }
        if (debug) {
            e.printStackTrace(terminal.err());
        }
        return Exit.INTERNAL;
    }

    /** Of a file system's exceptions the message is often the bare path. */
    private static String describe(Exception e, String message) {
        return e instanceof java.nio.file.FileSystemException ? e.getClass().getSimpleName().replace("Exception", "") + ": " + message : message;
    }
}
