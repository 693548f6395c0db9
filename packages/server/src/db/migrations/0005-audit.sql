-- What people did besides moving licenses; orders of the portals' lists.

-- ---------------------------------------------------------------- audit

-- One row for each operation of a known caller that changed something, written in its transaction. What moved
-- licenses stands in the ledger as well; a request id leads from the one to the other. No secrets: only ids and
-- enumerations of the input are kept, and no text that somebody typed.
create table audit_entry (
  partner_id  uuid,                                   -- whom it concerned; null = the vendor alone
  id          uuid primary key,
  actor       text not null,                          -- the caller's name, as it was then
  actor_id    uuid not null,                          -- the token, or the person
  operation   text not null,                          -- its operationId
  target      text not null,                          -- the path, with its ids
  summary     jsonb not null,
  request_id  text not null,
  at          timestamptz not null
);
create index audit_entry_newest on audit_entry (at, id);
create index audit_entry_of_partner on audit_entry (partner_id, at, id);
create index audit_entry_of_actor on audit_entry (actor_id, at, id);
create index audit_entry_of_operation on audit_entry (operation, at, id);
create trigger append_only before update or delete on audit_entry for each row execute function ledger_is_append_only();
create trigger never_emptied before truncate on audit_entry execute function ledger_is_append_only();
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

-- ---------------------------------------------------------------- orders of lists

-- A license without an end counts as one that ends after all others, so that one index serves both directions. Not
-- `coalesce`: PostgreSQL holds it for something that could tell what row-level security hides, and searches no index by it.
create index license_by_last_day on license
  (partner_id, (case when ends_at is null then 'infinity'::timestamptz else ends_at end), id);
create index license_by_last_day_of_all on license
  ((case when ends_at is null then 'infinity'::timestamptz else ends_at end), id);
-- What a partner has bought and not handed on is a small part of what it ever bought.
create index license_in_inventory on license (partner_id, issued_at, id) where holder_at = 'inventory';

-- Names are found and ordered whatever their case of letters. `lower` may not run before row-level security has
-- looked, so no index over it would serve; a column does.
alter table account add column name_key text not null default '';
create function account_has_name_key() returns trigger language plpgsql as $$
begin
  new.name_key = lower(new.name);
  return new;
end $$;
create trigger account_has_name_key before insert or update on account
  for each row execute function account_has_name_key();
update account set name_key = lower(name);
create index account_by_name on account (partner_id, name_key collate "C", id);
create index account_by_name_of_all on account (name_key collate "C", id);

create index controller_by_account on controller (partner_id, account_id);
create index controller_by_last_seen on controller (partner_id, last_seen_at, id);
create index controller_by_last_seen_of_all on controller (last_seen_at, id, partner_id);
create index controller_by_code on controller (partner_id, install_code collate "C");
create index controller_by_code_of_all on controller (install_code collate "C", partner_id);

create index case_by_opening on controller_case (partner_id, opened_at, id);
create index case_by_opening_of_all on controller_case (opened_at, id);
create index case_of_controller on controller_case (partner_id, controller_id, opened_at);

create index contact_by_beginning on contact (email text_pattern_ops);

-- ---------------------------------------------------------------- what row-level security tells the planner

-- Of `current_setting(…) = 'all'` the planner believes that one row in 200 fulfils it, and then reads and sorts a whole
-- table for the vendor, where an index has the order. A subselect is taken for an even chance, and is asked once for a
-- query and not for each row.
create function tenure_sees_all() returns boolean language sql stable parallel safe
  as $$ select current_setting('tenure.scope', true) = 'all' $$;
create function tenure_partner() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('tenure.partner', true), '')::uuid $$;

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'account', 'contact', 'controller', 'license', 'movement', 'controller_case', 'audit_entry']
  loop
    execute format('alter policy tenant on %I using ((select tenure_sees_all()) or partner_id = (select tenure_partner()))',
      tenant_table);
  end loop;
end $$;
alter policy tenant on partner using ((select tenure_sees_all()) or id = (select tenure_partner()));
