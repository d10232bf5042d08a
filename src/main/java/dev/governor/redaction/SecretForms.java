package dev.governor.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.kernel.Complaints;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is known about secrets: the forms of tokens, the words of names that announce one, and words that are none.
 *
 * <p>It is read from {@code knowledge/secrets.yaml} of a bundle. What is a language of its own, such as PEM, web tokens,
 * addresses and headers, is read by code and always known.
 */
public final class SecretForms {

    private static final String SHIPPED = "/rules/knowledge/secrets.yaml";

    private final List<TokenForm> tokens;
    private final SecretNames names;
    private final Literal literal;
    private final List<String> cookies;
    private final Set<String> databases;

    private SecretForms(
            List<TokenForm> tokens, SecretNames names, Literal literal, List<String> cookies, Set<String> databases) {
        this.tokens = List.copyOf(tokens);
        this.names = names;
        this.literal = literal;
        this.cookies = List.copyOf(cookies);
        this.databases = Set.copyOf(databases);
    }

    /** Reads {@code tree}; what is wrong with it goes to {@code complaints}, and what is right is kept. */
    public static SecretForms read(JsonNode tree, Complaints complaints) {
        Fields file = Fields.of(tree, complaints);
        file.allow("letters", "tokens", "prefixes", "names", "cookies", "databases", "placeholders");
        TokenFormReader reader = new TokenFormReader(file.at("letters"));
        List<TokenForm> tokens = new ArrayList<>();
        file.at("tokens").elements().forEach(token -> reader.token(token).ifPresent(tokens::add));
        file.at("prefixes").entries().forEach((prefix, least) -> tokens.add(TokenFormReader.prefix(prefix, least)));
        return new SecretForms(
                tokens,
                reader.names(file.at("names")),
                new Literal(Set.copyOf(file.at("placeholders").words())),
                file.at("cookies").words(),
                Set.copyOf(file.at("databases").words()));
    }

    /**
     * Returns the forms that are shipped.
     *
     * @throws IllegalStateException when they cannot be read
     */
    public static SecretForms shipped() {
        try (InputStream in = SecretForms.class.getResourceAsStream(SHIPPED)) {
            JsonNode tree = in == null ? MissingNode.getInstance() : new YAMLMapper().readTree(in);
            return read(tree, (pointer, sentence, hint) -> {
                throw new IllegalStateException(SHIPPED + " at `" + pointer + "`: " + sentence);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    /** Returns all forms, those that code knows among them. */
    List<SecretForm> forms() {
        List<SecretForm> forms = new ArrayList<>(tokens);
        forms.add(new PairedKeyForm(literal));
        forms.add(new PrivateKeyForm());
        forms.add(new PuttyKeyForm());
        forms.addAll(HeaderForms.all(literal));
        forms.add(new CookieForm(cookies, literal));
        forms.add(new JwtForm());
        forms.add(new UrlForm(databases, literal));
        forms.add(new AssignmentForm(true, names, literal));
        forms.add(new AssignmentForm(false, names, literal));
        return List.copyOf(forms);
    }
}
