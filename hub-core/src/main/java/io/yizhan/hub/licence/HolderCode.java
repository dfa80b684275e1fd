package io.yizhan.hub.licence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * The code that identifies a holder.
 *
 * @param type  three-digit holder code type of GB/T 36903: 001 USCC, 111 resident ID, 999 other, …
 * @param value the code itself, normalised (upper case)
 */
public record HolderCode(@NotBlank @Pattern(regexp = "[0-9]{3}") String type, @NotBlank String value) {
}
