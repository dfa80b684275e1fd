package io.yizhan.hub.joining.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a sample's test found; JSON as it stands.
 *
 * @param sample      file name
 * @param feed        null where its name begins with none
 * @param state       {@code same}, {@code different}, {@code new} (nothing is expected of it yet), {@code unreadable}, {@code no-feed},
 *                    {@code written}, or {@code orphan} (something is expected of a sample that is not there)
 * @param code        why it is unreadable, or null; @param detail the same in words
 * @param differences the first of them
 * @param more        how many there are beside those
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SampleResult(String department, String sample, String feed, String state, long records, long registered, long rejected, long warned,
        String code, String detail, List<Difference> differences, long more) {

    /**
     * One thing that is not as expected, masked by the class of its field.
     *
     * @param record   one-based; @param line of the source, 0 where the record is not there now
     * @param field    canonical name, {@code codes}, or {@code record} where the whole record is there on one side alone
     * @param expected null where nothing was expected; @param found null where nothing was found
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(long record, long line, String field, String expected, String found) {
    }

    /** True where the sample is as expected, or what is expected was written. */
    public boolean isFine() {
        return state.equals("same") || state.equals("written");
    }
}
