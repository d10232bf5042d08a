package dev.governor.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFormsTest {

    private final List<String> complaints = new ArrayList<>();

    @Test
    void anAuthorsFormIsFound() throws IOException {
        Redactor redactor = redactor("""
            letters: {word: 0-9A-Za-z}
            tokens:
              - {kind: api_token, prefixes: [shop_], then: [{word: 8}, {text: .}, {word: 4+}]}
            prefixes: {inhouse_: 12}
            """);

        assertThat(complaints).isEmpty();
        assertThat(redactor.redact("a shop_0123abcd.9xYz b").text()).isEqualTo("a [redacted:api_token] b");
        assertThat(redactor.redact("a inhouse_0a1B2c3D4e5F b").text()).isEqualTo("a [redacted:api_token] b");
        assertThat(redactor.redact("a shop_short b").found()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token: []                                                                  | /token",
                "tokens: [{kind: api_tokn, prefixes: [a_], then: [{text: x}]}]              | /tokens/0/kind",
                "tokens: [{kind: jwt, prefixes: [a_], then: [{word: 20+}]}]                 | /tokens/0/then/0",
                "tokens: [{kind: jwt, prefixes: [a_], then: [{text: x}], least: 3}]         | /tokens/0/least",
                "tokens: [{kind: jwt, then: [{text: x}]}]                                   | /tokens/0",
                "tokens: [{kind: jwt, prefixes: [ä], then: [{text: x}]}]                    | /tokens/0/prefixes",
                "'{letters: {a: a-z}, tokens: [{kind: jwt, prefixes: [b], then: [{a: 9-2}]}]}' | /tokens/0/then/0/a",
                "letters: {a: z-a}                                                          | /letters/a",
                "prefixes: {a_: many}                                                       | /prefixes/a_",
                "names: {passwords: [Password]}                                             | /names/passwords/0",
                "names: {kind: []}                                                          | /names/kind",
                "cookies: sid                                                               | /cookies",
                "placeholders: [{}]                                                         | /placeholders/0"
            })
    void whatIsWrongIsToldWithItsPlace(String yaml, String pointer) throws IOException {
        redactor(yaml);

        assertThat(complaints).contains(pointer);
    }

    @Test
    void whatIsShippedIsRight() {
        assertThat(SecretForms.shipped().forms()).hasSizeGreaterThan(100);
    }

    private Redactor redactor(String yaml) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(yaml);
        return new Redactor(SecretForms.read(tree, (pointer, sentence, hint) -> complaints.add(pointer)));
    }
}
