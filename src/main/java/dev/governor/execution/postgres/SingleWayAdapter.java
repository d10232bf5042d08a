package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.execution.ActionAdapter.Check;
import java.sql.Connection;
import java.util.List;

/** Takes one privilege away on an object to which there is one way only, by its own grants. */
abstract class SingleWayAdapter extends RevokeGrantAdapter {

    private final SingleWay way;

    /**
     * Makes an adapter.
     *
     * @param attack how an ordinary login would use what is taken away
     */
    SingleWayAdapter(PostgresConnections connections, Attack attack) {
        super(connections);
        this.way = new SingleWay(connections, attack);
    }

    @Override
    Check attack(Revocation revocation, long oid) {
        return way.attempt(revocation, oid);
    }

    @Override
    List<Remainder> remainders(Revocation revocation, Connection changed, Grants after) {
        return List.of(way.remainder(revocation, after));
    }

    @Override
    String alsoChecked(Revocation revocation, Connection observer) {
        return "";
    }

    @Override
    List<String> elsewhere(Revocation revocation, Connection observer) {
        return List.of();
    }
}
