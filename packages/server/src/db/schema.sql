-- Generated: the sum of the migrations, to read. Made by tools/generate-schema.ts; edit a migration, not this.

CREATE OR REPLACE FUNCTION public.account_has_name_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.name_key = lower(new.name);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'integrity_constraint_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.license_keeps_its_promise()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.tenure_partner()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('tenure.partner', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.tenure_sees(partner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((current_setting('tenure.scope'::text, true) = 'all'::text) OR (partner = (NULLIF(current_setting('tenure.partner'::text, true), ''::text))::uuid));

CREATE OR REPLACE FUNCTION public.tenure_sees_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('tenure.scope', true) = 'all' $function$;

create table account (
  partner_id uuid not null,
  id uuid not null,
  name text not null,
  customer_id uuid not null,
  approves_controllers boolean not null default false,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  name_key text not null default ''::text,
  notice_audience text not null default 'contacts-and-partner'::text,
  notice_language text not null default 'en'::text
);

create table audit_entry (
  partner_id uuid,
  id uuid not null,
  actor text not null,
  actor_id uuid not null,
  operation text not null,
  target text not null,
  summary jsonb not null,
  request_id text not null,
  at timestamp with time zone not null
);

create table contact (
  partner_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  email text not null,
  name text,
  created_at timestamp with time zone not null,
  language text not null default 'en'::text,
  notices boolean not null default true,
  version integer not null default 1
);

create table controller (
  partner_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  install_code text not null,
  key_thumbprint text not null,
  status text not null,
  generation integer not null,
  last_file_hash text,
  first_capacity_at timestamp with time zone,
  segment text not null default ''::text,
  model text not null,
  software_version text not null,
  seats_used integer not null,
  devices integer not null,
  clock text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  notice_emails text[] not null default '{}'::text[]
);

create table controller_case (
  partner_id uuid not null,
  id uuid not null,
  controller_id uuid not null,
  kind text not null,
  evidence jsonb not null,
  opened_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolution text
);

create table customer_id_directory (
  customer_id uuid not null,
  partner_id uuid not null,
  account_id uuid not null
);

create table exchange (
  partner_id uuid not null,
  request_hash text not null,
  controller_id uuid not null,
  generation integer not null,
  request text not null,
  claims text not null,
  kid text not null,
  key_list_serial integer,
  refusals text not null,
  at timestamp with time zone not null
);

create table idempotency (
  caller_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  reply text,
  created_at timestamp with time zone not null
);

create table identity_provider (
  id uuid not null,
  partner_id uuid,
  domain text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  last_used_at timestamp with time zone,
  required boolean not null default false
);

create table install_code_directory (
  install_code text not null,
  partner_id uuid,
  controller_id uuid,
  former_partner_ids uuid[] not null default '{}'::uuid[]
);

create table invitation (
  id uuid not null,
  partner_id uuid,
  email text,
  role text not null,
  language text not null,
  invited_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone
);

create table license (
  partner_id uuid not null,
  id uuid not null,
  sku text not null,
  kind text not null,
  trial_of text,
  quantity integer not null,
  term_unit text not null,
  term_count integer,
  term_start text not null,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  upgrades_to text,
  ever_activated boolean not null default false,
  split_from uuid,
  order_reference text,
  issued_at timestamp with time zone not null,
  holder_at text not null,
  account_id uuid,
  controller_id uuid,
  retired_reason text,
  handed_on_at timestamp with time zone
);

create table member (
  id uuid not null,
  partner_id uuid,
  user_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null
);

create table movement (
  partner_id uuid not null,
  id uuid not null,
  license_id uuid not null,
  from_at text not null,
  from_account_id uuid,
  from_controller_id uuid,
  to_at text not null,
  to_account_id uuid,
  to_controller_id uuid,
  reason text not null,
  note text,
  actor text not null,
  request_id text not null,
  at timestamp with time zone not null
);

create table notice (
  partner_id uuid not null,
  id uuid not null,
  mail_id uuid not null,
  kind text not null,
  recipient text not null,
  license_id uuid,
  account_id uuid,
  controller_id uuid,
  days_before integer,
  ends_at timestamp with time zone
);

