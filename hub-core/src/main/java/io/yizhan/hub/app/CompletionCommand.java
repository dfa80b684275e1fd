package io.yizhan.hub.app;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub completion}: a completion script for bash and zsh, made from the commands there are. */
@Command(name = "completion")
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().print(AutoComplete.bash("hub", spec.root().commandLine()));
        terminal.out().flush();
    }
}
