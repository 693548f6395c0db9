-- The parts of a license that was split (T4).

create index license_by_whole on license (split_from) where split_from is not null;