create table notice_mail (
  partner_id uuid not null,
  id uuid not null,
  account_id uuid,
  subscription_id uuid,
  recipient text not null,
  recipient_is text not null,
  language text not null,
  recorded_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  refused_at timestamp with time zone
);

create table notice_subscription (
  partner_id uuid not null,
  id uuid not null,
  account_id uuid,
  email text not null,
  secret text not null,
  stopped_at timestamp with time zone
);

create table partner (
  id uuid not null,
  name text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null
);

create table partner_notice_address (
  partner_id uuid not null,
  email text not null,
  language text not null,
  kinds text[] not null,
  notices boolean not null
);

create table product (
  sku text not null,
  name text not null,
  kind text not null,
  trial_of text,
  quantity integer not null,
  term_unit text not null,
  term_count integer,
  term_start text not null default 'at-activation'::text,
  on_sale boolean not null default true,
  version integer not null default 1,
  created_at timestamp with time zone not null
);

create table release (
  version text not null,
  kind text not null,
  published_at timestamp with time zone not null
);

create table setting (
  only_row boolean not null default true,
  upgrade_basis text not null default 'installed-at'::text,
  late_maintenance text not null default 'refused'::text,
  rma_budget_per_year integer not null default 3,
  version integer not null default 1,
  second_factor text not null default 'required'::text
);

create table token (
  id uuid not null,
  secret_hash bytea not null,
  name text not null,
  scope text not null,
  role text not null,
  partner_id uuid,
  account_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);

alter table account add constraint account_notice_audience_check CHECK ((notice_audience = ANY (ARRAY['off'::text, 'contacts'::text, 'contacts-and-partner'::text])));
alter table account add constraint account_notice_language_check CHECK ((notice_language = ANY (ARRAY['en'::text, 'de'::text])));
alter table account add constraint account_partner_id_name_key UNIQUE (partner_id, name);
alter table account add constraint account_pkey PRIMARY KEY (partner_id, id);

alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (id);

alter table contact add constraint contact_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table contact add constraint contact_partner_id_account_id_email_key UNIQUE (partner_id, account_id, email);
alter table contact add constraint contact_pkey PRIMARY KEY (partner_id, id);

alter table controller add constraint controller_clock_check CHECK ((clock = ANY (ARRAY['ok'::text, 'unknown'::text])));
alter table controller add constraint controller_generation_check CHECK ((generation >= 0));
alter table controller add constraint controller_notice_emails_check CHECK ((cardinality(notice_emails) <= 5));
alter table controller add constraint controller_partner_id_install_code_key UNIQUE (partner_id, install_code);
alter table controller add constraint controller_pkey PRIMARY KEY (partner_id, id);
alter table controller add constraint controller_status_check CHECK ((status = ANY (ARRAY['active'::text, 'pending'::text, 'replaced'::text, 'left'::text])));

alter table controller_case add constraint controller_case_kind_check CHECK ((kind = ANY (ARRAY['key-changed'::text, 'generation-behind'::text, 'service-behind'::text, 'dead-unit-seen'::text, 'approval-wanted'::text])));
alter table controller_case add constraint controller_case_pkey PRIMARY KEY (partner_id, id);

alter table customer_id_directory add constraint customer_id_directory_pkey PRIMARY KEY (customer_id);

alter table exchange add constraint exchange_generation_check CHECK ((generation > 0));
alter table exchange add constraint exchange_partner_id_controller_id_generation_key UNIQUE (partner_id, controller_id, generation);
alter table exchange add constraint exchange_pkey PRIMARY KEY (partner_id, request_hash);

alter table idempotency add constraint idempotency_pkey PRIMARY KEY (caller_id, key);

alter table identity_provider add constraint identity_provider_check CHECK (((NOT required) OR (last_used_at IS NOT NULL)));
alter table identity_provider add constraint identity_provider_domain_check CHECK ((domain = lower(domain)));
alter table identity_provider add constraint identity_provider_domain_key UNIQUE (domain);
alter table identity_provider add constraint identity_provider_pkey PRIMARY KEY (id);

