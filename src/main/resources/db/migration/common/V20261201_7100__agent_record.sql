-- What people keep on record about agents, the newest version of each; the ones before it are in the receipts.
create table agent_record (
    tenant     varchar(63)  not null,
    agent      varchar(512) not null,
    version    integer      not null,
    changed_at timestamp(6) with time zone not null,
    body       text         not null,
    primary key (tenant, agent)
);

-- The workspaces that sessions named and a record allowed: one each, and never another.
create table agent_workspace (
    tenant    varchar(63)   not null,
    agent     varchar(512)  not null,
    session   varchar(128)  not null,
    workspace varchar(4096) not null,
    named_at  timestamp(6) with time zone not null,
    primary key (tenant, agent, session)
);

create index agent_workspace_age on agent_workspace (named_at);
