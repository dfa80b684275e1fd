package io.yizhan.hub.exchange;

import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.signing.Seal;
import java.util.List;
import java.util.SortedMap;

/**
 * A chunk that is on disk.
 *
 * @param licences what was registered, to be forwarded
 * @param grants   by which they are, as their {@code forwarded} entries say
 * @param rejected what was rejected
 * @param parked   what the hub failed on
 */
record Settled(Judged judged, List<Registered> licences, List<Grant> grants, List<Judged.Rejected> rejected, List<Judged.Failed> parked) {

    /** A licence version, its flat view as sealed, and its entry in the log. */
    record Registered(String envelope, SortedMap<String, String> flat, Seal seal, long entry) {
    }
}
