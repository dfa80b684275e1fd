package io.yizhan.hub.catalogue;

/** Grade of a field; a grant names each personal or sensitive field it covers. */
public enum FieldClass {
    PUBLIC, INTERNAL, PERSONAL, SENSITIVE
}
