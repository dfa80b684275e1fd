package io.yizhan.hub.exchange.delivery;

import jakarta.jms.JMSException;

/** Puts batches where a department wants them. Called by one thread at a time. */
interface Carrier {

    /**
     * Puts a batch there. When this returns, the target has it for good. What was put there before and comes again, after a crash or
     * an answer that was lost, changes nothing there, or is told by its name or key to be the same.
     *
     * @throws TargetRefusedException where the target says no to it
     * @throws TargetAwayException    where it has to be tried again
     * @throws JMSException           where the hub's own broker fails
     */
    void carry(Batch batch) throws TargetRefusedException, TargetAwayException, JMSException;
}
