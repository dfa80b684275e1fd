package io.yizhan.hub.app;

/** The version of the running build, from the manifest of its jar. */
final class Version {

    private Version() {
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
