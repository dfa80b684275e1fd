package io.yizhan.hub.app;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code hub department}: what a department that joins needs before it goes live. Needs no running hub. */
@Command(name = "department")
final class DepartmentCommand {

    private final Terminal terminal;

    DepartmentCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What stands below {@code hub department}. */
    List<Object> subcommands() {
        return List.of(new NewCommand(terminal), new TryCommand(terminal), new SamplesCommand(terminal), new DocsCommand(terminal));
    }
}
