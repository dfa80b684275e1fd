package io.yizhan.hub.bench.plain;

import io.yizhan.hub.bench.CreditCode;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** A business licence as the plain route binds and validates it. */
record Licence(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}") String code,
        @NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String registeredOn,
        @Size(max = 100) String enterpriseType,
        @NotBlank @Size(max = 100) String legalRepresentative,
        @Size(max = 100) String capital,
        @Size(max = 8000) String scope,
        @NotBlank @Size(max = 20) String province,
        @Size(max = 50) String city,
        @NotBlank @Size(max = 400) String address) {

    @AssertTrue
    boolean isCodeValid() {
        return code != null && CreditCode.isValid(code);
    }

    @AssertTrue
    boolean isDateInThePast() {
        return registeredOn != null && LocalDate.parse(registeredOn).isBefore(LocalDate.now());
    }
}
