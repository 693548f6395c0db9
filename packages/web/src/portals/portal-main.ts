// oxlint-disable import/no-unassigned-import -- what portal.html starts, and no module that gives something
// As main.tsx, with the frame of the portals named at once and not found out about later.
import './main.tsx'
import './gate.tsx'
