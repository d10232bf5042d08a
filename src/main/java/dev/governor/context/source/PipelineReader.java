package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what GitHub Actions and GitLab CI tell of their runs and deployments: the repository, its pipeline, and the
 * environments it is deployed to.
 *
 * <p>A pipeline is the repository's path below {@code pipeline:}, an environment one below {@code deployment:}. A deployment
 * that succeeded relates the repository to its environment and tells what kind of environment that is, by its name, which
 * anybody who may write a workflow chooses: it is declared. One that failed or still runs tells of the repository alone.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status">GitHub events</a>
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhook_events/">GitLab events</a>
 */
@ApplicationScoped
public class PipelineReader implements ContextReader {

    private static final Pattern FROM_NO_LETTER = Pattern.compile("[^A-Za-z].*$");

    private static final Set<String> GITHUB = Set.of("workflow_run", "workflow_job", "deployment_status");
    private static final Set<String> GITLAB = Set.of("pipeline", "deployment");

    @Override
    public Format format() {
        return Format.allOrNothing("ci-events", "GitHub Actions and GitLab CI: pipelines and deployments", List.of(""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        boolean github = root.path("repository").isObject()
                && GITHUB.stream().anyMatch(event -> root.path(event).isObject());
        return github
                || root.path("project").isObject()
                        && GITLAB.contains(root.path("object_kind").asText());
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        return record.node().has("object_kind") ? gitlab(record) : github(record);
    }

    private static List<ContextFact> github(SignalRecord record) {
        AssetKey repository = repository(record, "/repository/html_url");
        JsonNode event = record.node()
                .path(GITHUB.stream()
                        .filter(name -> record.node().path(name).isObject())
                        .sorted()
                        .findFirst()
                        .orElse(""));
        Facts facts = facts(first(event, "updated_at", "completed_at", "created_at"), "github-actions", repository);
        String workflow = record.text("/workflow/name").isEmpty()
                ? first(event, "workflow_name", "name")
                : record.text("/workflow/name");
        if (record.node().path("deployment_status").isObject()) {
            String environment = first(event, "environment");
            if (environment.isEmpty()) {
                environment = record.text("/deployment/environment");
            }
            deployed(facts, repository, environment, first(event, "state"));
        } else {
            pipeline(facts, repository, workflow);
        }
        return facts.list();
    }

    private static List<ContextFact> gitlab(SignalRecord record) {
        AssetKey repository = repository(record, "/project/web_url");
        if (record.text("/object_kind").equals("deployment")) {
            Facts facts = facts(record.text("/status_changed_at"), "gitlab-ci", repository);
            deployed(facts, repository, record.text("/environment"), record.text("/status"));
            return facts.list();
        }
        JsonNode run = record.node().path("object_attributes");
        Facts facts = facts(first(run, "finished_at", "created_at"), "gitlab-ci", repository);
        String name = first(run, "name");
        pipeline(facts, repository, name.isEmpty() ? "pipeline" : name);
        for (JsonNode build : record.node().path("builds")) {
            JsonNode environment = build.path("environment");
            if (environment.path("action").asText("start").equals("start")) {
                deployed(facts, repository, environment.path("name").asText(), first(build, "status"));
            }
        }
        return facts.list();
    }

    private static Facts facts(String time, String source, AssetKey repository) {
        return new Facts(source, Trust.DECLARED, SourceTimes.parse(time)).asset(repository, "", "repository");
    }

    private static void pipeline(Facts facts, AssetKey repository, String name) {
        if (name.isEmpty()) {
            return;
        }
        AssetKey pipeline = below("pipeline", repository, name);
        facts.asset(pipeline, name, "pipeline").relation(pipeline, RelationType.DEPENDS_ON, repository);
    }

    private static void deployed(Facts facts, AssetKey repository, String environment, String state) {
        if (environment.isEmpty() || !state.toLowerCase(Locale.ROOT).equals("success")) {
            return;
        }
        AssetKey target = below("deployment", repository, environment);
        facts.asset(target, environment, "deployment_environment")
                .attribute(target, Attribute.ENVIRONMENT, kindOf(environment))
                .relation(repository, RelationType.DEPLOYED_TO, target);
    }

    /** Returns the first word of {@code production/eu} or {@code staging-2}, which is where teams write the kind. */
    private static String kindOf(String environment) {
        return FROM_NO_LETTER.matcher(environment.strip()).replaceFirst("");
    }

    private static AssetKey below(String system, AssetKey repository, String name) {
        List<String> path = new ArrayList<>(repository.path());
        path.add(name);
        return AssetNames.key(system, path);
    }

    private static AssetKey repository(SignalRecord record, String pointer) {
        return AssetNames.repository(record.text(pointer))
                .orElseThrow(() -> record.broken(pointer, "the event does not name its repository"));
    }

    private static String first(JsonNode node, String... names) {
        for (String name : names) {
            String text = node.path(name).asText("").strip();
            if (!text.isEmpty() && !text.equals("null")) {
                return text;
            }
        }
        return "";
    }
}
