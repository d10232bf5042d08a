#!/usr/bin/env bash
# Run once by the database's image: one role that owns the governor's tables, one that may only use them.
set -euo pipefail

psql -v ON_ERROR_STOP=1 -U postgres \
    -v owner_password="$GOVERNOR_OWNER_PASSWORD" -v app_password="$GOVERNOR_PASSWORD" <<'SQL'
create role governor_owner login password :'owner_password';
create role governor_app login password :'app_password';
create database governor owner governor_owner;
revoke all on database governor, postgres, template1 from public;
grant connect on database governor to governor_app;
\connect governor
revoke all on schema public from public;
grant usage on schema public to governor_app;
SQL
