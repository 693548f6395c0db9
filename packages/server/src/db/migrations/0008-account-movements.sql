-- An account reads what happened to its licenses: the movements from it and to it, however many its partner has.

create index movement_from_account on movement (partner_id, from_account_id, id) where from_account_id is not null;
create index movement_to_account on movement (partner_id, to_account_id, id) where to_account_id is not null;
