package io.yizhan.hub.bench;

import java.util.List;

/**
 * A system under test with who feeds it and who takes from it.
 *
 * @param others what else is to be closed, in this order, before the system itself
 */
record Running(String title, Child system, Feeding feeding, Outboxes outboxes, List<AutoCloseable> others) implements AutoCloseable {

    @Override
    public void close() throws Exception {
        outboxes.close();
        for (AutoCloseable other : others) {
            other.close();
        }
        system.close();
    }
}
