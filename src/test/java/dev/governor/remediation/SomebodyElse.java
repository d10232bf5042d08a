package dev.governor.remediation;

import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.TestingEstate;
import java.sql.SQLException;

/** What a person with rights of their own does to a table of the sandbox while a plan is being carried out. */
enum SomebodyElse {
    DOES_NOTHING,
    REVOKES {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            run(estate, "revoke select on " + table + " from public");
        }
    },
    GRANTS_AGAIN {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            run(estate, "grant select on " + table + " to public");
        }
    },
    GRANTS_SOMETHING_ELSE {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            run(estate, "grant update on " + table + " to analysts");
        }
    },
    CHANGES_AND_CHANGES_BACK {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            boolean open = isOpen(estate, table);
            (open ? REVOKES : GRANTS_AGAIN).act(estate, table);
            (open ? GRANTS_AGAIN : REVOKES).act(estate, table);
        }
    },
    MAKES_THE_TABLE_ANEW {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            run(estate, "drop table " + table);
            run(estate, "create table " + table + " (id integer)");
            run(estate, "alter table " + table + " owner to data_owner");
        }
    },
    OPENS_A_VIEW {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            run(estate, "create view " + table + "_seen as select * from " + table);
            run(estate, "grant select on " + table + "_seen to public");
        }
    },
    CHANGES_THE_OWNER {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            run(estate, "alter table " + table + " owner to payments_app");
        }
    },
    SHUTS_OUT_THE_PROBE {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            shutOut(estate, "estate_reader");
        }

        @Override
        void leave(TestingEstate estate) throws SQLException {
            run(estate, "alter role estate_reader login");
        }
    },
    SHUTS_OUT_THE_OBSERVER {
        @Override
        void act(TestingEstate estate, String table) throws SQLException {
            shutOut(estate, "governor_observer");
        }

        @Override
        void leave(TestingEstate estate) throws SQLException {
            run(estate, "alter role governor_observer login");
        }
    };

    /** Acts on {@code table}, written with its schema. */
    void act(TestingEstate estate, String table) throws SQLException {
        // nothing
    }

    /** Tells whether it leaves the table in a state that no plan would lead to or come from. */
    boolean changesWhatIsThere() {
        return this == GRANTS_SOMETHING_ELSE || this == MAKES_THE_TABLE_ANEW || this == CHANGES_THE_OWNER;
    }

    /** Makes undone what would disturb others. */
    void leave(TestingEstate estate) throws SQLException {
        // nothing
    }

    private static void shutOut(TestingEstate estate, String role) throws SQLException {
        run(estate, "alter role " + role + " nologin");
        run(estate, "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + role + "'");
    }

    /** Tells whether everybody may read {@code table}. */
    static boolean isOpen(TestingEstate estate, String table) throws SQLException {
        return estate.ask(EstateDatabase.SANDBOX, "select has_table_privilege('public', '" + table + "', 'SELECT')")
                .equals("t");
    }

    /** Returns identity, owner and grants of {@code table}. */
    static String grants(TestingEstate estate, String table) throws SQLException {
        return estate.ask(
                EstateDatabase.SANDBOX,
                "select oid || ' ' || relowner || ' ' || coalesce(array_to_string(array(select a::text"
                        + " from unnest(relacl) a order by a::text), ' '), '') from pg_class where oid = '" + table
                        + "'::regclass");
    }

    private static void run(TestingEstate estate, String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
