-- One asset has one key. What was stored under another written form of it is brought under the canonical one when the
-- governor starts: form says how far that is done.
create table asset_key_form (
    id   integer primary key,
    form integer not null
);

insert into asset_key_form (id, form) values (1, 0);

-- A finding that turned out to be the same as an older one: its id leads there, and its row stays.
alter table finding add column merged_into varchar(64) references finding (id);
