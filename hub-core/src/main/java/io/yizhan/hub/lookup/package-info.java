/**
 * Live lookup: departments that keep their data are asked for those of one holder when somebody with a grant wants to see them. What they
 * say goes through the ordinary intake, so that it is kept, judged, sealed and proven like anything else, and is then read from the library.
 * Knows nothing of grants: whoever asks here has looked at them before. A holder's code is in the question and nowhere else, neither in a
 * log nor in a metric nor in a message of an exception.
 */
package io.yizhan.hub.lookup;
