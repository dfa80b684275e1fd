package io.yizhan.hub.adapter;

/** What each record of a feed states. */
public enum Statement {
    /** A licence as issued. */
    LICENCE,
    /** A change of state of a licence issued before: number, operation, date, reason. */
    CHANGE
}
