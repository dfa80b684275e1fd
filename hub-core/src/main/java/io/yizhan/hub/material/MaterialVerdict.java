package io.yizhan.hub.material;

import java.util.Locale;

/** What became of one required material. */
public enum MaterialVerdict {
    /** Held, valid today, shown: the applicant need not hand it in. */
    PULLED,
    /** Held, but its last day is over. */
    EXPIRED,
    /** Held, but its issuer put it into another state than valid. */
    REVOKED,
    /** Not held, or not in force yet. */
    MISSING,
    /** The consumer's grants do not cover it. */
    REFUSED,
    /** Missing, and may be handed in later. */
    DEFERRED,
    /** The department that keeps it did not say in time whether there is one. */
    SOURCE_DOWN;

    /** The word in answers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
