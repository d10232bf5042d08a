-- The parts of a fact as columns, so that millions are read without parsing, and the revision it came with, so that a process
-- reads only what is new. Rows from before keep their JSON body until the next start moves it into the columns.
-- label: the asset's type, the relation's type, the attribute's name or the VEX status
-- target: where a relation leads, or the vulnerability of a VEX statement
-- content: the asset's name, the attribute's value or the VEX justification
alter table context_fact alter column body drop not null;
alter table context_fact add column label varchar(120);
alter table context_fact add column target varchar(1000);
alter table context_fact add column content text;
alter table context_fact add column ends_at timestamp(6) with time zone;
alter table context_fact add column source text;
alter table context_fact add column trust varchar(16);
alter table context_fact add column as_of timestamp(6) with time zone;
alter table context_fact add column revision bigint default 0 not null;

create index context_fact_revision on context_fact (revision);
