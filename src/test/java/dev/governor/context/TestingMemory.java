package dev.governor.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Forgets every finding and every fact, so that a story can be told again from its beginning. */
@ApplicationScoped
public class TestingMemory {

    private final EntityManager entities;
    private final GraphHolder graph;

    TestingMemory(EntityManager entities, GraphHolder graph) {
        this.entities = entities;
        this.graph = graph;
    }

    @Transactional
    public void forget() {
        for (String table : List.of("finding", "context_fact", "signal")) {
            entities.createNativeQuery("delete from " + table).executeUpdate();
        }
        graph.reload();
    }
}
