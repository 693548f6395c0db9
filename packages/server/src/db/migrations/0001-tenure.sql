-- The schema of the license service. Every tenant table carries partner_id, first in its primary key, and no
-- foreign key crosses partners, so the tables can be distributed by partner_id unchanged.
--
-- Row-level security stands behind the stores' explicit filters. A transaction says for whom it works:
--   set_config('tenure.scope', 'all' | 'partner', true), for 'partner' also set_config('tenure.partner', <id>, true),
--   and for retries set_config('tenure.caller', <token id>, true).
-- A transaction that says nothing sees nothing. `force` makes the policies hold for the tables' owner too.

create function tenure_sees(partner uuid) returns boolean
  language sql stable parallel safe
  return current_setting('tenure.scope', true) = 'all'
      or partner = nullif(current_setting('tenure.partner', true), '')::uuid;

-- Stands before everything that may only grow (T5).
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'integrity_constraint_violation';
end $$;

-- ---------------------------------------------------------------- what the vendor sells and publishes

create table product (
  sku         text primary key,
  name        text not null,
  kind        text not null check (kind in ('capacity', 'core', 'upgrade', 'maintenance', 'remote-cms', 'trial')),
  trial_of    text check (trial_of in ('capacity', 'core', 'maintenance', 'remote-cms')),
  quantity    integer not null check (quantity > 0),
  term_unit   text not null check (term_unit in ('perpetual', 'months', 'days', 'single-use')),
  term_count  integer check (term_count > 0),
  term_start  text not null default 'at-activation' check (term_start in ('at-activation', 'after-current')),
  on_sale     boolean not null default true,
  version     integer not null default 1,
  created_at  timestamptz not null,
  check ((kind = 'trial') = (trial_of is not null)),
  check ((term_unit in ('months', 'days')) = (term_count is not null))
);

create table release (
  version       text primary key,
  kind          text not null check (kind in ('feature', 'update', 'platform')),
  published_at  timestamptz not null
);

-- One row: the vendor's policies (spec §3).
create table setting (
  only_row             boolean primary key default true check (only_row),
  upgrade_basis        text not null default 'installed-at' check (upgrade_basis in ('installed-at', 'released-at')),
  late_maintenance     text not null default 'refused' check (late_maintenance in ('refused', 'allowed')),
  rma_budget_per_year  integer not null default 3 check (rma_budget_per_year >= 0),
  version              integer not null default 1
);
insert into setting default values;

-- ---------------------------------------------------------------- who buys

create table partner (
  id          uuid primary key,
  name        text not null unique,
  version     integer not null default 1,
  created_at  timestamptz not null
);

create table account (
  partner_id           uuid not null references partner (id),
  id                   uuid not null,
  name                 text not null,
  customer_id          uuid not null,                 -- A1: a secret, made here, replaceable
  approves_controllers boolean not null default false,
  archived_at          timestamptz,
  version              integer not null default 1,
  created_at           timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, name)
);
create index account_by_id on account (id);

create table contact (
  partner_id  uuid not null,
  account_id  uuid not null,
  id          uuid not null,
  email       text not null,
  name        text,
  created_at  timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, account_id, email),
  foreign key (partner_id, account_id) references account (partner_id, id)
);

-- API tokens. Only the SHA-256 of the secret is kept.
create table token (
  id            uuid primary key,
  secret_hash   bytea not null unique,
  name          text not null,
  scope         text not null check (scope in ('vendor', 'partner', 'account')),
  role          text not null check (role in ('viewer', 'operator', 'administrator')),
  partner_id    uuid,
  account_id    uuid,
  created_at    timestamptz not null,
  expires_at    timestamptz,
  last_used_at  timestamptz,
  revoked_at    timestamptz,
  check ((scope = 'vendor') = (partner_id is null)),
  check ((scope = 'account') = (account_id is not null))
);
create index token_by_partner on token (partner_id);

-- ---------------------------------------------------------------- controllers and licenses

