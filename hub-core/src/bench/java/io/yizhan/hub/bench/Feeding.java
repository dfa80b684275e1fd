package io.yizhan.hub.bench;

/** A way of handing records to a system under test. */
interface Feeding {

    /** Makes what {@link #feed} will send, so that making it is no part of what is measured. */
    void prepare(long from, int count) throws Exception;

    /** Hands over what was prepared; returns once the system has said of all of them that it keeps them. */
    void feed() throws Exception;
}
