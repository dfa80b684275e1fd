package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.catalogue.LicenceType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A drafted department: what was told of its sample, and what was not.
 *
 * @param identity       id, names and code as asked for
 * @param feed           id of the one feed
 * @param sample         name of the sample's file
 * @param records        records of the sample that were looked at
 * @param type           the licence type
 * @param typeReason     how it was told
 * @param statement      {@code licence}, or {@code change} where the records state changes of licences
 * @param fields         the mapping, in the type's order of fields
 * @param nullWords      words of the sample that say nothing
 * @param unlimitedWords words of the sample that say "without end"
 * @param open           what must be written before the draft can be used
 * @param unmapped       what of the sample fills no field
 * @param concerns       what the integrator should look at
 */
public record DepartmentDraft(Identity identity, String feed, String sample, int records, RecognisedFormat format, LicenceType type,
        String typeReason, String statement, List<MappedField> fields, Set<String> nullWords, Set<String> unlimitedWords, List<OpenPoint> open,
        List<UnmappedColumn> unmapped, List<String> concerns) {

    /**
     * Who the department is.
     *
     * @param zh   Chinese name, or null where it is not known
     * @param en   English name, or null
     * @param code its credit code, or null
     */
    public record Identity(String id, String zh, String en, String code) {
    }

    /**
     * A field and how it is filled.
     *
     * @param verb       as the mapping has it
     * @param confidence from 0 to 1
     * @param reason     without a value
     */
    public record MappedField(String field, Map<String, Object> verb, double confidence, String reason) {
    }

    /**
     * What could not be told.
     *
     * @param path   dotted path within the feed, or within the file
     * @param detail what is missing and what to write
     */
    public record OpenPoint(String path, String detail) {
    }

    /** A source name that fills no field. @param shape of its values, none of them said */
    public record UnmappedColumn(String source, String shape) {
    }
}
