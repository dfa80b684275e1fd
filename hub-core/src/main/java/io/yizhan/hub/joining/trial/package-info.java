/** The dry run: a file goes through the feed's own adapter and judge, and nothing is kept, sent or logged. */
package io.yizhan.hub.joining.trial;