create table controller (
  partner_id        uuid not null,
  id                uuid not null,
  account_id        uuid not null,
  install_code      text not null,
  key_thumbprint    text not null,
  -- left: it holds nothing here and belongs to another partner now
  status            text not null check (status in ('active', 'pending', 'replaced', 'left')),
  generation        integer not null check (generation >= 0),
  last_file_hash    text,                             -- of that generation's license file: of its claims, so that it is known before it is signed
  first_capacity_at timestamptz,                      -- M7 (b)
  segment           text not null default '',
  model             text not null,
  software_version  text not null,
  seats_used        integer not null,
  devices           integer not null,
  clock             text not null check (clock in ('ok', 'unknown')),
  first_seen_at     timestamptz not null,
  last_seen_at      timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, install_code),
  foreign key (partner_id, account_id) references account (partner_id, id)
);
create index controller_by_id on controller (id);
create index controller_by_install_code on controller (install_code text_pattern_ops);

create table license (
  partner_id       uuid not null references partner (id),
  id               uuid not null,
  sku              text not null,
  kind             text not null check (kind in ('capacity', 'core', 'upgrade', 'maintenance', 'remote-cms', 'trial')),
  trial_of         text check (trial_of in ('capacity', 'core', 'maintenance', 'remote-cms')),
  quantity         integer not null check (quantity > 0),
  term_unit        text not null check (term_unit in ('perpetual', 'months', 'days', 'single-use')),
  term_count       integer,
  term_start       text not null check (term_start in ('at-activation', 'after-current')),
  starts_at        timestamptz,
  ends_at          timestamptz,
  upgrades_to      text,
  ever_activated   boolean not null default false,
  split_from       uuid,
  order_reference  text,
  issued_at        timestamptz not null,
  -- T5: the one holder. Which of the two ids are set follows from the place.
  holder_at        text not null check (holder_at in ('inventory', 'account', 'controller', 'retired')),
  account_id       uuid,
  controller_id    uuid,
  retired_reason   text check (retired_reason in ('split', 'withdrawn')),
  handed_on_at     timestamptz,                       -- when it last reached its account: the offer's transfer date
  primary key (partner_id, id),
  check ((holder_at in ('account', 'controller')) = (account_id is not null)),
  check ((holder_at = 'controller') = (controller_id is not null)),
  check ((holder_at = 'retired') = (retired_reason is not null)),
  check (ends_at > starts_at),
  foreign key (partner_id, account_id) references account (partner_id, id),
  foreign key (partner_id, controller_id) references controller (partner_id, id)
);
create index license_by_id on license (id);
create index license_by_account on license (partner_id, account_id, id);
create index license_by_controller on license (partner_id, controller_id) where controller_id is not null;
create index license_by_end on license (ends_at) where ends_at is not null;
-- Lists are newest first: of one partner, and of all.
create index license_by_issue on license (partner_id, issued_at, id);
create index license_by_issue_of_all on license (issued_at, id);
create index license_by_order on license (order_reference text_pattern_ops) where order_reference is not null;

-- T5, M2: what was bought never changes, and a clock that runs is never moved.
create function license_keeps_its_promise() returns trigger language plpgsql as $$
begin
  if (new.partner_id, new.id, new.sku, new.kind, new.trial_of, new.quantity, new.term_unit, new.term_count, new.issued_at, new.split_from)
     is distinct from
     (old.partner_id, old.id, old.sku, old.kind, old.trial_of, old.quantity, old.term_unit, old.term_count, old.issued_at, old.split_from)
  then raise exception 'license %: what was bought cannot be changed', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if old.starts_at is not null and (new.starts_at, new.ends_at) is distinct from (old.starts_at, old.ends_at)
  then raise exception 'license %: a running term cannot be changed', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if old.ever_activated and not new.ever_activated
  then raise exception 'license %: an activation cannot be undone', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger license_keeps_its_promise before update on license
  for each row execute function license_keeps_its_promise();
create trigger license_is_never_lost before delete on license
  for each row execute function ledger_is_append_only();

-- ---------------------------------------------------------------- the ledger

