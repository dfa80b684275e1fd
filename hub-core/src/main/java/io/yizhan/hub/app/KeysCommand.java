package io.yizhan.hub.app;

import io.yizhan.hub.signing.KeyRing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub keys}: the keys of a home with their age; never a secret. */
@Command(name = "keys")
final class KeysCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;
    @Mixin
    private Output output;

    private final Terminal terminal;
    private final Clock clock;

    KeysCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CommandFailedException, IOException {
        List<KeyRing.Listed> keys = HomeKeys.open(home.home()).list();
        if (output.isJson()) {
            terminal.out().println(Output.json(keys.stream().map(this::members).toList()));
            return Exit.OK;
        }
        Table table = new Table().row(terminal.text("keys.use"), terminal.text("keys.algorithm"), terminal.text("keys.id"), terminal.text("keys.made"),
                terminal.text("keys.age"));
        keys.forEach(key -> table.row(key.use(), key.algorithm(), key.id(), made(key), String.valueOf(days(key))));
        table.lines().forEach(terminal.out()::println);
        return Exit.OK;
    }

    private Map<String, Object> members(KeyRing.Listed key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("use", key.use());
        members.put("algorithm", key.algorithm());
        members.put("id", key.id());
        members.put("made", made(key));
        members.put("ageDays", days(key));
        return members;
    }

    private static String made(KeyRing.Listed key) {
        return key.made().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private long days(KeyRing.Listed key) {
        return Math.max(0, Duration.between(key.made(), clock.instant()).toDays());
    }
}
