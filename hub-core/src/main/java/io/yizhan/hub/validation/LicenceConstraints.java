package io.yizhan.hub.validation;

import io.yizhan.hub.licence.Licence;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The constraints on {@link Licence} itself, which hold whatever a licence type's rules leave open. Thread-safe. */
final class LicenceConstraints {

    /** Property paths of the licence whose flat field has another name. */
    private static final Map<String, String> FIELDS = Map.of("holder.name", "holderName", "holder.code.value", HolderCheck.CODE,
            "holder.code.type", HolderCheck.CODE_TYPE);

    // The factory stays open as long as the process: it holds nothing but metadata.
    // Messages are not shown, so they are interpolated without an expression language.
    private final Validator validator = Validation.byProvider(HibernateValidator.class).configure()
            .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory().getValidator();

    void judge(Licence licence, Findings findings) {
        for (ConstraintViolation<Licence> violation : validator.validate(licence)) {
            String path = violation.getPropertyPath().toString();
            String field = FIELDS.getOrDefault(path, path);
            Class<?> constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
            if (constraint == NotBlank.class || constraint == NotNull.class) {
                findings.add(field, "E-FIELD-MISSING", "is required but absent or blank; fill it in");
            } else if (constraint == Size.class) {
                findings.add(field, "E-FIELD-LENGTH",
                        "is longer than " + violation.getConstraintDescriptor().getAttributes().get("max") + " characters; shorten it");
            } else {
                findings.add(field, "E-FIELD-FORMAT", "is not of the form the licence model asks for");
            }
        }
    }
}
