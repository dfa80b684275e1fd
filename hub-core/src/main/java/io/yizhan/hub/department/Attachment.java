package io.yizhan.hub.department;

import java.util.Set;

/**
 * A file that belongs to each licence of a feed: the licence as a PDF, OFD or picture. It is there before the record that names it.
 *
 * @param beside   true where it lies in the feed's folder beside the data; false where the department uploads it
 * @param types    media types it may have, told from its first bytes
 * @param maxBytes its largest size
 */
public record Attachment(boolean beside, Set<String> types, long maxBytes) {
}
