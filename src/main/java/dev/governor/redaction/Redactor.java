package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replaces secrets in a text by markers.
 *
 * <p>A text is read as it stands, and once more as it reads without escapes, invisible characters and other widths of
 * letters; so are the pieces of strings that were broken off, and texts that are encoded inside it. A text without any of
 * the words that secrets go with is returned as it is. The time grows with the length of the text; there is no limit, so
 * callers that take text from outside set one. A single secret is masked whole up to 32,000 characters.
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

    /** Texts inside texts are read so deep. */
    private static final int MOST_ENCODINGS = 2;

    private static final String MARKER_START = "[redacted:";
    private static final int LONGEST_WORD = 40;
    private static final Alphabet MARKER_WORD = Alphabet.of("a-z0-9_");

    private final List<SecretForm> forms;
    private final WordFinder words;

    /** The form of each word, by the word's number. */
    private final int[] formOfWord;

    private final int[] lengthOfWord;

    /** Finds the secrets that {@code known} describes. */
    public Redactor(SecretForms known) {
        forms = known.forms();
        List<String> all = forms.stream().flatMap(form -> form.words().stream()).toList();
        words = new WordFinder(all);
        formOfWord = IntStream.range(0, forms.size())
                .flatMap(form -> forms.get(form).words().stream().mapToInt(word -> form))
                .toArray();
        lengthOfWord = all.stream().mapToInt(String::length).toArray();
    }

    /** Returns the one that finds what is shipped, for text that arrives before any bundle does. */
    public static Redactor shipped() {
        return Shipped.REDACTOR;
    }

    /** Returns {@code text} with a marker for each secret. */
    public Redaction redact(String text) {
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
    private List<Span> spans(String text) {
        int marker = text.indexOf(MARKER_START);
        if (marker < 0) {
            return merged(visibleSpans(text, 0));
        }
        List<Span> spans = new ArrayList<>();
        int from = 0;
        while (marker >= 0) {
            int word = marker + MARKER_START.length();
            int end = MARKER_WORD.end(text, word, Math.min(text.length(), word + LONGEST_WORD));
            if (end - word >= 2 && end < text.length() && text.charAt(end) == ']') {
                addShifted(visibleSpans(text.substring(from, marker), 0), from, spans);
                from = end + 1;
            }
            marker = text.indexOf(MARKER_START, word);
        }
        addShifted(visibleSpans(text.substring(from), 0), from, spans);
        return merged(spans);
    }

    private static void addShifted(List<Span> spans, int by, List<Span> all) {
        for (Span span : spans) {
            all.add(new Span(span.kind(), span.start() + by, span.end() + by));
        }
    }

    /** Returns the secrets in {@code text} as it stands, and those that show only in other views of it. */
    private List<Span> visibleSpans(String text, int depth) {
        List<Span> spans = new ArrayList<>(found(text));
        View unfolded = Unfolded.of(text);
        if (unfolded == null) {
            addHidden(text, depth, spans);
            return spans;
        }
        String plain = unfolded.text();
        List<Span> all = new ArrayList<>(found(plain));
        addHidden(plain, depth, all);
        all.forEach(span -> spans.add(unfolded.original(span)));
        return spans;
    }

    /** Adds the secrets of which {@code text} holds only pieces, or what they encode to. */
    private void addHidden(String text, int depth, List<Span> spans) {
        addEncoded(text, depth, spans);
        Chains chains = Chains.of(text, spans);
        if (chains != null) {
            List<Span> joined = new ArrayList<>(found(chains.text()));
            addEncoded(chains.text(), depth, joined);
            joined.stream().filter(chains::joins).map(chains::original).forEach(spans::add);
        }
    }

    private void addEncoded(String text, int depth, List<Span> spans) {
        if (depth < MOST_ENCODINGS) {
            Encoded.find(
                    text,
                    (plain, start, end) -> visibleSpans(plain, depth + 1).stream()
                            .findFirst()
                            .ifPresent(span -> spans.add(new Span(span.kind(), start, end))));
        }
    }

    private List<Span> found(String text) {
        Search search = new Search(text);
        words.find(text, search);
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

    /** Is made when somebody asks first. */
    private static final class Shipped {

        static final Redactor REDACTOR = new Redactor(SecretForms.shipped());

        private Shipped() {}
    }

    /** Asks the form of each word, unless that form has told that there is nothing more to find. */
    private final class Search implements WordFinder.Hit, SecretForm.Found {

        private final String text;
        private List<Span> spans = List.of();
        private int[] claimed = {};
        private int form;

        Search(String text) {
            this.text = text;
        }

        @Override
        public void word(int word, int start) {
            if (claimed.length == 0) {
                claimed = new int[forms.size()];
                spans = new ArrayList<>();
            }
            form = formOfWord[word];
            if (start >= claimed[form]) {
                forms.get(form).find(text, start, lengthOfWord[word], this);
            }
        }

        @Override
        public void secret(SecretKind kind, int start, int end) {
            spans.add(new Span(kind, start, end));
            nothingBefore(end);
        }

        @Override
        public void nothingBefore(int place) {
            claimed[form] = Math.max(claimed[form], place);
        }
    }
}
