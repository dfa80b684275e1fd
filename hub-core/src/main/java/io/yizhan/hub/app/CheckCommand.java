package io.yizhan.hub.app;

import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hub check}: checks before anything runs. */
@Command(name = "check")
final class CheckCommand {

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What stands below {@code hub check}. */
    List<Object> subcommands() {
        return List.of(new ConfigCommand(terminal));
    }

    /** {@code hub check config [DIR]}: every fault of a configuration, one a line. Exit 0 where there is none, 3 where there is. */
    @Command(name = "config")
    static final class ConfigCommand implements Callable<Integer> {

        @Parameters(index = "0", arity = "0..1", paramLabel = "DIR")
        private Path directory;
        @Mixin
        private HomeOption home;
        @Mixin
        private Output output;

        private final Terminal terminal;

        ConfigCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Path checked = directory != null ? directory : home.home().effectiveConfig();
            try {
                Map<String, Integer> counts = counts(ConfigReader.read(checked));
                terminal.out().println(output.isJson() ? Output.json(result(true, "counts", counts))
                        : terminal.text("check.config.ok", counts.values().toArray()));
                return Exit.OK;
            } catch (ConfigException e) {
                if (output.isJson()) {
                    terminal.out().println(Output.json(result(false, "faults", e.faults())));
                } else {
                    e.faults().forEach(terminal.out()::println);
                }
                terminal.tell("check.config.faults", e.faults().size(), checked.toAbsolutePath().normalize());
                return Exit.INVALID_DATA;
            }
        }

        private static Map<String, Object> result(boolean ok, String name, Object value) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("ok", ok);
            result.put(name, value);
            return result;
        }

        private static Map<String, Integer> counts(HubConfig config) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            counts.put("departments", config.departments().size());
            counts.put("feeds", config.departments().stream().mapToInt(d -> d.feeds().size()).sum());
            counts.put("types", config.catalogue().types().size());
            counts.put("consumers", config.consumers().size());
            counts.put("items", config.catalogue().items().size());
            counts.put("grants", config.grants().size());
            return counts;
        }
    }
}
