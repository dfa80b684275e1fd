package io.yizhan.hub.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command line: {@code hub <command>}. Data go to standard output, talk to standard error; texts in zh-CN and en from the bundle
 * {@code messages}, where {@code hub.<command>.…} are the help texts that picocli looks up. Exit codes: {@link Exit}.
 */
@Command(name = "hub", versionProvider = Main.class, usageHelpAutoWidth = true)
public final class Main implements Runnable, IVersionProvider {

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, descriptionKey = "help")
    private boolean help;
    @Option(names = {"-V", "--version"}, versionHelp = true, descriptionKey = "version")
    private boolean version;
    @Option(names = "--lang", paramLabel = "zh-CN|en", scope = ScopeType.INHERIT, descriptionKey = "lang")
    private String language;
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        // The console's encoding is often not told in containers and by cron; the texts are UTF-8 whatever the locale.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(execute(System.in, out, err, System.getenv(), args));
    }

    /** Runs a command in this process and returns its exit code. */
    public static int execute(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        Terminal terminal = new Terminal(Terminal.texts(Terminal.language(args, environment)), in, out, err);
        return commandLine(terminal, environment).execute(args);
    }

    /** All commands; a further one is a further line. */
    private static List<Object> commands(Terminal terminal, Map<String, String> environment) {
        Clock clock = Clock.systemUTC();
        return List.of(
                new DemoCommand(terminal, environment),
                new RunCommand(terminal, environment),
                new ReloadCommand(terminal, clock),
                new ImportCommand(terminal, clock),
                new CheckCommand(terminal),
                new DepartmentCommand(terminal),
                new TokenCommand(terminal, clock),
                new KeysCommand(terminal, clock),
                new VerifyCommand(terminal),
                new CompletionCommand(terminal));
    }

    private static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
        CommandLine line = new CommandLine(new Main());
        commands(terminal, environment).forEach(line::addSubcommand);
        CommandLine check = line.getSubcommands().get("check");
        ((CheckCommand) check.getCommand()).subcommands().forEach(check::addSubcommand);
        CommandLine department = line.getSubcommands().get("department");
        ((DepartmentCommand) department.getCommand()).subcommands().forEach(department::addSubcommand);
        line.setResourceBundle(terminal.texts());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // The demo makes a directory of its own.
        line.setDefaultValueProvider(arg -> arg instanceof OptionSpec option && option.longestName().equals("--home")
                && !option.command().name().equals("demo")
                ? Home.standard(environment).toString() : null);
        line.setOut(new PrintWriter(terminal.out(), true));
        line.setErr(new PrintWriter(terminal.err(), true));
        Failures failures = new Failures(terminal, environment);
        line.setParameterExceptionHandler(failures::usage);
        line.setExecutionExceptionHandler(failures::execution);
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"hub " + Version.text() + " (Java " + Runtime.version().feature() + ")"};
    }
}
