package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Split;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the accounts of an AWS organization, as its API lists them or with the path of their organizational unit.
 *
 * <p>The path tells the environment, authoritatively, because only the organization's administrators move accounts: a segment
 * that says production makes the account production; else the innermost segment that names an environment decides. A
 * segment such as {@code non-prod} names none. The account's name decides nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html">Organizations API</a>
 */
@ApplicationScoped
public class AwsAccountReader implements ContextReader {

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private static final Set<String> MARKS =
            Set.of("OU", "OUPath", "OrganizationalUnit", "Arn", "Status", "JoinedMethod");

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-accounts", "AWS accounts and organizational units", List.of("/accounts/*", "/Accounts/*", "/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), AwsAccountReader::isAccount);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        String id = record.text("/Id");
        if (!ACCOUNT.matcher(id).matches()) {
            throw record.broken("/Id", "the account has no id of twelve digits");
        }
        AssetKey account = CloudNames.awsAccount(id);
        Facts facts = new Facts("aws-organizations", Trust.AUTHORITATIVE, null);
        facts.asset(account, record.text("/Name"), "cloud_account");
        for (String field : List.of("OU", "OUPath", "OrganizationalUnit")) {
            environment(record.text("/" + field))
                    .ifPresent(word -> facts.attribute(account, Attribute.ENVIRONMENT, word));
        }
        CloudEstate.tag(facts, account, record.node().path("Tags"));
        return facts.list();
    }

    private static Optional<String> environment(String path) {
        List<String> found = new ArrayList<>();
        for (String segment : Split.at('/', path.toLowerCase(Locale.ROOT))) {
            List<String> words = List.of(NO_LETTERS.split(segment));
            if (words.contains("non") || words.contains("pre") || segment.contains("nonprod")) {
                continue;
            }
            words.stream()
                    .map(Attribute.ENVIRONMENT::wordFor)
                    .flatMap(Optional::stream)
                    .forEach(found::add);
        }
        if (found.contains(Environment.PRODUCTION.word())) {
            return Optional.of(Environment.PRODUCTION.word());
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private static boolean isAccount(JsonNode node) {
        return ACCOUNT.matcher(node.path("Id").asText("")).matches()
                && node.has("Name")
                && MARKS.stream().anyMatch(node::has);
    }
}
