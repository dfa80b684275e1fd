package io.yizhan.hub.app.importing;

/** Shows how an import goes, on standard error: a bar on a terminal, lines elsewhere. Methods may be called from several threads. */
public interface Progress extends HubConnection.Listener {

    /** A file begins to be sent. @param size its bytes */
    void sending(String file, long size);

    /** Bytes sent of it; may go back where sending begins anew. */
    void sent(long bytes);

    /** The hub has all of it; now its records are settled. */
    void settling(String file);

    /** @param total how many records it has, or -1 while the hub does not know yet */
    void settled(long records, long total);

    /** The file is done with, well or not. */
    void done();
}
