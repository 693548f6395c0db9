-- Single sign-on that an administrator can change, trust and require.

alter table identity_provider
  add column version integer not null default 1,
  add column last_used_at timestamptz,                -- when somebody last came in through it
  add column required boolean not null default false, -- whoever has an address of the domain comes in through it alone
  -- What nobody has come in through yet may lock everybody out.
  add check (not required or last_used_at is not null);

create index identity_provider_by_id on identity_provider (partner_id, id);
drop index identity_provider_by_partner;

-- Who came in through a provider is found when it goes.
create index session_by_provider on auth.session ("providerId") where method = 'sso';
