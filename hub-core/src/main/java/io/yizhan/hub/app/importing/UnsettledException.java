package io.yizhan.hub.app.importing;

/** The hub was lost before a file was settled. */
public final class UnsettledException extends Exception {

    private final transient ImportedFile file;

    UnsettledException(ImportedFile file, HubUnreachableException cause) {
        super(cause.getMessage(), cause);
        this.file = file;
    }

    /** How far it came. */
    public ImportedFile file() {
        return file;
    }
}
