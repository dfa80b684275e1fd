package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.department.Target;
import io.yizhan.hub.exchange.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A POST a batch. A repeat has the same {@code Idempotency-Key}. */
final class PushCarrier implements Carrier {

    private final HttpPost post;

    PushCarrier(Target.Push push, Secrets secrets) {
        post = new HttpPost(push.url(), push.authorizationFile(), push.timeout(), secrets);
    }

    @Override
    public void carry(Batch batch) throws TargetRefusedException, TargetAwayException {
        HttpPost.requireTaken(post.post(batch.message(), Map.of("Content-Type", batch.rendition().mediaType(), "Idempotency-Key", key(batch))));
    }

    /** The envelope; for several, a digest of them all: a batch that has others in it must not pass for the same. */
    static String key(Batch batch) {
        if (batch.parcels().size() == 1) {
            return batch.firstEnvelope();
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", batch.envelopes()).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