alter table install_code_directory add constraint install_code_directory_pkey PRIMARY KEY (install_code);

alter table invitation add constraint invitation_check CHECK (((email IS NOT NULL) OR (partner_id IS NULL)));
alter table invitation add constraint invitation_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table invitation add constraint invitation_pkey PRIMARY KEY (id);
alter table invitation add constraint invitation_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text, 'administrator'::text])));

alter table license add constraint license_check CHECK (((holder_at = ANY (ARRAY['account'::text, 'controller'::text])) = (account_id IS NOT NULL)));
alter table license add constraint license_check1 CHECK (((holder_at = 'controller'::text) = (controller_id IS NOT NULL)));
alter table license add constraint license_check2 CHECK (((holder_at = 'retired'::text) = (retired_reason IS NOT NULL)));
alter table license add constraint license_check3 CHECK ((ends_at > starts_at));
alter table license add constraint license_holder_at_check CHECK ((holder_at = ANY (ARRAY['inventory'::text, 'account'::text, 'controller'::text, 'retired'::text])));
alter table license add constraint license_kind_check CHECK ((kind = ANY (ARRAY['capacity'::text, 'core'::text, 'upgrade'::text, 'maintenance'::text, 'remote-cms'::text, 'trial'::text])));
alter table license add constraint license_pkey PRIMARY KEY (partner_id, id);
alter table license add constraint license_quantity_check CHECK ((quantity > 0));
alter table license add constraint license_retired_reason_check CHECK ((retired_reason = ANY (ARRAY['split'::text, 'withdrawn'::text])));
alter table license add constraint license_term_start_check CHECK ((term_start = ANY (ARRAY['at-activation'::text, 'after-current'::text])));
alter table license add constraint license_term_unit_check CHECK ((term_unit = ANY (ARRAY['perpetual'::text, 'months'::text, 'days'::text, 'single-use'::text])));
alter table license add constraint license_trial_of_check CHECK ((trial_of = ANY (ARRAY['capacity'::text, 'core'::text, 'maintenance'::text, 'remote-cms'::text])));

alter table member add constraint member_partner_id_user_id_key UNIQUE NULLS NOT DISTINCT (partner_id, user_id);
alter table member add constraint member_pkey PRIMARY KEY (id);
alter table member add constraint member_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text, 'administrator'::text])));

alter table movement add constraint movement_from_at_check CHECK ((from_at = ANY (ARRAY['vendor'::text, 'inventory'::text, 'account'::text, 'controller'::text, 'retired'::text])));
alter table movement add constraint movement_pkey PRIMARY KEY (partner_id, id);
alter table movement add constraint movement_reason_check CHECK ((reason = ANY (ARRAY['issue'::text, 'split'::text, 'transfer'::text, 'recall'::text, 'activate'::text, 'return'::text, 'rma'::text])));
alter table movement add constraint movement_to_at_check CHECK ((to_at = ANY (ARRAY['inventory'::text, 'account'::text, 'controller'::text, 'retired'::text])));

alter table notice add constraint notice_check CHECK (((kind = 'controller-joined'::text) = (license_id IS NULL)));
alter table notice add constraint notice_check1 CHECK (((kind <> 'controller-joined'::text) OR (controller_id IS NOT NULL)));
alter table notice add constraint notice_check2 CHECK (((kind = ANY (ARRAY['controller-joined'::text, 'maintenance-renewed'::text])) = (days_before IS NULL)));
alter table notice add constraint notice_days_before_check CHECK ((days_before >= 0));
alter table notice add constraint notice_kind_check CHECK ((kind = ANY (ARRAY['maintenance-ends'::text, 'remote-cms-ends'::text, 'trial-ends'::text, 'maintenance-renewed'::text, 'controller-joined'::text])));
alter table notice add constraint notice_pkey PRIMARY KEY (partner_id, id);

