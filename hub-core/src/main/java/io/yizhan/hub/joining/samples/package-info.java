/**
 * A department's samples: {@code samples/in/<feed>….<ending>}, what it sends, and {@code samples/expected/<file>.jsonl}, what comes of each
 * record, one line of JSON each. The feed is told by the sample's name: {@code register-dirty.csv} goes to feed {@code register}.
 */
package io.yizhan.hub.joining.samples;
