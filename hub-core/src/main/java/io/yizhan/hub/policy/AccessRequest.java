package io.yizhan.hub.policy;

/** A consumer wants to see licences of a type. */
public record AccessRequest(Caller caller, String type) {
}
