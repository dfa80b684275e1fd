package io.yizhan.hub.config;

import io.yizhan.hub.department.Transport;

/** Reads {@code folder: PATH}. */
final class FolderReader {

    private FolderReader() {
    }

    /** The transport, or null where its fault was told. */
    static Transport read(Section transport) {
        String path = HomePaths.read(transport, "folder", "in/market-regulation");
        return path == null ? null : new Transport.Folder(path);
    }
}
