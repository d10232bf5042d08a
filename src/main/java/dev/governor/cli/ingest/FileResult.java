package dev.governor.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of one file.
 *
 * @param file the file
 * @param status whether it was taken
 * @param answer what the server said: an answer of the signal API, or a problem when the file was rejected
 */
record FileResult(SignalFile file, Status status, JsonNode answer) {

    /** Whether a file was taken. */
    enum Status {
        /** All of it. */
        TAKEN,
        /** Without the records that the answer lists as rejected. */
        PARTLY,
        /** Nothing of it. */
        REJECTED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static FileResult of(SignalFile file, int httpStatus, JsonNode said) {
        if (httpStatus / 100 != 2) {
            return said.isObject() && said.has("code")
                    ? new FileResult(file, Status.REJECTED, said)
                    : rejected(file, "no-answer", "the server answered with status " + httpStatus);
        }
        return new FileResult(file, said.path("rejected").isEmpty() ? Status.TAKEN : Status.PARTLY, said);
    }

    static FileResult of(SignalFile file, int httpStatus, JsonNode said, JsonNode formats) {
        if (said instanceof ObjectNode answer && formats.isArray()) {
            answer.set("formats", formats);
        }
        return of(file, httpStatus, said);
    }

    static FileResult rejected(SignalFile file, String code, String detail) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("code", code).put("detail", detail);
        return new FileResult(file, Status.REJECTED, problem);
    }

    /** Returns one of the answer's numbers, 0 when the file was rejected. */
    long number(String name) {
        return answer.path(name).asLong();
    }

    /** Returns how many records were left out. */
    int left() {
        return answer.path("rejected").size();
    }

    /** Returns the first thing that was wrong: place, code and sentence; empty when nothing was. */
    String firstRejection() {
        if (status == Status.TAKEN) {
            return "";
        }
        JsonNode first = status == Status.PARTLY ? answer.path("rejected").path(0) : answer;
        String at = status == Status.PARTLY
                ? first.path("at").asText()
                : first.path("errors").path(0).path("at").asText();
        return (at.isEmpty() ? "" : "at " + at + ": ") + first.path("detail").asText() + " ("
                + first.path("code").asText() + ")";
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", file.name()).put("status", status.word()).put("bytes", file.bytes());
        json.set(status == Status.REJECTED ? "problem" : "answer", answer);
        return json;
    }
}
