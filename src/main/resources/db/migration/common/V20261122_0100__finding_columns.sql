-- One row for each finding: its statements (a JSON array) and its sources' ids (one a line) move into it, and with them what
-- lists are ordered by and what the sweeps look for.
alter table finding add column statements text;
alter table finding add column aliases text;
-- ids with a blank before and after each; null in rows from before, which say it in their body only
alter table finding add column vulnerabilities text;
alter table finding add column suppressed_until timestamp(6) with time zone;
alter table finding add column risk_score integer;
alter table finding add column risk_band varchar(32);
alter table finding add column risk_revision bigint;
alter table finding add column risk_policy varchar(71);

update finding set
    statements = (
        select '[' || string_agg(s.body, ',') || ']' from finding_statement s where s.finding_id = finding.id),
    aliases = coalesce((select string_agg(a.alias, chr(10)) from finding_alias a where a.finding_id = finding.id), '');

alter table finding alter column statements set not null;
alter table finding alter column aliases set not null;

drop table finding_statement;
drop table finding_alias;

create index finding_risk on finding (tenant, status, risk_score desc nulls last, id desc);
create index finding_ranked on finding (tenant, status, risk_revision);
create index finding_suppressed on finding (suppressed_until);
