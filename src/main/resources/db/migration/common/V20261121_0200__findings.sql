-- Findings: one row for each weakness on each asset, the newest statement of each source about it, and the sources' ids.
create table finding (
    id           varchar(64)  primary key,
    tenant       varchar(63)  not null,
    finding_key  varchar(71)  not null,
    asset        varchar(1000) not null,
    finding_type varchar(255) not null,
    severity     varchar(32)  not null,
    status       varchar(32)  not null,
    last_seen    timestamp(6) with time zone not null,
    body         text         not null,
    constraint finding_identity unique (tenant, finding_key)
);

create index finding_asset on finding (tenant, asset);
create index finding_status on finding (tenant, status, id);

create table finding_statement (
    id         varchar(320) primary key,
    finding_id varchar(64)  not null references finding (id),
    source     varchar(200) not null,
    body       text         not null
);

create index finding_statement_finding on finding_statement (finding_id);

create table finding_alias (
    id         varchar(71)   primary key,
    finding_id varchar(64)   not null references finding (id),
    alias      varchar(1000) not null
);

create index finding_alias_finding on finding_alias (finding_id);
create index finding_alias_alias on finding_alias (alias);