create table movement (
  partner_id          uuid not null,
  id                  uuid not null,                  -- UUIDv7: its order is the order in time
  license_id          uuid not null,
  from_at             text not null check (from_at in ('vendor', 'inventory', 'account', 'controller', 'retired')),
  from_account_id     uuid,
  from_controller_id  uuid,
  to_at               text not null check (to_at in ('inventory', 'account', 'controller', 'retired')),
  to_account_id       uuid,
  to_controller_id    uuid,
  reason              text not null check (reason in ('issue', 'split', 'transfer', 'recall', 'activate', 'return', 'rma')),
  note                text,
  actor               text not null,
  request_id          text not null,
  at                  timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, license_id) references license (partner_id, id)
);
create index movement_by_license on movement (partner_id, license_id, id);
create index movement_by_id on movement (id);
create index movement_rma on movement (partner_id, at) where reason = 'rma';

-- ---------------------------------------------------------------- the exchange

-- Each request ever answered, with all its answer is made from (O3). Append-only.
create table exchange (
  partner_id       uuid not null,
  request_hash     text not null,
  controller_id    uuid not null,
  generation       integer not null check (generation > 0),
  request          text not null,                     -- the signed request itself: evidence
  claims           text not null,                     -- the license file's claims, to the byte
  kid              text not null,                     -- the key that signs them
  key_list_serial  integer,                           -- the key list sent along; null = none
  refusals         text not null,                     -- JSON, to the byte
  at               timestamptz not null,
  primary key (partner_id, request_hash),
  unique (partner_id, controller_id, generation),
  foreign key (partner_id, controller_id) references controller (partner_id, id)
);

create table controller_case (
  partner_id     uuid not null,
  id             uuid not null,
  controller_id  uuid not null,
  kind           text not null check (kind in ('key-changed', 'generation-behind', 'service-behind', 'dead-unit-seen', 'approval-wanted')),
  evidence       jsonb not null,                      -- a list: each time it was seen
  opened_at      timestamptz not null,
  resolved_at    timestamptz,
  resolution     text,
  primary key (partner_id, id),
  foreign key (partner_id, controller_id) references controller (partner_id, id)
);
create unique index one_open_case_of_a_kind on controller_case (partner_id, controller_id, kind) where resolved_at is null;

create trigger append_only before update or delete on movement for each row execute function ledger_is_append_only();
create trigger append_only before update or delete on exchange for each row execute function ledger_is_append_only();
create trigger never_emptied before truncate on movement execute function ledger_is_append_only();
create trigger never_emptied before truncate on exchange execute function ledger_is_append_only();
create trigger never_emptied before truncate on license execute function ledger_is_append_only();

-- ---------------------------------------------------------------- directories: the only rows that lead to a partner

-- An exchange names an install code and a Customer ID, not a partner. These two tables lead from the one to the
-- other; an exchange reads them with scope 'all', before it knows the partner. The install code's row is also the lock under which
-- everything about one controller happens, the first meeting included.
create table install_code_directory (
  install_code   text primary key,
  partner_id     uuid,                                -- null only inside the transaction that first meets it
  controller_id  uuid,
  former_partner_ids uuid[] not null default '{}'      -- where its older answers are kept (O3)
);
create table customer_id_directory (
  customer_id  uuid primary key,
  partner_id   uuid not null,
  account_id   uuid not null
);

-- ---------------------------------------------------------------- retries

create table idempotency (
  caller_id     uuid not null,                        -- the token
  key           text not null,
  request_hash  text not null,
  status        integer,                              -- null only inside the transaction that works on it
  reply         text,
  created_at    timestamptz not null,
  primary key (caller_id, key)
);
create index idempotency_by_age on idempotency (created_at);

-- ---------------------------------------------------------------- row-level security

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'account', 'contact', 'token', 'controller', 'license', 'movement', 'exchange', 'controller_case',
    'install_code_directory', 'customer_id_directory']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy tenant on %I using (tenure_sees(partner_id)) with check (tenure_sees(partner_id))', tenant_table);
  end loop;
end $$;
alter table partner enable row level security;
alter table partner force row level security;
create policy tenant on partner using (tenure_sees(id)) with check (tenure_sees(id));
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_calls on idempotency
  using (caller_id = nullif(current_setting('tenure.caller', true), '')::uuid)
  with check (caller_id = nullif(current_setting('tenure.caller', true), '')::uuid);
