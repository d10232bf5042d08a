package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the forms of tokens and the names of secrets out of the file that describes them. */
final class TokenFormReader {

    private static final String TEXT = "text";
    private static final int UNLIMITED = 1_000_000;

    private final Map<String, Alphabet> letters = new HashMap<>();

    /** Reads with the sets of characters that {@code named} names. */
    TokenFormReader(Fields named) {
        named.node().fieldNames().forEachRemaining(name -> {
            Fields set = named.at(name);
            set.text().flatMap(text -> alphabet(set, text)).ifPresent(alphabet -> letters.put(name, alphabet));
        });
    }

    /** Returns the form of tokens that begin with {@code prefix}, which a word of a text may begin with too. */
    static TokenForm prefix(String prefix, int least) {
        return new TokenForm(
                SecretKind.API_TOKEN,
                List.of(prefix),
                false,
                List.of(),
                true,
                List.of(new TokenForm.Run(Alphabet.LINK, least, UNLIMITED)),
                Alphabet.of(""),
                TokenForm.Judged.VARIED,
                false);
    }

    /** Returns the form that {@code token} describes, or nothing after complaints. */
    Optional<TokenForm> token(Fields token) {
        token.allow("kind", "prefixes", "any_case", "ahead", "alone", "then", "not_before", "judged", "shown");
        Optional<SecretKind> kind = kind(token.at("kind"));
        List<String> prefixes = token.at("prefixes").texts().stream()
                .filter(prefix -> isAscii(token.at("prefixes"), prefix))
                .toList();
        List<TokenForm.Run> then = runs(token.at("then"));
        if (kind.isEmpty() || prefixes.isEmpty() || then.isEmpty()) {
            token.complain("a token needs a kind, prefixes and what follows them", "write `then: [{word: 20+}]`");
            return Optional.empty();
        }
        Fields end = token.at("not_before");
        return Optional.of(new TokenForm(
                kind.get(),
                prefixes,
                token.at("any_case").isTrue(),
                runs(token.at("ahead")),
                token.at("alone").isTrue(),
                then,
                end.isMissing()
                        ? Alphabet.of("")
                        : end.text().map(name -> letters(end, name)).orElse(Alphabet.of("")),
                judged(token.at("judged")),
                token.at("shown").isTrue()));
    }

    /** Returns the names that {@code names} describes. */
    SecretNames names(Fields names) {
        names.allow("passwords", "others", "not_when_followed_by", "not_when_led_by", "kinds");
        List<SecretNames.Named> kinds = new ArrayList<>();
        for (Fields kind : names.at("kinds").elements()) {
            kind.allow("kind", "names", "letters", "lengths");
            Fields set = kind.at("letters");
            kind(kind.at("kind"))
                    .ifPresent(named -> kinds.add(new SecretNames.Named(
                            named,
                            kind.at("names").words(),
                            set.isMissing()
                                    ? Alphabet.ANY
                                    : set.text().map(name -> letters(set, name)).orElse(Alphabet.ANY),
                            kind.at("lengths").elements().stream()
                                    .map(Fields::number)
                                    .toList())));
        }
        return new SecretNames(
                names.at("passwords").words(),
                names.at("others").words(),
                Set.copyOf(names.at("not_when_followed_by").words()),
                Set.copyOf(names.at("not_when_led_by").words()),
                kinds);
    }

    private List<TokenForm.Run> runs(Fields list) {
        List<TokenForm.Run> runs = new ArrayList<>();
        for (Fields part : list.elements()) {
            Iterator<String> names = part.node().fieldNames();
            String name = names.hasNext() ? names.next() : "";
            if (name.isEmpty() || names.hasNext()) {
                part.complain("a part has one key: a set of letters, or `text`", "write `{word: 20+}`");
            } else if (name.equals(TEXT)) {
                part.at(name)
                        .text()
                        .filter(text -> isAscii(part, text))
                        .map(TokenForm.Run::literal)
                        .ifPresent(runs::addAll);
            } else {
                run(part.at(name), letters(part, name)).ifPresent(runs::add);
            }
        }
        return runs;
    }

    /** Reads {@code 32}, {@code 20-40} or {@code 20+}. */
    private static Optional<TokenForm.Run> run(Fields count, Alphabet alphabet) {
        String text = count.text().orElse("");
        Cursor cursor = new Cursor(text);
        int least = number(cursor);
        int most = cursor.skip('+') ? UNLIMITED : cursor.skip('-') ? number(cursor) : least;
        if (!cursor.atEnd() || least < 1 || most < least) {
            count.complain("`" + text + "` is no count", "write `32`, `20-40` or `20+`");
            return Optional.empty();
        }
        return Optional.of(new TokenForm.Run(alphabet, least, most));
    }

    private static int number(Cursor cursor) {
        int start = cursor.at();
        return cursor.skip(Alphabet.DIGITS, 1, 4) ? Integer.parseInt(cursor.since(start)) : 0;
    }

    private Alphabet letters(Fields at, String name) {
        Alphabet alphabet = letters.get(name);
        if (alphabet == null) {
            at.complain("there are no letters `" + name + "`", Spelling.suggestion(name, letters.keySet()));
            return Alphabet.of("");
        }
        return alphabet;
    }

    private static Optional<Alphabet> alphabet(Fields at, String text) {
        try {
            return Optional.of(Alphabet.of(text));
        } catch (IllegalArgumentException e) {
            at.complain("`" + text + "` is no alphabet", "write ranges such as `0-9A-Za-z_-`");
            return Optional.empty();
        }
    }

    private static boolean isAscii(Fields at, String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        if (!ascii) {
            at.complain("`" + text + "` is not ASCII", "tokens are");
        }
        return ascii;
    }

    private static Optional<SecretKind> kind(Fields at) {
        return word(at, SecretKind.values());
    }

    private static TokenForm.Judged judged(Fields at) {
        return at.isMissing()
                ? TokenForm.Judged.ANYTHING
                : word(at, TokenForm.Judged.values()).orElse(TokenForm.Judged.ANYTHING);
    }

    private static <E extends Enum<E>> Optional<E> word(Fields at, E[] values) {
        Optional<String> text = at.text();
        Optional<E> value = text.flatMap(word -> Arrays.stream(values)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst());
        if (value.isEmpty() && text.isPresent()) {
            List<String> known = Arrays.stream(values)
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList();
            at.complain("`" + text.get() + "` is not known here", Spelling.suggestion(text.get(), known));
        }
        return value;
    }
}
