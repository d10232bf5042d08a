package dev.governor.policy.action;

import dev.governor.bundle.knowledge.KnowledgeReader;
import dev.governor.command.description.Descriptions;
import dev.governor.command.language.GitSettings;
import dev.governor.command.path.PathKinds;
import dev.governor.command.program.Ports;
import dev.governor.command.program.Tasks;
import dev.governor.command.shell.Variables;
import dev.governor.command.sql.SqlKnowledge;
import dev.governor.redaction.SecretForms;
import java.util.List;

/** How each part of a bundle's knowledge about actions is read; a part without a reader keeps a bundle from loading. */
final class ActionKnowledge {

    static final List<KnowledgeReader<?>> READERS = List.of(
            KnowledgeReader.ofDirectory(
                    "programs/",
                    Descriptions.class,
                    (files, complaints) -> Descriptions.read(files, complaints::apply)),
            KnowledgeReader.ofFile("paths.yaml", PathKinds.class, PathKinds::read),
            KnowledgeReader.ofFile("variables.yaml", Variables.class, Variables::read),
            KnowledgeReader.ofFile("sql.yaml", SqlKnowledge.class, SqlKnowledge::read),
            KnowledgeReader.ofFile("tasks.yaml", Tasks.class, Tasks::read),
            KnowledgeReader.ofFile("ports.yaml", Ports.class, Ports::read),
            KnowledgeReader.ofFile("git-settings.yaml", GitSettings.class, GitSettings::read),
            KnowledgeReader.ofFile("destinations.yaml", Destinations.class, Destinations::read),
            KnowledgeReader.ofFile("secrets.yaml", SecretForms.class, SecretForms::read));

    private ActionKnowledge() {}
}