alter table notice_mail add constraint notice_mail_check CHECK (((sent_at IS NULL) OR (refused_at IS NULL)));
alter table notice_mail add constraint notice_mail_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table notice_mail add constraint notice_mail_pkey PRIMARY KEY (partner_id, id);
alter table notice_mail add constraint notice_mail_recipient_is_check CHECK ((recipient_is = ANY (ARRAY['contact'::text, 'owner'::text, 'partner'::text])));

alter table notice_subscription add constraint notice_subscription_partner_id_account_id_email_key UNIQUE NULLS NOT DISTINCT (partner_id, account_id, email);
alter table notice_subscription add constraint notice_subscription_pkey PRIMARY KEY (partner_id, id);
alter table notice_subscription add constraint notice_subscription_secret_key UNIQUE (secret);

alter table partner add constraint partner_name_key UNIQUE (name);
alter table partner add constraint partner_pkey PRIMARY KEY (id);

alter table partner_notice_address add constraint partner_notice_address_kinds_check CHECK ((kinds <@ ARRAY['maintenance-ends'::text, 'remote-cms-ends'::text, 'trial-ends'::text, 'maintenance-renewed'::text]));
alter table partner_notice_address add constraint partner_notice_address_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table partner_notice_address add constraint partner_notice_address_pkey PRIMARY KEY (partner_id, email);

alter table product add constraint product_check CHECK (((kind = 'trial'::text) = (trial_of IS NOT NULL)));
alter table product add constraint product_check1 CHECK (((term_unit = ANY (ARRAY['months'::text, 'days'::text])) = (term_count IS NOT NULL)));
alter table product add constraint product_kind_check CHECK ((kind = ANY (ARRAY['capacity'::text, 'core'::text, 'upgrade'::text, 'maintenance'::text, 'remote-cms'::text, 'trial'::text])));
alter table product add constraint product_pkey PRIMARY KEY (sku);
alter table product add constraint product_quantity_check CHECK ((quantity > 0));
alter table product add constraint product_term_count_check CHECK ((term_count > 0));
alter table product add constraint product_term_start_check CHECK ((term_start = ANY (ARRAY['at-activation'::text, 'after-current'::text])));
alter table product add constraint product_term_unit_check CHECK ((term_unit = ANY (ARRAY['perpetual'::text, 'months'::text, 'days'::text, 'single-use'::text])));
alter table product add constraint product_trial_of_check CHECK ((trial_of = ANY (ARRAY['capacity'::text, 'core'::text, 'maintenance'::text, 'remote-cms'::text])));

alter table release add constraint release_kind_check CHECK ((kind = ANY (ARRAY['feature'::text, 'update'::text, 'platform'::text])));
alter table release add constraint release_pkey PRIMARY KEY (version);

alter table setting add constraint setting_late_maintenance_check CHECK ((late_maintenance = ANY (ARRAY['refused'::text, 'allowed'::text])));
alter table setting add constraint setting_only_row_check CHECK (only_row);
alter table setting add constraint setting_pkey PRIMARY KEY (only_row);
alter table setting add constraint setting_rma_budget_per_year_check CHECK ((rma_budget_per_year >= 0));
alter table setting add constraint setting_second_factor_check CHECK ((second_factor = ANY (ARRAY['required'::text, 'optional'::text])));
alter table setting add constraint setting_upgrade_basis_check CHECK ((upgrade_basis = ANY (ARRAY['installed-at'::text, 'released-at'::text])));

alter table token add constraint token_check CHECK (((scope = 'vendor'::text) = (partner_id IS NULL)));
alter table token add constraint token_check1 CHECK (((scope = 'account'::text) = (account_id IS NOT NULL)));
alter table token add constraint token_pkey PRIMARY KEY (id);
alter table token add constraint token_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text, 'administrator'::text])));
alter table token add constraint token_scope_check CHECK ((scope = ANY (ARRAY['vendor'::text, 'partner'::text, 'account'::text])));
alter table token add constraint token_secret_hash_key UNIQUE (secret_hash);

alter table account add constraint account_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);

