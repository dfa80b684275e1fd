package io.yizhan.hub.app.importing;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A file as request body, read as it is sent; tells how many bytes have gone. */
final class CountedFile implements BodyPublisher {

    private final BodyPublisher file;
    private final LongConsumer sent;

    /** @param sent called with the bytes sent so far, on the client's threads, from 0 again for each attempt */
    CountedFile(Path file, LongConsumer sent) throws FileNotFoundException {
        this.file = BodyPublishers.ofFile(file);
        this.sent = sent;
    }

    @Override
    public long contentLength() {
        return file.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        file.subscribe(new Flow.Subscriber<>() {
            private long bytes;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                bytes += part.remaining();
                subscriber.onNext(part);
                sent.accept(bytes);
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
