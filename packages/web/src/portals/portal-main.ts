// What portal.html starts: as main.tsx, with the frame of the portals named at once and not found out about later.
import './main.tsx'
import './gate.tsx'
