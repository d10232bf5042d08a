package dev.governor.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException.Place;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What is wrong with a JSON body, and where.
 *
 * @param code {@code malformed-body} when it is no JSON, {@code invalid-field} when a value does not fit
 * @param detail what is wrong; Java's names never appear
 * @param place the JSON pointer of the value, or the line and column where parsing stopped
 */
record JsonProblem(ProblemCode code, String detail, Place place) {

    static JsonProblem of(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !(mapping.getCause() instanceof JsonProcessingException)) {
            String detail = detail(mapping) + position(e.getLocation());
            return new JsonProblem(ProblemCode.INVALID_FIELD, detail, new Place(pointer(mapping), detail));
        }
        String at = e.getLocation() == null
                ? ""
                : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
        String detail = firstLine(e.getOriginalMessage());
        return new JsonProblem(
                ProblemCode.MALFORMED_BODY, "the body is not the JSON it should be: " + detail, new Place(at, detail));
    }

    /** Returns the JSON pointer of a bean validation path, without the method and parameter it starts with. */
    static String pointer(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .skip(2)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex())
                        + (node.getKind() == ElementKind.CONTAINER_ELEMENT ? "" : "/" + snake(node.getName())))
                .collect(Collectors.joining());
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName())))
                .collect(Collectors.joining());
    }

    private static String detail(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            Deque<String> known = new ArrayDeque<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(String.valueOf(id)));
            return "there is no field `" + shortened(unknown.getPropertyName()) + "`, known are "
                    + known.stream().sorted().toList();
        }
        if (e instanceof InvalidFormatException invalid) {
            return "`" + shortened(String.valueOf(invalid.getValue())) + "` is not allowed here";
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return shortened(String.valueOf(e.getCause().getMessage()));
        }
        return "the value has the wrong type or is missing";
    }

    private static String position(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    private static String snake(String name) {
        return name == null ? "" : name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String message) {
        return message == null
                ? "it ends too early"
                : shortened(message.lines().findFirst().orElse(""));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
