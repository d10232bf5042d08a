-- What the target itself counted with when its state was read. Blank in rows from before, and where a target counts
-- nothing: then nobody can prove that it is unchanged.
alter table state_snapshot add column version varchar(500) default '' not null;
