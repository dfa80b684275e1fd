package io.yizhan.hub.adapter;

import java.util.List;

/**
 * Tells from a sample alone whether it is of one format, and with which settings that format would read it. Found by
 * {@link java.util.ServiceLoader}; stateless. Asked by whoever drafts a department, never while messages flow, and each
 * recogniser sees every sample: one that can't be of its format is no fault, it gives an empty list.
 */
public interface FormatRecogniser {

    /** What the sample may be, likeliest first; empty where it can't be of this format. Never throws for bad data. */
    List<RecognisedFormat> recognise(Sample sample);
}
