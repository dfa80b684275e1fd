package io.yizhan.hub.app;

import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.joining.drafting.DepartmentDraft;
import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DraftFolder;
import io.yizhan.hub.joining.drafting.Drafting;
import io.yizhan.hub.joining.drafting.SampleFile;
import io.yizhan.hub.licence.Uscc;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hub department new ID --from SAMPLE}: drafts a department from a sample of its data. Exit 0 where the folder was written, 2 where
 * it is there already or an argument is wrong, 3 where the sample is of no known format.
 */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {

    private static final String ID = "[a-z][a-z0-9-]*";

    @Parameters(index = "0", paramLabel = "ID")
    private String department;
    @Option(names = "--from", paramLabel = "SAMPLE", required = true)
    private Path sample;
    @Option(names = "--type", paramLabel = "TYPE")
    private String type;
    @Option(names = "--layout", paramLabel = "FILE")
    private Path layout;
    @Option(names = "--name-zh", paramLabel = "NAME")
    private String chinese;
    @Option(names = "--name-en", paramLabel = "NAME")
    private String english;
    @Option(names = "--code", paramLabel = "USCC")
    private String code;
    @Option(names = "--to", paramLabel = "DIR")
    private Path to;
    @Mixin
    private HomeOption home;
    @Mixin
    private Output output;

    private final Terminal terminal;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailedException, IOException {
        Path departments = (to != null ? to : home.home().effectiveConfig()).resolve("departments");
        checkArguments(departments);
        Sample read = SampleFile.read(sample, layout);
        DepartmentDraft draft = Drafting.standard().draft(read, new Identity(department, chinese, english, code), type)
                .orElseThrow(() -> new CommandFailedException(Exit.INVALID_DATA, "department.new.noFormat", sample));
        Path folder;
        try {
            folder = DraftFolder.write(draft, departments, sample);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(Exit.USAGE, "department.new.exists", e.getFile());
        }
        if (output.isJson()) {
            terminal.out().println(Output.json(result(draft, folder)));
        } else {
            show(draft, folder);
        }
        return Exit.OK;
    }

    private void checkArguments(Path departments) throws CommandFailedException {
        if (!department.matches(ID)) {
            throw new CommandFailedException(Exit.USAGE, "department.new.badId", department);
        }
        if (Files.exists(departments.resolve(department))) {
            throw new CommandFailedException(Exit.USAGE, "department.new.exists", departments.resolve(department));
        }
        for (Path file : layout == null ? List.of(sample) : List.of(sample, layout)) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new CommandFailedException(Exit.USAGE, "department.new.noFile", file);
            }
        }
        if (code != null && !Uscc.isValid(code)) {
            throw new CommandFailedException(Exit.USAGE, "department.new.badCode", code);
        }
        Map<String, LicenceType> types = SchemaTypes.licenceTypes();
        if (type != null && !types.containsKey(type)) {
            throw new CommandFailedException(Exit.USAGE, "department.new.noType", type, String.join(", ", types.keySet()));
        }
    }

    private void show(DepartmentDraft draft, Path folder) {
        Table table = new Table();
        table.row(terminal.text("department.new.field"), terminal.text("department.new.filledBy"), terminal.text("department.new.confidence"),
                terminal.text("department.new.reason"));
        draft.fields().forEach(field -> table.row(field.field(), verb(field.verb()), percent(field.confidence()), field.reason()));
        table.lines().forEach(terminal.out()::println);
        terminal.tell("department.new.drafted", folder.resolve("department.yaml"), draft.format().format(), draft.type().id(), draft.typeReason());
        draft.open().forEach(point -> terminal.tell("department.new.open", point.path(), point.detail()));
        draft.concerns().forEach(concern -> terminal.tell("department.new.concern", concern));
        if (!draft.unmapped().isEmpty()) {
            terminal.tell("department.new.unmapped", draft.unmapped().stream().map(DepartmentDraft.UnmappedColumn::source).collect(Collectors.joining(", ")));
        }
        terminal.tell("department.new.next", department, to == null ? "" : " " + to, to == null ? "" : " --config " + to, sample);
    }

    private static String verb(Map<String, Object> verb) {
        return verb.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
    }

    private static String percent(double confidence) {
        return Math.round(confidence * 100) + " %";
    }

    private static Map<String, Object> result(DepartmentDraft draft, Path folder) {
        Map<String, Object> format = new LinkedHashMap<>();
        format.put("name", draft.format().format());
        format.put("confidence", draft.format().confidence());
        format.put("settings", draft.format().settings());
        format.put("reasons", draft.format().reasons());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", folder.toString());
        result.put("id", draft.identity().id());
        result.put("feed", draft.feed());
        result.put("records", draft.records());
        result.put("type", draft.type().id());
        result.put("typeReason", draft.typeReason());
        result.put("format", format);
        result.put("fields", draft.fields());
        result.put("open", draft.open());
        result.put("unmapped", draft.unmapped());
        result.put("concerns", draft.concerns());
        return result;
    }
}
