package io.yizhan.hub.exchange;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.signing.Vault;
import java.io.IOException;
import java.util.List;

/** Chunks and pointers as bytes of a broker's message: JSON, locked, since the journal lies on disk. Thread-safe. */
final class ChunkCodec {

    private final ObjectWriter writer;
    private final ObjectReader chunks;
    private final ObjectReader pointers;
    private final Vault vault;

    ChunkCodec(Vault vault) {
        // Components of records alone: what they tell by methods of their own is not read back.
        ObjectMapper mapper = Json.mapper().copy().setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
        // What this hub wrote and locked holds no name twice.
        mapper.getFactory().disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        this.writer = mapper.writer();
        this.chunks = mapper.readerForListOf(Chunk.class);
        this.pointers = mapper.readerFor(Pointer.class);
        this.vault = vault;
    }

    /** @param chunksOrPointer a list of chunks, or a pointer */
    byte[] write(Object chunksOrPointer) throws IOException {
        return vault.lock(writer.writeValueAsBytes(chunksOrPointer));
    }

    /** @throws UnreadableStretchException where the bytes are no chunks locked by this hub */
    List<Chunk> chunks(byte[] bytes) {
        return read(chunks, bytes);
    }

    /** @throws UnreadableStretchException where the bytes are no pointer locked by this hub */
    Pointer pointer(byte[] bytes) {
        return read(pointers, bytes);
    }

    private <T> T read(ObjectReader reader, byte[] bytes) {
        try {
            return reader.readValue(vault.unlock(bytes));
        } catch (IOException | IllegalStateException unreadable) {
            throw new UnreadableStretchException(unreadable);
        }
    }
}
