package dev.governor.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileSignalTest {

    static Stream<Arguments> brokenSignals() {
        return Stream.of(
                Arguments.of("{'version':'2.1.0','runs':[]}", "/runs"),
                Arguments.of("{'version':'2.1.0','runs':{}}", "/runs"),
                Arguments.of("{'version':'2.1.0','runs':[{'results':[]}]}", "/runs/0/tool/driver/name"),
                Arguments.of(
                        "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'x'}},'results':7}]}", "/runs/0/results"),
                Arguments.of(
                        "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'x'}},'results':[{'ruleId':'a'}]}]}",
                        "/runs/0/results/0/message"),
                Arguments.of("{'class_uid':2003}", "/finding_info"),
                Arguments.of("[{'class_uid':2003,'finding_info':{},'time':1}, {}]", "/0/metadata/product/name"));
    }

    @ParameterizedTest
    @MethodSource("brokenSignals")
    void aSignalThatBreaksItsFormatIsRefusedWithAPointer(String body, String pointer) {
        TestingReading reading = TestingReading.of(body.replace('\'', '"').getBytes(UTF_8));

        assertThat(reading.rejected().get(0).at()).isEqualTo(pointer);
    }
}
