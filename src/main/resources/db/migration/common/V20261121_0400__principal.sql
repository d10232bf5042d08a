-- Principals of the embedded issuer. Of a secret only a salted hash is kept; the issuer's key is never stored here.
create table principal (
    id          varchar(72)  primary key,
    name        varchar(200) not null,
    tenant      varchar(63)  not null,
    roles       varchar(200) not null,
    operator    varchar(72) references principal (id),
    secret_hash varchar(200) not null,
    created_at  timestamp(6) with time zone not null
);
