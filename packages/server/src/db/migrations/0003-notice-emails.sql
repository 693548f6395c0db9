-- M9: to whom a controller's Owner wants notices sent, as the controller told with an exchange. Mails come later.
alter table controller add column notice_emails text[] not null default '{}' check (cardinality(notice_emails) <= 5);
