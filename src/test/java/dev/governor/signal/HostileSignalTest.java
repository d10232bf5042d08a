package dev.governor.signal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSignalTest {

    @TempDir
    Path directory;

    static Stream<Arguments> hostile() throws IOException {
        byte[] half = gzip("{\"a\":\"" + "x".repeat(10_000) + "\"}");
        return Stream.of(
                Arguments.of("nesting", "[".repeat(10_000), "1:", "depth"),
                Arguments.of("nested objects", "{\"a\":".repeat(10_000), "1:", "depth"),
                Arguments.of("nested YAML", "a: " + "[".repeat(10_000), "1:", "depth"),
                Arguments.of("nested XML", "<a>".repeat(10_000), "1:", "depth"),
                Arguments.of("duplicate key", "{\"a\":1,\n\"a\":2}", "2:", "Duplicate"),
                Arguments.of("long key", "{\"" + "k".repeat(10_001) + "\":1}", "1:", "name"),
                Arguments.of("long number", "{\"a\":" + "9".repeat(1_001) + "}", "1:", "number"),
                Arguments.of("endless number", "[1." + "0".repeat(5_000) + "]", "1:", "number"),
                Arguments.of("quotes", "\"\"".repeat(30_000) + "{", "1:", "early"),
                Arguments.of("lone quote", "{\"a\":\"b", "1:", "early"),
                Arguments.of("NUL in JSON", "{\"a\":\0}", "1:", "JSON"),
                Arguments.of(
                        "entity",
                        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<r>&x;</r>",
                        "1:",
                        "definitions"),
                Arguments.of(
                        "remote definition", "<!DOCTYPE r SYSTEM \"http://localhost/r.dtd\"><r/>", "1:", "definitions"),
                Arguments.of(
                        "billion laughs",
                        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>",
                        "1:",
                        "definitions"),
                Arguments.of("undeclared entity", "<r>\n&x;</r>", "2:", "XML"),
                Arguments.of("broken XML", "<r>\n<a></b></r>", "2:", "XML"),
                Arguments.of("unknown encoding", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><r/>", "1:1", "encoding"),
                Arguments.of("attributes", "<r " + attributes(1_001) + "/>", "1:", "attribute"),
                Arguments.of("alias", "a: &x 1\nb: *x", "2:", "aliases"),
                Arguments.of("tag", "a: 1\nb: !!java.net.URL [x]", "2:", "tags"),
                Arguments.of("YAML key", "a: 1\n? [x]\n: 2", "2:", "key"),
                Arguments.of("columns", "a,".repeat(3_000) + "b\n1", "1:1", "cells"),
                Arguments.of("open cell", "a,b\n1,2\n3,\"4", "3:1", "quoted"),
                Arguments.of("text after a cell", "a,b\n\"1\"x,2", "2:1", "quoted"),
                Arguments.of("long text", "x".repeat(1_000_001), "1:1", "plain text"),
                Arguments.of("archive", "PK\u0003\u0004 and more", "1:1", "zip"),
                Arguments.of("document", "%PDF-1.7", "1:1", "no text"),
                Arguments.of("NUL in text", "some\0thing", "1:1", "no text"),
                Arguments.of("cut gzip", new String(half, 0, 40, ISO_8859_1), "1:1", "gzip"),
                Arguments.of("names", names(600_000), "1:1", "names"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileBodiesAreRefusedWithTheirPlace(String what, String body, String place, String words) {
        for (int treeBytes : List.of(0, 10_000_000)) {
            ProblemException problem = catchThrowableOfType(
                    ProblemException.class, () -> read(bytes(body), limits(treeBytes), new ArrayList<>()));

            assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
            assertThat(problem.places()).singleElement().satisfies(found -> {
                assertThat(found.at()).startsWith(place);
                assertThat(found.detail()).contains(words);
            });
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aGzipBombIsRefusedByItsRatioAndLeavesNothingBehind() throws IOException {
        byte[] bomb = gzip("[" + "0,".repeat(20_000_000) + "0]");

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> read(bomb, limits(1_000_000), new ArrayList<>()));

        assertThat(problem.code()).isEqualTo(ProblemCode.BODY_TOO_LARGE);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatIsInflatedInAllIsLimited() throws IOException {
        byte[] body = gzip("{\"a\":\"" + "ab".repeat(5_000) + "\"}");
        SignalLimits limits = new SignalLimits(1_000_000, 5_000, directory);

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> read(body, limits, new ArrayList<>()));

        assertThat(problem.code()).isEqualTo(ProblemCode.BODY_TOO_LARGE);
    }

    @Test
    void recordsTooLargeForMemoryAreRefused() {
        byte[] body = ("{\"list\":[[" + "1,".repeat(1_100_000) + "1]]}").getBytes(UTF_8);

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> new SignalDocuments(limits(1_000))
                        .read(
                                signal(body),
                                document -> document.forEach(RecordPath.all(List.of("/list/*")), record -> {}),
                                left -> {}));

        assertThat(problem.code()).isEqualTo(ProblemCode.BODY_TOO_LARGE);
        assertThat(problem.places())
                .singleElement()
                .satisfies(place -> assertThat(place.at()).isEqualTo("/list/0"));
    }

    @Test
    void charactersThatNoStoreTakesAreReplaced() {
        List<SignalDocument> documents =
                SignalDocuments.of(signal("{\"a\":\"x\\u0000y\\ud800z\\ud83d\\ude00\"}".getBytes(UTF_8)));

        assertThat(documents.get(0).sketch().root().path("a").asText()).isEqualTo("x\uFFFDy\uFFFDz\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n",
                "{\"a\":1} {\"a\":2}{\n\"a\":3}",
                "\uFEFF{\"a\":1}\r\n{\"a\":2}\r\n\r\n{\"a\":3}"
            })
    void everyValueIsADocumentWithItsLine(String body) {
        for (int treeBytes : List.of(0, 1_000)) {
            List<String> places = new ArrayList<>();
            List<Integer> values = new ArrayList<>();
            new SignalDocuments(limits(treeBytes))
                    .read(
                            signal(body.getBytes(UTF_8)),
                            document -> {
                                places.add(document.place());
                                values.add(document.sketch().root().path("a").asInt());
                            },
                            left -> {});

            assertThat(values).containsExactly(1, 2, 3);
            assertThat(places).allMatch(place -> place.matches("line \\d"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"a\":\n{\"a\":3}",
                "{\"a\":1\n{\"a\":2}\n{\"a\":3}",
                "{\"a\":1}\n{\"a\":2}\n{\"a\":"
            })
    void aBrokenLineIsLeftOutAndTheOthersAreKept(String body) {
        List<Rejection> rejected = new ArrayList<>();
        List<SignalDocument> documents = new ArrayList<>();
        SignalDocuments.forEach(signal(body.getBytes(UTF_8)), documents::add, rejected::add);

        assertThat(documents).hasSize(2);
        assertThat(rejected).singleElement().satisfies(left -> {
            assertThat(left.at()).matches("line [123]");
            assertThat(left.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"list\":[\n{\"b\":2}\n",
                "{\"list\":[{\"a\":1},\n{\"b\":2}\n",
                "[{\"a\":1}\n{\"b\":2}\n",
                "{\n\"a\":1,\n"
            })
    void aTruncatedDocumentIsRefusedWhole(String body) {
        assertThat(catchThrowableOfType(
                        ProblemException.class, () -> read(bytes(body), limits(1_000), new ArrayList<>())))
                .isNotNull();
    }

    static Stream<Arguments> encodings() throws IOException {
        String json = "{\"name\":\"Grün\"}";
        return Stream.of(
                Arguments.of("UTF-8", json.getBytes(UTF_8), "/name"),
                Arguments.of("UTF-8 with a mark", ("\uFEFF" + json).getBytes(UTF_8), "/name"),
                Arguments.of("UTF-16 with a mark", ("\uFEFF" + json).getBytes(UTF_16LE), "/name"),
                Arguments.of("UTF-16", json.getBytes(UTF_16LE), "/name"),
                Arguments.of("gzip", gzip(json), "/name"),
                Arguments.of("YAML", "name: Grün\n".getBytes(UTF_8), "/name"),
                Arguments.of("CSV", "id;name\r\n1;Grün\r\n".getBytes(ISO_8859_1), "/0/name"),
                Arguments.of("CSV in quotes", "# made\n\"id\",\"name\"\n1,\"Grün\"\n".getBytes(UTF_8), "/0/name"),
                Arguments.of("tabs", "id\tname\n1\tGrün".getBytes(UTF_8), "/0/name"),
                Arguments.of(
                        "XML",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r><name>Grün</name></r>".getBytes(ISO_8859_1),
                        "/r/0/name/0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void everyEncodingIsRead(String what, byte[] body, String pointer) {
        assertThat(SignalDocuments.of(signal(body))
                        .get(0)
                        .sketch()
                        .root()
                        .at(pointer)
                        .asText())
                .isEqualTo("Grün");
    }

    @Test
    void xmlBecomesGroupedArrays() {
        String xml = "<x:r xmlns:x='u' v='1'><a>1</a><b k='2'>t</b><a>3</a><c/><d><![CDATA[<&>]]></d></x:r>";
        for (int treeBytes : List.of(0, 1_000)) {
            new SignalDocuments(limits(treeBytes))
                    .read(
                            signal(bytes(xml)),
                            document -> {
                                List<String> at = new ArrayList<>();
                                assertThat(document.skeleton(List.of()).toString())
                                        .isEqualTo(
                                                "{\"r\":[{\"@v\":\"1\",\"a\":[\"1\",\"3\"],"
                                                        + "\"b\":[{\"@k\":\"2\",\"#text\":\"t\"}],\"c\":[\"\"],\"d\":[\"<&>\"]}]}");
                                document.forEach(
                                        RecordPath.all(List.of("/r/*/a/*")),
                                        record -> at.add(record.at() + "="
                                                + record.node().asText()));
                                assertThat(at).containsExactly("/r/0/a/0=1", "/r/0/a/1=3");
                            },
                            left -> {});
        }
    }

    @Test
    void theCommentOverATableIsKept() {
        Sketch sketch = SignalDocuments.of(
                        signal(bytes("#model_version:v1,score_date:2026-01-10\ncve,epss\nCVE-1,0.5\n")))
                .get(0)
                .sketch();

        assertThat(sketch.hasColumns("cve", "epss")).isTrue();
        assertThat(sketch.first().path(Csv.COMMENT).asText()).isEqualTo("model_version:v1,score_date:2026-01-10");
        assertThat(sketch.first().path(Csv.LINE).asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"# owners\n* @acme/web\n", "[Docs] @docs\n*.md @docs\n", "SPDXVersion: SPDX-2.3\nA: b\nA: c\n"})
    void textIsText(String body) {
        assertThat(SignalDocuments.of(signal(bytes(body))).get(0).sketch().syntax())
                .isEqualTo(Syntax.TEXT);
    }

    @Test
    void spooledBodiesKeepTheirBytesAndGoAwayWhenClosed() throws IOException {
        byte[] bytes = "0123456789".repeat(200_000).getBytes(UTF_8);

        try (SignalBody body = SignalBody.spooled(new java.io.ByteArrayInputStream(bytes), directory, 3_000_000)) {
            assertThat(body.size()).isEqualTo(bytes.length);
            assertThat(body.digest()).isEqualTo(SignalBody.of(bytes).digest());
            assertThat(body.open().readAllBytes()).isEqualTo(bytes);
            assertThat(directory.toFile().listFiles())
                    .singleElement()
                    .satisfies(file -> assertThat(Files.getPosixFilePermissions(file.toPath()))
                            .hasSize(2));
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void spoolingEndsAtTheLimit() {
        byte[] bytes = new byte[3_000_000];

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> SignalBody.spooled(new java.io.ByteArrayInputStream(bytes), directory, 2_000_000));

        assertThat(problem.code()).isEqualTo(ProblemCode.BODY_TOO_LARGE);
        assertThat(directory).isEmptyDirectory();
    }

    private void read(byte[] body, SignalLimits limits, List<SignalDocument> documents) {
        new SignalDocuments(limits).read(signal(body), documents::add, left -> {});
    }

    private SignalLimits limits(int treeBytes) {
        return new SignalLimits(treeBytes, 1L << 30, directory);
    }

    private static RawSignal signal(byte[] body) {
        return new RawSignal(body, "", Trust.AUTHORITATIVE, "test");
    }

    private static byte[] bytes(String body) {
        return body.getBytes(body.startsWith("\u001f") ? ISO_8859_1 : UTF_8);
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=''");
        }
        return text.toString();
    }

    private static String names(int count) {
        StringBuilder text = new StringBuilder("{\"a\":0");
        for (int i = 0; i < count; i++) {
            text.append(",\"n").append(i).append("\":0");
        }
        return text.append('}').toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
