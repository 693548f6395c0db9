-- Whether a controller's maintenance meets its capacity (M1) is read from the index alone, controller by controller.

drop index license_by_controller;
create index license_by_controller on license (partner_id, controller_id)
  include (kind, trial_of, quantity, starts_at, ends_at) where controller_id is not null;
