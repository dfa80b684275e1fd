/** Measures reading and mapping alone beside bare parsers on the same files: {@code adapters/bench}, figures in {@code BENCHMARKS.md}. */
package io.yizhan.hub.adapters.bench;
