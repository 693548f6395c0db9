-- People who sign in: better-auth's tables in the schema auth, members and invitations.

-- ---------------------------------------------------------------- sign-in

-- The tables of better-auth, as it names them (`sign-in/auth-schema.test.ts` asks it whether it misses anything). Only
-- `sign-in/` reads and writes them. They belong to no partner: one person may work for several.
create schema auth;

create table auth."user" (
  id                  uuid primary key default gen_random_uuid(),
  name                text not null,
  email               text not null unique,
  "emailVerified"     boolean not null,
  image               text,
  "createdAt"         timestamptz not null default current_timestamp,
  "updatedAt"         timestamptz not null default current_timestamp,
  "twoFactorEnabled"  boolean,
  language            text
);

create table auth.session (
  id           uuid primary key default gen_random_uuid(),
  "expiresAt"  timestamptz not null,
  token        text not null unique,
  "createdAt"  timestamptz not null default current_timestamp,
  "updatedAt"  timestamptz not null,
  "ipAddress"  text,
  "userAgent"  text,
  "userId"     uuid not null references auth."user" (id) on delete cascade,
  method       text,                                  -- how it was proved who this is
  "providerId" text                                   -- whose identity provider said so, where one did
);
create index "session_userId_idx" on auth.session ("userId");

create table auth.account (
  id                       uuid primary key default gen_random_uuid(),
  "accountId"              text not null,
  "providerId"             text not null,
  "userId"                 uuid not null references auth."user" (id) on delete cascade,
  "accessToken"            text,
  "refreshToken"           text,
  "idToken"                text,
  "accessTokenExpiresAt"   timestamptz,
  "refreshTokenExpiresAt"  timestamptz,
  scope                    text,
  password                 text,
  "createdAt"              timestamptz not null default current_timestamp,
  "updatedAt"              timestamptz not null
);
create index "account_userId_idx" on auth.account ("userId");

create table auth.verification (
  id           uuid primary key default gen_random_uuid(),
  identifier   text not null,
  value        text not null,
  "expiresAt"  timestamptz not null,
  "createdAt"  timestamptz not null default current_timestamp,
  "updatedAt"  timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on auth.verification (identifier);

create table auth."twoFactor" (
  id                         uuid primary key default gen_random_uuid(),
  secret                     text not null,
  "backupCodes"              text not null,
  "userId"                   uuid not null references auth."user" (id) on delete cascade,
  verified                   boolean,
  "failedVerificationCount"  integer,
  "lockedUntil"              timestamptz
);
create index "twoFactor_secret_idx" on auth."twoFactor" (secret);
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");

create table auth.passkey (
  id              uuid primary key default gen_random_uuid(),
  name            text,
  "publicKey"     text not null,
  "userId"        uuid not null references auth."user" (id) on delete cascade,
  "credentialID"  text not null,
  counter         integer not null,
  "deviceType"    text not null,
  "backedUp"      boolean not null,
  transports      text,
  "createdAt"     timestamptz,
  aaguid          text
);
create index "passkey_userId_idx" on auth.passkey ("userId");
create index "passkey_credentialID_idx" on auth.passkey ("credentialID");

-- ---------------------------------------------------------------- who works for whom

-- The vendor's staff (no partner) and the people of a partner, with their role (spec §1). Contacts of accounts are no
-- members: they stand in `contact`.
create table member (
  id          uuid primary key,
  partner_id  uuid references partner (id),
  user_id     uuid not null references auth."user" (id) on delete cascade,
  role        text not null check (role in ('viewer', 'operator', 'administrator')),
  created_at  timestamptz not null,
  unique nulls not distinct (partner_id, user_id)
);
create index member_by_user on member (user_id);

-- The link in the mail is made from the id and a secret of the service; nothing here opens anything.
create table invitation (
  id           uuid primary key,
  partner_id   uuid references partner (id),
  email        text,                                  -- null only for the link of the first start, which whoever holds it may use
  role         text not null check (role in ('viewer', 'operator', 'administrator')),
  language     text not null check (language in ('en', 'de')),
  invited_by   text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  accepted_at  timestamptz,
  check (email is not null or partner_id is null)
);
create unique index one_open_invitation on invitation (partner_id, email) nulls not distinct where accepted_at is null;
create index invitation_by_partner on invitation (partner_id, id);

-- Single sign-on (OpenID Connect) of the vendor or of a partner, found by the domain of the e-mail address. What such a
-- provider says counts for that partner alone.
create table identity_provider (
  id             uuid primary key,
  partner_id     uuid references partner (id),
  domain         text not null unique check (domain = lower(domain)),
  issuer         text not null,
  client_id      text not null,
  client_secret  text not null,                       -- sealed with the service's secret
  created_at     timestamptz not null
);
create index identity_provider_by_partner on identity_provider (partner_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['member', 'invitation', 'identity_provider']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy tenant on %I using (tenure_sees(partner_id)) with check (tenure_sees(partner_id))', tenant_table);
  end loop;
end $$;

-- Whether people need a second factor: a code, or a passkey (identity providers see to it themselves).
alter table setting add column second_factor text not null default 'required' check (second_factor in ('required', 'optional'));

create index contact_by_email on contact (email);
