package io.yizhan.hub.exchange.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a JSON object, asked for one by one. What is wrong is gathered, unknown members too, and told all at once by
 * {@link #check()}; until then a wrong member reads as empty.
 */
final class Members {

    private static final int MOST_CHARACTERS = 200;

    private final JsonNode object;
    private final String pointer;
    private final List<ProblemException.Fault> faults;
    private final List<Members> inner = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Members(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private Members(JsonNode object, String pointer, List<ProblemException.Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** A text that must be there. */
    String text(String name) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty() && member(name).isMissingNode() && !object.isMissingNode()) {
            fault(name, "E-MEMBER-MISSING", "is required");
        }
        return text.orElse("");
    }

    /** A text that may be absent. */
    Optional<String> optionalText(String name) {
        JsonNode member = member(name);
        if (member.isMissingNode()) {
            return Optional.empty();
        }
        if (!member.isTextual()) {
            fault(name, "E-MEMBER-TYPE", "must be text");
            return Optional.empty();
        }
        String text = member.textValue().strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            fault(name, "E-MEMBER-FORMAT", "must have 1 to " + MOST_CHARACTERS + " characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A day that may be absent. */
    Optional<LocalDate> optionalDay(String name) {
        return optionalText(name).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                fault(name, "E-MEMBER-FORMAT", "must be a day written yyyy-MM-dd");
                return Optional.empty();
            }
        });
    }

    /** An object that must be there. */
    Members object(String name) {
        JsonNode member = member(name);
        if (member.isMissingNode()) {
            fault(name, "E-MEMBER-MISSING", "is required");
        } else if (!member.isObject()) {
            fault(name, "E-MEMBER-TYPE", "must be an object");
        }
        Members members = new Members(member.isObject() ? member : MissingNode.getInstance(), pointer + "/" + name, faults);
        inner.add(members);
        return members;
    }

    /** A list of texts that must be there. @param most how many it may hold */
    List<String> texts(String name, int most) {
        JsonNode member = member(name);
        if (member.isMissingNode()) {
            fault(name, "E-MEMBER-MISSING", "is required");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        member.forEach(element -> texts.add(element.textValue()));
        if (!member.isArray() || texts.contains(null)) {
            fault(name, "E-MEMBER-TYPE", "must be an array of texts");
            return List.of();
        }
        if (texts.size() > most) {
            fault(name, "E-MEMBER-FORMAT", "must hold at most " + most + " texts");
            return List.of();
        }
        return texts;
    }

    /** Notes that a member is wrong. @param detail what is wrong with it, after its name; no value */
    void fault(String name, String code, String detail) {
        faults.add(new ProblemException.Fault(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), code, name + " " + detail));
    }

    /** @throws ProblemException E-BODY-MEMBERS with all faults of this object and those within it */
    void check() {
        noteUnknown();
        if (!faults.isEmpty()) {
            throw new ProblemException("E-BODY-MEMBERS", faults.size() + " members of the body are wrong; see errors", faults);
        }
    }

    private void noteUnknown() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!known.contains(name)) {
                fault(name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name, "E-MEMBER-UNKNOWN", "is not known here");
            }
        }
        inner.forEach(Members::noteUnknown);
    }

    private JsonNode member(String name) {
        known.add(name);
        return object.path(name);
    }
}
