-- What happened to one controller, newest first: the movements to it and from it, and what people did with it.

create index movement_to_controller on movement (partner_id, to_controller_id, id) where to_controller_id is not null;
create index movement_from_controller on movement (partner_id, from_controller_id, id)
  where from_controller_id is not null;

-- An entry names the controller in its path; an RMA names it by its install code, and there are few of those.
create index audit_entry_of_controller on audit_entry (partner_id, target, id)
  where operation in ('approveController', 'approveKey', 'reinstateController');
create index audit_entry_of_rma on audit_entry (partner_id, id) where operation = 'rmaController';
