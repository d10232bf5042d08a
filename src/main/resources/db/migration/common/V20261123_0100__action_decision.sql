-- Decisions on single actions of agents, with the canonical cases they were made of, so that each can be made again. The
-- action is kept with its secrets masked and its texts cut.
create table action_decision (
    id            varchar(64)  primary key,
    action_id     varchar(64)  not null,
    tenant        varchar(63)  not null,
    agent         varchar(512) not null,
    session       varchar(128) not null,
    outcome       varchar(32)  not null,
    decided_at    timestamp(6) with time zone not null,
    policy_digest varchar(71)  not null,
    case_digest   varchar(71)  not null,
    cases         text         not null,
    action        text         not null,
    body          text         not null
);

create index action_decision_session on action_decision (tenant, agent, session, id);

-- Sessions that were denied something: how often lately, and whether they were ended.
create table agent_session (
    tenant         varchar(63)  not null,
    agent          varchar(512) not null,
    session        varchar(128) not null,
    denials        integer      not null,
    last_denied_at timestamp(6) with time zone not null,
    terminated_at  timestamp(6) with time zone,
    primary key (tenant, agent, session)
);

create index agent_session_recent on agent_session (tenant, agent, last_denied_at);
create index agent_session_age on agent_session (last_denied_at);

-- Alerts, each raised once in a session however often its rule holds.
create table action_alert (
    tenant      varchar(63)  not null,
    agent       varchar(512) not null,
    session     varchar(128) not null,
    rule        varchar(200) not null,
    occurrences integer      not null,
    raised_at   timestamp(6) with time zone not null,
    last_at     timestamp(6) with time zone not null,
    primary key (tenant, agent, session, rule)
);

create index action_alert_age on action_alert (last_at);
