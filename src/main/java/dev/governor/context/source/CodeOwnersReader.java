package dev.governor.context.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.Syntax;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads a CODEOWNERS file of GitHub or GitLab: who answers for a repository and for its files.
 *
 * <p>The repository is the one that the sender names as its source, then owners are curated; or the one that a first line
 * that is exactly {@code # owner/name} names, on github.com, then they are declared, for anybody may write that line.
 *
 * <p>A pattern for everything ({@code *}, and {@code /*} for all at the top) gives the repository its owner, a pattern without wildcards (but for a tail of
 * {@code /}, {@code /*} or {@code /**}) the file or folder of that name. Other patterns are left out. Of two lines for one
 * path the last one holds. The first owner of a line is the asset's owner; each of them answers for it.
 *
 * @see <a href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">About code owners</a>
 * @see <a href="https://docs.gitlab.com/user/project/codeowners/reference/">Code Owners syntax</a>
 */
@ApplicationScoped
public class CodeOwnersReader implements ContextReader {

    private static final Pattern SLASHES = Pattern.compile("/+");

    private static final String SOURCE = "codeowners";
    private static final Pattern NAMED = Pattern.compile("# ([\\w.-]+/[\\w.-]+)");

    @Override
    public Format format() {
        return Format.allOrNothing(SOURCE, "CODEOWNERS of GitHub and GitLab", List.of(""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.syntax() == Syntax.TEXT
                && CodeOwners.looksLike(sketch.root().asText());
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        String text = record.node().asText();
        Optional<AssetKey> sent = AssetNames.repository(record.source());
        AssetKey repository = sent.or(() -> namedIn(text))
                .orElseThrow(() -> ProblemException.at(
                        ProblemCode.INVALID_SIGNAL,
                        "line 1",
                        "the file does not tell its repository: name it as the signal's source, for example"
                                + " `https://github.com/example/shop`"));
        Facts facts = new Facts(SOURCE, sent.isPresent() ? Trust.CURATED : Trust.DECLARED, null);
        CodeOwners.in(text).forEach((path, owners) -> state(facts, repository, path, owners));
        return facts.list();
    }

    private static void state(Facts facts, AssetKey repository, String path, List<String> owners) {
        AssetKey asset = AssetNames.file(repository, path);
        facts.asset(asset, path, path.isEmpty() ? "repository" : "file");
        if (owners.isEmpty()) {
            return;
        }
        facts.attribute(asset, Attribute.OWNER, owners.get(0));
        for (String owner : owners) {
            facts.asset(keyOf(owner), owner, "owner").relation(asset, RelationType.OWNED_BY, keyOf(owner));
        }
    }

    private static AssetKey keyOf(String owner) {
        return owner.contains("/")
                ? AssetNames.key("team", List.of(SLASHES.split(owner)))
                : AssetNames.key("person", List.of(owner));
    }

    private static Optional<AssetKey> namedIn(String text) {
        Matcher first = NAMED.matcher(text.lines().findFirst().orElse("").strip());
        return first.matches() ? AssetNames.repository("https://github.com/" + first.group(1)) : Optional.empty();
    }
}
