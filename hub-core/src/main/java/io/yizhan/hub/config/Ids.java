package io.yizhan.hub.config;

/** Ids that are also names of files or folders. */
final class Ids {

    private Ids() {
    }

    /** Reads the required {@code id}, which must be the name of the file (without ending) or folder; so no two can be the same. */
    static void readAs(String name, Section file) {
        readAs("id", name, file);
    }

    static void readAs(String key, String name, Section file) {
        String id = file.id(key);
        if (id != null && !id.equals(name)) {
            file.fault(key, "E-CONFIG-ID-FILE", "is " + id + " but the file or folder is named " + name + "; make them the same");
        }
    }
}
