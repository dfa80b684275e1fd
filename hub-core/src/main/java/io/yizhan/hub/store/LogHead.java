package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Checkpoint;

/** A tree head on disk and the edge it was computed from. Readers keep one head for a whole answer. */
record LogHead(Checkpoint checkpoint, RightEdge edge) {

    long size() {
        return edge.size();
    }
}
