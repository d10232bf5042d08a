package dev.governor.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Spelling;
import dev.governor.kernel.Trust;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskScorer;
import dev.governor.simulation.ScenarioFile.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs risk scenarios: the levels of the factors, how far each is to be believed, and the score that must come of them. */
final class RiskScenarios {

    private static final Expectations<RiskAssessment> EXPECTATIONS = new Expectations.Builder<RiskAssessment>()
            .word("score", RiskAssessment::score)
            .word("band", risk -> risk.band().word())
            .build();

    private final PolicyBundle bundle;
    private final Coverage coverage;

    RiskScenarios(PolicyBundle bundle, Coverage coverage) {
        this.bundle = bundle;
        this.coverage = coverage;
    }

    List<ScenarioResult> run(ScenarioFile file) {
        file.checkKeys(file.tree(), "", List.of("about", "levels", "scenarios"));
        Map<String, Level> base = levels(file, "/levels", file.tree().path("levels"));
        List<ScenarioResult> results = new ArrayList<>();
        for (Entry entry : file.entries()) {
            int problems = file.problems().size();
            checkKeys(file, entry);
            Map<String, Level> levels = new LinkedHashMap<>(base);
            levels.putAll(levels(file, entry.pointer() + "/levels", entry.tree().path("levels")));
            Map<String, Trust> trust =
                    trust(file, entry.pointer() + "/trust", entry.tree().path("trust"));
            String tenant = entry.tree().path("tenant").asText("default");
            if (file.problems().size() == problems) {
                run(file, entry, new ImaginedFinding(tenant, levels, trust)).ifPresent(results::add);
            }
        }
        return results;
    }

    private static void checkKeys(ScenarioFile file, Entry entry) {
        Set<String> known = new HashSet<>(EXPECTATIONS.byKey().keySet());
        known.addAll(List.of("name", "levels", "trust", "tenant"));
        file.checkKeys(entry.tree(), entry.pointer(), known);
        if (!entry.tree().has("score")) {
            file.report(entry.pointer(), "the scenario expects no score", "write `score:`");
        }
    }

    private Optional<ScenarioResult> run(ScenarioFile file, Entry entry, ImaginedFinding imagined) {
        try {
            RiskAssessment risk = RiskScorer.assess(imagined.finding(), imagined.profile(), bundle);
            risk.contributions().forEach(part -> coverage.hit(part.rule(), entry.name()));
            return Optional.of(new ScenarioResult(
                    entry.name(),
                    file.about(),
                    file.at(entry.pointer()),
                    risk.band().word(),
                    EXPECTATIONS.compare(entry, risk)));
        } catch (ProblemException | IllegalArgumentException e) {
            file.report(entry.pointer(), String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private static Map<String, Level> levels(ScenarioFile file, String pointer, JsonNode words) {
        file.checkKeys(words, pointer, ImaginedFinding.LEVELS.keySet());
        Map<String, Level> levels = new LinkedHashMap<>();
        words.fields()
                .forEachRemaining(word -> word(
                                file,
                                pointer + "/" + word.getKey(),
                                ImaginedFinding.LEVELS.getOrDefault(word.getKey(), List.of()),
                                word.getValue())
                        .ifPresent(level -> levels.put(word.getKey(), level)));
        return levels;
    }

    private static Map<String, Trust> trust(ScenarioFile file, String pointer, JsonNode words) {
        file.checkKeys(words, pointer, ImaginedFinding.LEVELS.keySet());
        Map<String, Trust> trust = new LinkedHashMap<>();
        words.fields()
                .forEachRemaining(
                        word -> word(file, pointer + "/" + word.getKey(), List.of(Trust.values()), word.getValue())
                                .ifPresent(level -> trust.put(word.getKey(), level)));
        return trust;
    }

    /** Returns the one of {@code levels} that {@code word} names; otherwise it is a problem. */
    private static <L extends Level> Optional<L> word(
            ScenarioFile file, String pointer, List<? extends L> levels, JsonNode word) {
        Optional<? extends L> found = levels.stream()
                .filter(level -> level.word().equals(word.asText()))
                .findFirst();
        if (found.isEmpty() && !levels.isEmpty()) {
            List<String> words = levels.stream().map(Level::word).toList();
            file.report(pointer, "`" + word.asText() + "` is no level", Spelling.suggestion(word.asText(), words));
        }
        return found.map(level -> level);
    }
}
