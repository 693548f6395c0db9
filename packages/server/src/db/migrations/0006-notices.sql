-- M9, T8, A1: who is told what by mail, and what was told.

-- ---------------------------------------------------------------- to whom

alter table account
  add column notice_audience text not null default 'contacts-and-partner' check (notice_audience in ('off', 'contacts', 'contacts-and-partner')),
  add column notice_language text not null default 'en' check (notice_language in ('en', 'de'));

alter table contact
  add column language text not null default 'en' check (language in ('en', 'de')),
  add column notices boolean not null default true,
  add column version integer not null default 1;

-- The partner's own people.
create table partner_notice_address (
  partner_id  uuid not null references partner (id),
  email       text not null,
  language    text not null check (language in ('en', 'de')),
  kinds       text[] not null check (kinds <@ array['maintenance-ends', 'remote-cms-ends', 'trial-ends', 'maintenance-renewed']),
  notices     boolean not null,
  primary key (partner_id, email)
);

-- Each address that was ever written to about an account (or, without one, as the partner's), with the secret of its
-- link to stop that. Whoever has the secret can do nothing else.
create table notice_subscription (
  partner_id  uuid not null references partner (id),
  id          uuid not null,
  account_id  uuid,
  email       text not null,
  secret      text not null unique,
  stopped_at  timestamptz,
  primary key (partner_id, id),
  unique nulls not distinct (partner_id, account_id, email),
  foreign key (partner_id, account_id) references account (partner_id, id) on delete cascade
);

-- ---------------------------------------------------------------- what was told

-- One mail. It is sent by a job that is added in the transaction that records it. What an account's people were told
-- goes with the account.
create table notice_mail (
  partner_id       uuid not null references partner (id),
  id               uuid not null,                     -- its Message-ID is made of it: the same at each attempt
  account_id       uuid,                              -- null: to the partner's people, about all accounts
  subscription_id  uuid,                              -- null: nothing that could be stopped (A1)
  recipient        text not null,
  recipient_is     text not null check (recipient_is in ('contact', 'owner', 'partner')),
  language         text not null check (language in ('en', 'de')),
  recorded_at      timestamptz not null,
  sent_at          timestamptz,
  refused_at       timestamptz,                       -- the mail server will never take it for this address
  primary key (partner_id, id),
  check (sent_at is null or refused_at is null),
  foreign key (partner_id, account_id) references account (partner_id, id) on delete cascade,
  foreign key (partner_id, subscription_id) references notice_subscription (partner_id, id) on delete cascade
);

-- One notice of one license, or of one new controller, to one recipient.
create table notice (
  partner_id     uuid not null,
  id             uuid not null,                       -- UUIDv7: its order is the order in time
  mail_id        uuid not null,
  kind           text not null check (kind in ('maintenance-ends', 'remote-cms-ends', 'trial-ends', 'maintenance-renewed', 'controller-joined')),
  recipient      text not null,
  license_id     uuid,
  account_id     uuid,                                -- where the license was then; null = the inventory
  controller_id  uuid,                                -- that held it then
  days_before    integer check (days_before >= 0),
  ends_at        timestamptz,
  primary key (partner_id, id),
  check ((kind = 'controller-joined') = (license_id is null)),
  check (kind <> 'controller-joined' or controller_id is not null),
  check ((kind in ('controller-joined', 'maintenance-renewed')) = (days_before is null)),
  foreign key (partner_id, mail_id) references notice_mail (partner_id, id) on delete cascade,
  foreign key (partner_id, license_id) references license (partner_id, id),
  foreign key (partner_id, account_id) references account (partner_id, id) on delete cascade,
  foreign key (partner_id, controller_id) references controller (partner_id, id)
);
-- M9: each step of each license to each recipient once, whatever runs at the same time.
create unique index each_notice_once on notice (partner_id, license_id, kind, days_before, recipient) nulls not distinct
  where license_id is not null;
create index notice_by_id on notice (id);
create index notice_of_mail on notice (partner_id, mail_id);
create index notice_of_account on notice (partner_id, account_id, id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['partner_notice_address', 'notice_subscription', 'notice_mail', 'notice']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy tenant on %I using (tenure_sees(partner_id)) with check (tenure_sees(partner_id))', tenant_table);
  end loop;
end $$;