alter table contact add constraint contact_partner_id_account_id_fkey FOREIGN KEY (partner_id, account_id) REFERENCES account(partner_id, id);

alter table controller add constraint controller_partner_id_account_id_fkey FOREIGN KEY (partner_id, account_id) REFERENCES account(partner_id, id);

alter table controller_case add constraint controller_case_partner_id_controller_id_fkey FOREIGN KEY (partner_id, controller_id) REFERENCES controller(partner_id, id);

alter table exchange add constraint exchange_partner_id_controller_id_fkey FOREIGN KEY (partner_id, controller_id) REFERENCES controller(partner_id, id);

alter table identity_provider add constraint identity_provider_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);

alter table invitation add constraint invitation_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);

alter table license add constraint license_partner_id_account_id_fkey FOREIGN KEY (partner_id, account_id) REFERENCES account(partner_id, id);
alter table license add constraint license_partner_id_controller_id_fkey FOREIGN KEY (partner_id, controller_id) REFERENCES controller(partner_id, id);
alter table license add constraint license_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);

alter table member add constraint member_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);
alter table member add constraint member_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

alter table movement add constraint movement_partner_id_license_id_fkey FOREIGN KEY (partner_id, license_id) REFERENCES license(partner_id, id);

alter table notice add constraint notice_partner_id_account_id_fkey FOREIGN KEY (partner_id, account_id) REFERENCES account(partner_id, id) ON DELETE CASCADE;
alter table notice add constraint notice_partner_id_controller_id_fkey FOREIGN KEY (partner_id, controller_id) REFERENCES controller(partner_id, id);
alter table notice add constraint notice_partner_id_license_id_fkey FOREIGN KEY (partner_id, license_id) REFERENCES license(partner_id, id);
alter table notice add constraint notice_partner_id_mail_id_fkey FOREIGN KEY (partner_id, mail_id) REFERENCES notice_mail(partner_id, id) ON DELETE CASCADE;

alter table notice_mail add constraint notice_mail_partner_id_account_id_fkey FOREIGN KEY (partner_id, account_id) REFERENCES account(partner_id, id) ON DELETE CASCADE;
alter table notice_mail add constraint notice_mail_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);
alter table notice_mail add constraint notice_mail_partner_id_subscription_id_fkey FOREIGN KEY (partner_id, subscription_id) REFERENCES notice_subscription(partner_id, id) ON DELETE CASCADE;

alter table notice_subscription add constraint notice_subscription_partner_id_account_id_fkey FOREIGN KEY (partner_id, account_id) REFERENCES account(partner_id, id) ON DELETE CASCADE;
alter table notice_subscription add constraint notice_subscription_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);

alter table partner_notice_address add constraint partner_notice_address_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);

CREATE INDEX account_by_id ON public.account USING btree (id);
CREATE INDEX account_by_name ON public.account USING btree (partner_id, name_key COLLATE "C", id);
CREATE INDEX account_by_name_of_all ON public.account USING btree (name_key COLLATE "C", id);

CREATE INDEX audit_entry_newest ON public.audit_entry USING btree (at, id);
CREATE INDEX audit_entry_of_actor ON public.audit_entry USING btree (actor_id, at, id);
CREATE INDEX audit_entry_of_controller ON public.audit_entry USING btree (partner_id, target, id) WHERE (operation = ANY (ARRAY['approveController'::text, 'approveKey'::text, 'reinstateController'::text]));
CREATE INDEX audit_entry_of_operation ON public.audit_entry USING btree (operation, at, id);
CREATE INDEX audit_entry_of_partner ON public.audit_entry USING btree (partner_id, at, id);
CREATE INDEX audit_entry_of_rma ON public.audit_entry USING btree (partner_id, id) WHERE (operation = 'rmaController'::text);

CREATE INDEX contact_by_beginning ON public.contact USING btree (email text_pattern_ops);
CREATE INDEX contact_by_email ON public.contact USING btree (email);

