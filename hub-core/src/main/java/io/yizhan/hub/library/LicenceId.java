package io.yizhan.hub.library;

/**
 * The id of a licence: a keyed hash of type, department and number, 32 hex digits.
 *
 * @param text  what a new licence is called
 * @param older what it is called if the library had it before ids began with a link; it keeps that
 */
record LicenceId(String text, String older) {

    boolean is(String id) {
        return text.equals(id) || older.equals(id);
    }
}
