package io.yizhan.hub.store;

import java.util.List;

/**
 * A moment that is written and committed, but perhaps not on disk yet.
 *
 * @param head  of the log, with what it adds
 * @param start when it was begun, by {@link System#nanoTime}
 */
record WrittenMoment(WritingConnection connection, CurrentMoment moment, List<SubmittedWork<?>> works, LogHead head, long start) {
}