CREATE INDEX controller_by_account ON public.controller USING btree (partner_id, account_id);
CREATE INDEX controller_by_code ON public.controller USING btree (partner_id, install_code COLLATE "C");
CREATE INDEX controller_by_code_of_all ON public.controller USING btree (install_code COLLATE "C", partner_id);
CREATE INDEX controller_by_id ON public.controller USING btree (id);
CREATE INDEX controller_by_install_code ON public.controller USING btree (install_code text_pattern_ops);
CREATE INDEX controller_by_last_seen ON public.controller USING btree (partner_id, last_seen_at, id);
CREATE INDEX controller_by_last_seen_of_all ON public.controller USING btree (last_seen_at, id, partner_id);

CREATE INDEX case_by_opening ON public.controller_case USING btree (partner_id, opened_at, id);
CREATE INDEX case_by_opening_of_all ON public.controller_case USING btree (opened_at, id);
CREATE INDEX case_of_controller ON public.controller_case USING btree (partner_id, controller_id, opened_at);
CREATE UNIQUE INDEX one_open_case_of_a_kind ON public.controller_case USING btree (partner_id, controller_id, kind) WHERE (resolved_at IS NULL);

CREATE INDEX idempotency_by_age ON public.idempotency USING btree (created_at);

CREATE INDEX identity_provider_by_id ON public.identity_provider USING btree (partner_id, id);

CREATE INDEX invitation_by_partner ON public.invitation USING btree (partner_id, id);
CREATE UNIQUE INDEX one_open_invitation ON public.invitation USING btree (partner_id, email) NULLS NOT DISTINCT WHERE (accepted_at IS NULL);

CREATE INDEX license_by_account ON public.license USING btree (partner_id, account_id, id);
CREATE INDEX license_by_controller ON public.license USING btree (partner_id, controller_id) INCLUDE (kind, trial_of, quantity, starts_at, ends_at) WHERE (controller_id IS NOT NULL);
CREATE INDEX license_by_end ON public.license USING btree (ends_at) WHERE (ends_at IS NOT NULL);
CREATE INDEX license_by_id ON public.license USING btree (id);
CREATE INDEX license_by_issue ON public.license USING btree (partner_id, issued_at, id);
CREATE INDEX license_by_issue_of_all ON public.license USING btree (issued_at, id);
CREATE INDEX license_by_last_day ON public.license USING btree (partner_id, (
CASE
    WHEN (ends_at IS NULL) THEN 'infinity'::timestamp with time zone
    ELSE ends_at
END), id);
CREATE INDEX license_by_last_day_of_all ON public.license USING btree ((
CASE
    WHEN (ends_at IS NULL) THEN 'infinity'::timestamp with time zone
    ELSE ends_at
END), id);
CREATE INDEX license_by_order ON public.license USING btree (order_reference text_pattern_ops) WHERE (order_reference IS NOT NULL);
CREATE INDEX license_by_whole ON public.license USING btree (split_from) WHERE (split_from IS NOT NULL);
CREATE INDEX license_in_inventory ON public.license USING btree (partner_id, issued_at, id) WHERE (holder_at = 'inventory'::text);

CREATE INDEX member_by_user ON public.member USING btree (user_id);

CREATE INDEX movement_by_id ON public.movement USING btree (id);
CREATE INDEX movement_by_license ON public.movement USING btree (partner_id, license_id, id);
CREATE INDEX movement_from_account ON public.movement USING btree (partner_id, from_account_id, id) WHERE (from_account_id IS NOT NULL);
CREATE INDEX movement_from_controller ON public.movement USING btree (partner_id, from_controller_id, id) WHERE (from_controller_id IS NOT NULL);
CREATE INDEX movement_rma ON public.movement USING btree (partner_id, at) WHERE (reason = 'rma'::text);
CREATE INDEX movement_to_account ON public.movement USING btree (partner_id, to_account_id, id) WHERE (to_account_id IS NOT NULL);
CREATE INDEX movement_to_controller ON public.movement USING btree (partner_id, to_controller_id, id) WHERE (to_controller_id IS NOT NULL);

