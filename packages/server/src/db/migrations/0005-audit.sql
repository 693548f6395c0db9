-- What people did besides moving licenses; orders of the portals' lists.

-- ---------------------------------------------------------------- orders of lists

-- A license without an end counts as one that ends after all others, so that one index serves both directions.
create index license_by_last_day on license (partner_id, coalesce(ends_at, 'infinity'::timestamptz), id);
create index license_by_last_day_of_all on license (coalesce(ends_at, 'infinity'::timestamptz), id);
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
