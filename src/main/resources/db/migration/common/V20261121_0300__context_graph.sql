-- The context graph: the newest statement of each source about each asset, relation and attribute, and the revision.
create table context_fact (
    id     varchar(71)   primary key,
    tenant varchar(63)   not null,
    kind   varchar(16)   not null,
    asset  varchar(1000) not null,
    body   text          not null
);

create index context_fact_asset on context_fact (tenant, asset);

create table context_revision (
    id       integer primary key,
    revision bigint  not null
);

insert into context_revision (id, revision) values (1, 0);
