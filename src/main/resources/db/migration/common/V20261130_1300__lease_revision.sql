-- A lease moves from one state to the next by compare-and-set; the revision tells two visits of one state apart.
alter table lease add column revision bigint default 0 not null;
