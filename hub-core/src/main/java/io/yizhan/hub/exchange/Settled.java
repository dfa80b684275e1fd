package io.yizhan.hub.exchange;

import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.signing.Seal;
import java.util.List;

/**
 * A chunk that is on disk.
 *
 * @param licences what was registered, to be forwarded
 * @param rejected what was rejected
 * @param parked   what the hub failed on
 */
record Settled(Judged judged, List<Registered> licences, List<Judged.Rejected> rejected, List<Judged.Failed> parked) {

    /** A licence version and its entry in the log. */
    record Registered(String envelope, Licence licence, Seal seal, long entry) {
    }
}
