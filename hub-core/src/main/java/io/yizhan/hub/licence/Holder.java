package io.yizhan.hub.licence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** The natural or legal person a licence was issued to (持证主体, GB/T 36903). */
public record Holder(@NotBlank String name, @NotNull @Valid HolderCode code) {
}