CREATE INDEX notice_by_id ON public.notice USING btree (id);
CREATE INDEX notice_of_account ON public.notice USING btree (partner_id, account_id, id);
CREATE INDEX notice_of_mail ON public.notice USING btree (partner_id, mail_id);
CREATE UNIQUE INDEX each_notice_once ON public.notice USING btree (partner_id, license_id, kind, days_before, recipient) NULLS NOT DISTINCT WHERE (license_id IS NOT NULL);

CREATE INDEX token_by_partner ON public.token USING btree (partner_id);

CREATE TRIGGER account_has_name_key BEFORE INSERT OR UPDATE ON public.account FOR EACH ROW EXECUTE FUNCTION account_has_name_key();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.exchange FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.exchange FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER license_is_never_lost BEFORE DELETE ON public.license FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER license_keeps_its_promise BEFORE UPDATE ON public.license FOR EACH ROW EXECUTE FUNCTION license_keeps_its_promise();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.license FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.movement FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.movement FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

alter table account enable row level security;
alter table account force row level security;

alter table audit_entry enable row level security;
alter table audit_entry force row level security;

alter table contact enable row level security;
alter table contact force row level security;

alter table controller enable row level security;
alter table controller force row level security;

alter table controller_case enable row level security;
alter table controller_case force row level security;

alter table customer_id_directory enable row level security;
alter table customer_id_directory force row level security;

alter table exchange enable row level security;
alter table exchange force row level security;

alter table idempotency enable row level security;
alter table idempotency force row level security;

alter table identity_provider enable row level security;
alter table identity_provider force row level security;

alter table install_code_directory enable row level security;
alter table install_code_directory force row level security;

alter table invitation enable row level security;
alter table invitation force row level security;

alter table license enable row level security;
alter table license force row level security;

alter table member enable row level security;
alter table member force row level security;

alter table movement enable row level security;
alter table movement force row level security;

alter table notice enable row level security;
alter table notice force row level security;

alter table notice_mail enable row level security;
alter table notice_mail force row level security;

alter table notice_subscription enable row level security;
alter table notice_subscription force row level security;

alter table partner enable row level security;
alter table partner force row level security;

alter table partner_notice_address enable row level security;
alter table partner_notice_address force row level security;

alter table token enable row level security;
alter table token force row level security;

create policy tenant on account as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (partner_id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(partner_id));

create policy tenant on audit_entry as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (partner_id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(partner_id));

create policy tenant on contact as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (partner_id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(partner_id));

create policy tenant on controller as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (partner_id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(partner_id));

create policy tenant on controller_case as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (partner_id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(partner_id));

create policy tenant on customer_id_directory as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on exchange as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy forgotten_deleted on idempotency as PERMISSIVE for DELETE to public using ((created_at < ((NULLIF(current_setting('tenure.forgets_at'::text, true), ''::text))::timestamp with time zone - '7 days'::interval)));
create policy forgotten_found on idempotency as PERMISSIVE for SELECT to public using ((created_at < ((NULLIF(current_setting('tenure.forgets_at'::text, true), ''::text))::timestamp with time zone - '7 days'::interval)));
create policy own_calls on idempotency as PERMISSIVE for ALL to public using ((caller_id = (NULLIF(current_setting('tenure.caller'::text, true), ''::text))::uuid)) with check ((caller_id = (NULLIF(current_setting('tenure.caller'::text, true), ''::text))::uuid));

create policy tenant on identity_provider as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on install_code_directory as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on invitation as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on license as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (partner_id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(partner_id));

create policy tenant on member as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on movement as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (partner_id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(partner_id));

create policy tenant on notice as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on notice_mail as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on notice_subscription as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on partner as PERMISSIVE for ALL to public using ((( SELECT tenure_sees_all() AS tenure_sees_all) OR (id = ( SELECT tenure_partner() AS tenure_partner)))) with check (tenure_sees(id));

create policy tenant on partner_notice_address as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

create policy tenant on token as PERMISSIVE for ALL to public using (tenure_sees(partner_id)) with check (tenure_sees(partner_id));

