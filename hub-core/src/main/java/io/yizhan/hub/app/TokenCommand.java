package io.yizhan.hub.app;

import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
import java.io.IOException;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub token CLIENT}: a request token of five minutes, alone on standard output. */
@Command(name = "token")
final class TokenCommand implements Callable<Integer> {

    private static final String CLIENT = "client ";

    @Parameters(index = "0", paramLabel = "CLIENT")
    private String client;
    @Option(names = "--item", paramLabel = "ITEM")
    private String item;
    @Option(names = "--case", paramLabel = "CASE")
    private String caseNumber;
    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason;
    @Option(names = "--operator", paramLabel = "NAME")
    private String operator;
    @Mixin
    private HomeOption home;

    private final Terminal terminal;
    private final Clock clock;

    TokenCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CommandFailedException, IOException {
        Purpose purpose = purpose();
        KeyRing keys = HomeKeys.open(home.home());
        Optional<ECPrivateKey> key = keys.clientPrivateKey(client);
        if (key.isEmpty()) {
            throw failure(keys);
        }
        terminal.out().println(Tokens.issue(client, key.get(), purpose, clock, Tokens.LONGEST));
        return Exit.OK;
    }

    private Purpose purpose() throws CommandFailedException {
        if (item == null && caseNumber == null && reason == null && operator == null) {
            return null;
        }
        if (item == null || caseNumber == null || item.isBlank() || caseNumber.isBlank()) {
            throw new CommandFailedException(Exit.USAGE, "token.purpose");
        }
        return new Purpose(item, caseNumber, reason, operator);
    }

    private CommandFailedException failure(KeyRing keys) throws IOException {
        if (keys.clientKey(client).isPresent()) {
            return new CommandFailedException(Exit.USAGE, "token.noPrivateKey", client, home.home().keys().resolve("clients"));
        }
        String known = keys.list().stream().map(KeyRing.Listed::use).filter(use -> use.startsWith(CLIENT))
                .map(use -> use.substring(CLIENT.length())).collect(Collectors.joining(", "));
        return new CommandFailedException(Exit.USAGE, known.isEmpty() ? "token.noClients" : "token.unknownClient", client, known);
    }
}
