package io.yizhan.hub.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A licence type as defined in {@code schemas/licence-types/<id>.yaml}.
 *
 * @param typeCode        national type code (USCC of the defining authority + 3 digits), or null where none is published
 * @param holderCodeTypes holder code types it may be issued to
 * @param sharing         unconditional, conditional or none (Regulation on Government Data Sharing, art. on sharing attributes)
 * @param maxMessageBytes limit of one message that carries licences of this type, decompressed
 * @param source          legal source of the rules
 */
public record LicenceType(String id, Text name, String typeCode, List<String> holderCodeTypes, String sharing, long maxMessageBytes,
        String source, List<FieldRule> fields) {

    /** Common fields that tell of a file the hub holds itself, so no department's data may fill them. */
    public static final Set<String> OF_FILES = Set.of("file", "fileName", "fileType");

    public Optional<FieldRule> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Names of the fields marked {@code link}. */
    public Set<String> links() {
        return fields.stream().filter(FieldRule::link).map(FieldRule::name).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
