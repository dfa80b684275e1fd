package io.yizhan.hub.app;

import io.yizhan.hub.evidence.OfflineVerifier;
import io.yizhan.hub.signing.NoteKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub verify FILE}: checks an answer, a delivery, a proof or a checkpoint with public keys alone. Exit 3 where something does not hold. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

    /** No answer of the hub is longer; a file that is, is something else. */
    private static final int MOST_BYTES = 64 << 20;

    @Parameters(index = "0", paramLabel = "FILE")
    private String file;
    @Option(names = "--key", paramLabel = "VKEY")
    private List<String> keys = new ArrayList<>();
    @Mixin
    private HomeOption home;
    @Mixin
    private Output output;

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailedException, IOException {
        List<NoteKey> trusted = trusted();
        byte[] bytes = bytes();
        OfflineVerifier.Report report = new OfflineVerifier(trusted).verify(bytes);
        if (output.isJson()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("kind", report.kind());
            members.put("holds", report.holds());
            members.put("findings", report.findings());
            terminal.out().println(Output.json(members));
        } else {
            print(report);
        }
        return report.holds() ? Exit.OK : Exit.INVALID_DATA;
    }

    private void print(OfflineVerifier.Report report) {
        String holds = terminal.text("verify.holds");
        String fails = terminal.text("verify.fails");
        for (OfflineVerifier.Finding finding : report.findings()) {
            terminal.out().println((finding.holds() ? holds : fails) + "  " + finding.what() + ": " + finding.detail());
        }
        long wrong = report.findings().stream().filter(f -> !f.holds()).count();
        terminal.out().println(report.holds() ? terminal.text("verify.allHolds", terminal.text("verify.kind." + report.kind()), report.findings().size())
                : terminal.text("verify.someFails", terminal.text("verify.kind." + report.kind()), wrong, report.findings().size()));
    }

    private List<NoteKey> trusted() throws CommandFailedException, IOException {
        if (keys.isEmpty()) {
            if (!Files.exists(home.home().evidenceKey())) {
                throw new CommandFailedException(Exit.USAGE, "verify.noKey", home.home().evidenceKey());
            }
            return List.of(HomeKeys.evidenceKey(home.home()));
        }
        List<NoteKey> trusted = new ArrayList<>();
        for (String key : keys) {
            try {
                trusted.add(NoteKey.parse(key.strip()));
            } catch (IllegalArgumentException e) {
                throw new CommandFailedException(Exit.USAGE, "verify.badKey", e.getMessage());
            }
        }
        return trusted;
    }

    private byte[] bytes() throws CommandFailedException, IOException {
        if (!file.equals("-") && !Files.isRegularFile(Path.of(file))) {
            throw new CommandFailedException(Exit.USAGE, "verify.noFile", file);
        }
        try (InputStream in = file.equals("-") ? terminal.in() : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CommandFailedException(Exit.INVALID_DATA, "verify.tooLong", file, MOST_BYTES >> 20);
            }
            return bytes;
        }
    }
}
