package dev.governor.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replaces secrets in a text by markers.
 *
 * <p>A text without any of the words that secrets go with is read once and returned as it is. Otherwise the time grows with
 * the length of the text; there is no limit, so callers that take text from outside set one. A single secret is masked
 * whole up to 32,000 characters.
 *
 * <p>Known examples such as AWS's own {@code AKIA…EXAMPLE} are masked too: that a key is an example is a claim of its text,
 * and masking one costs nothing.
 *
 * <p>INVARIANT: redacting a redacted text changes nothing. Markers that a text already has are borders that no secret
 * crosses; secrets that only show once others are masked are masked as well.
 */
public final class Redactor {

    /** Masking is repeated at most so often; what still shows secrets then is masked whole. */
    private static final int MOST_ROUNDS = 8;

    private static final String MARKER_START = "[redacted:";
    private static final Pattern MARKER = Pattern.compile("\\[redacted:([a-z0-9_]{2,40})]");

    private static final List<SecretForm> FORMS = Stream.of(
                    CloudForms.ALL,
                    TokenForms.ALL,
                    KeyFileForms.ALL,
                    HeaderForms.ALL,
                    List.of(new JwtForm(), new UrlForm()),
                    AssignmentForm.ALL)
            .flatMap(List::stream)
            .toList();

    private static final WordFinder WORDS =
            new WordFinder(FORMS.stream().flatMap(form -> form.words().stream()).toList());

    /** The form of each word, by the word's number. */
    private static final int[] FORM_OF_WORD = IntStream.range(0, FORMS.size())
            .flatMap(form -> FORMS.get(form).words().stream().mapToInt(word -> form))
            .toArray();

    private static final int[] LENGTH_OF_WORD = FORMS.stream()
            .flatMap(form -> form.words().stream())
            .mapToInt(String::length)
            .toArray();

    private Redactor() {}

    /** Returns {@code text} with a marker for each secret. */
    public static Redaction redact(String text) {
        String masked = text;
        List<Marker> markers = List.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Span> spans = spans(masked);
            if (spans.isEmpty()) {
                return new Redaction(masked, markers);
            }
            Redaction redaction = masked(masked, spans, markers);
            masked = redaction.text();
            markers = redaction.markers();
        }
        return masked("?", List.of(new Span(SecretKind.HIGH_ENTROPY_ASSIGNMENT, 0, 1)), List.of());
    }

    /** Returns the secrets in {@code text} outside its markers, in order; none touches another. */
    private static List<Span> spans(String text) {
        if (!text.contains(MARKER_START)) {
            return merged(visibleSpans(text));
        }
        List<Span> spans = new ArrayList<>();
        int from = 0;
        Matcher marker = MARKER.matcher(text);
        while (marker.find()) {
            addShifted(visibleSpans(text.substring(from, marker.start())), from, spans);
            from = marker.end();
        }
        addShifted(visibleSpans(text.substring(from)), from, spans);
        return merged(spans);
    }

    private static void addShifted(List<Span> spans, int by, List<Span> all) {
        for (Span span : spans) {
            all.add(new Span(span.kind(), span.start() + by, span.end() + by));
        }
    }

    /** Returns the secrets in {@code text} as it stands, and those that only show without its invisible characters. */
    private static List<Span> visibleSpans(String text) {
        List<Span> spans = found(text);
        if (!Invisible.in(text)) {
            return spans;
        }
        StringBuilder visible = new StringBuilder(text.length());
        int[] places = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (!Invisible.is(text.charAt(i))) {
                places[visible.length()] = i;
                visible.append(text.charAt(i));
            }
        }
        List<Span> all = new ArrayList<>(spans);
        for (Span span : found(visible.toString())) {
            all.add(new Span(span.kind(), places[span.start()], places[span.end() - 1] + 1));
        }
        return all;
    }

    private static List<Span> found(String text) {
        Search search = new Search(text);
        WORDS.find(text, search);
        return search.spans;
    }

    /** Returns {@code spans} in order, those that overlap as one. */
    private static List<Span> merged(List<Span> spans) {
        if (spans.size() < 2) {
            return spans;
        }
        List<Span> merged = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && span.start() < last.end()) {
                merged.set(merged.size() - 1, last.with(span));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /** Returns {@code text} with its spans masked; {@code markers} are those it has, and they move. */
    private static Redaction masked(String text, List<Span> spans, List<Marker> markers) {
        StringBuilder masked = new StringBuilder(text.length());
        List<Marker> places = new ArrayList<>();
        int from = 0;
        for (Span span : inOrder(spans, markers)) {
            masked.append(text, from, span.start());
            String marker = span.kind().marker();
            places.add(new Marker(span.kind(), masked.length(), marker.length()));
            masked.append(marker);
            from = span.end();
        }
        return new Redaction(masked.append(text, from, text.length()).toString(), places);
    }

    private static List<Span> inOrder(List<Span> spans, List<Marker> markers) {
        return Stream.concat(
                        spans.stream(),
                        markers.stream()
                                .map(marker ->
                                        new Span(marker.kind(), marker.start(), marker.start() + marker.length())))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    /** Asks the form of each word, unless that form has already claimed the word for a secret. */
    private static final class Search implements WordFinder.Hit {

        private final String text;
        private List<Span> spans = List.of();
        private int[] claimed = {};

        Search(String text) {
            this.text = text;
        }

        @Override
        public void word(int word, int start) {
            if (claimed.length == 0) {
                claimed = new int[FORMS.size()];
                spans = new ArrayList<>();
            }
            int form = FORM_OF_WORD[word];
            if (start >= claimed[form]) {
                FORMS.get(form).find(text, start, LENGTH_OF_WORD[word], span -> {
                    spans.add(span);
                    claimed[form] = Math.max(claimed[form], span.end());
                });
            }
        }
    }
}
