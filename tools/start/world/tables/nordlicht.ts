import { covered, type PartnerPlan } from '../plan.ts'
import { daysAgo, termEndsIn, trialEndsIn } from '../when.ts'

/** A partner in Hamburg. P-Building 1 is the account of the demo controller. */
export const nordlicht: PartnerPlan = {
  key: 'nordlicht',
  name: 'Nordlicht Automation',
  people: [
    {
      email: 'svenja.brandt@nordlicht.example',
      name: 'Svenja Brandt',
      role: 'administrator',
      language: 'de',
    },
    { email: 'malte.petersen@nordlicht.example', name: 'Malte Petersen', role: 'operator', language: 'de' },
    { email: 'ole.jansen@nordlicht.example', name: 'Ole Jansen', role: 'viewer', language: 'de' },
  ],
  accounts: [
    {
      name: 'P-Building 1',
      added: daysAgo(2),
      contacts: [{ email: 'site@p-building.example', name: 'Site office', language: 'en' }],
      fleets: [],
      waiting: ['CAP-10', 'CAP-50', 'MNT-10-12', 'MNT-50-36', 'CORE', 'UPG-50', 'RCMS-5', 'TRIAL-10-30'],
    },
    {
      name: 'P2022-0208',
      added: daysAgo(400),
      contacts: [
        { email: 'haustechnik@p0208.example', name: 'Karin Holst', language: 'de' },
        { email: 'facility@p0208.example', name: 'Facility desk', language: 'en' },
      ],
      fleets: [
        { units: 3, since: termEndsIn(3), holds: covered(50, 12) },
        { units: 2, since: daysAgo(300), holds: covered(200, 36) },
      ],
    },
    {
      name: 'Messehalle 4',
      added: daysAgo(380),
      contacts: [{ email: 'technik@messehalle4.example', name: 'Leitwarte Messehalle 4', language: 'de' }],
      fleets: [{ units: 5, since: termEndsIn(20), holds: covered(200, 12) }],
      waiting: ['CAP-50', 'MNT-50-12'],
    },
    {
      name: 'Speicherstadt Block K',
      added: daysAgo(420),
      contacts: [{ email: 'betrieb@block-k.example', name: 'Henning Voss', language: 'de' }],
      fleets: [{ units: 4, since: daysAgo(410), holds: covered(50, 36) }],
    },
    {
      name: 'Rathaus Nordflügel',
      added: daysAgo(340),
      contacts: [{ email: 'hausmeister@rathaus-nord.example', name: 'Uwe Thomsen', language: 'de' }],
      fleets: [{ units: 3, since: termEndsIn(50), holds: covered(10, 12) }],
      waiting: ['MNT-10-12', 'MNT-10-12', 'MNT-10-12'],
    },
    {
      name: 'Klinikum Elbufer Haus C',
      added: daysAgo(230),
      contacts: [
        { email: 'gebaeudetechnik@klinikum-elbufer.example', name: 'Dr. Anke Behrens', language: 'de' },
        { email: 'leitwarte@klinikum-elbufer.example', name: 'Leitwarte Haus C', language: 'de' },
      ],
      fleets: [{ units: 5, since: daysAgo(220), holds: covered(500, 36) }],
      waiting: ['CAP-500'],
    },
    {
      name: 'Logistikzentrum Billwerder',
      added: daysAgo(400),
      contacts: [{ email: 'lager@billwerder.example', name: 'Schichtleitung', language: 'de' }],
      fleets: [
        {
          units: 4,
          since: termEndsIn(-20),
          holds: covered(200, 12),
          later: [{ when: daysAgo(45), activates: ['MNT-200-12'] }],
        },
      ],
    },
    {
      name: 'Altbau Hopfenmarkt 7',
      added: daysAgo(530),
      contacts: [{ email: 'verwaltung@hopfenmarkt.example', name: 'Hausverwaltung', language: 'de' }],
      archived: daysAgo(70),
      fleets: [{ units: 2, since: termEndsIn(-140), holds: covered(10, 12), quietDays: 9 }],
    },
    {
      name: 'Schule am Deich',
      added: daysAgo(160),
      contacts: [{ email: 'sekretariat@schule-deich.example', name: 'Sekretariat', language: 'de' }],
      fleets: [
        { units: 3, since: daysAgo(150), holds: ['CORE', ...covered(10, 12)], model: 'SmartServer Pi' },
      ],
    },
    {
      name: 'P2023-0117',
      added: daysAgo(300),
      contacts: [{ email: 'facility@p0117.example', name: 'Facility desk', language: 'en' }],
      fleets: [{ units: 3, since: termEndsIn(80), holds: covered(50, 12) }],
    },
    {
      name: 'P2024-0032',
      added: daysAgo(200),
      contacts: [{ email: 'bauleitung@p0032.example', name: 'Bauleitung', language: 'de' }],
      fleets: [{ units: 2, since: daysAgo(190), holds: ['CAP-50'] }],
    },
    {
      name: 'Parkhaus Nordkanal',
      added: daysAgo(35),
      contacts: [{ email: 'kasse@nordkanal.example', name: 'Parkhausbetrieb', language: 'de' }],
      fleets: [{ units: 2, since: trialEndsIn(3), holds: ['TRIAL-10-30'] }],
      waiting: covered(10, 12),
    },
    {
      name: 'Hallenbad Süderelbe',
      added: daysAgo(420),
      contacts: [{ email: 'badbetrieb@suederelbe.example', name: 'Badbetrieb', language: 'de' }],
      fleets: [
        {
          units: 2,
          since: termEndsIn(-30),
          holds: covered(50, 12),
          later: [{ when: daysAgo(12), activates: ['UPG-50'] }],
        },
      ],
      waiting: ['MNT-50-12', 'MNT-50-12'],
    },
    {
      name: 'Bürocampus Wandse',
      added: daysAgo(100),
      contacts: [{ email: 'campus@wandse.example', name: 'Campus Facility', language: 'en' }],
      fleets: [
        {
          units: 4,
          since: daysAgo(95),
          holds: covered(50, 36),
          // M1: more capacity, and no maintenance for it.
          later: [{ when: daysAgo(33), units: 2, activates: ['CAP-10'] }],
        },
      ],
    },
    {
      name: 'Fernwärme Leitstand',
      added: daysAgo(270),
      contacts: [{ email: 'leitstand@fernwaerme.example', name: 'Leitstand', language: 'de' }],
      fleets: [
        { units: 1, since: daysAgo(260), holds: ['RCMS-25'], model: 'Remote CMS' },
        { units: 2, since: daysAgo(255), holds: covered(10, 36) },
      ],
    },
    {
      name: 'P2025-0009',
      added: daysAgo(25),
      contacts: [{ email: 'projekt@p0009.example', name: 'Projektbüro', language: 'de' }],
      approves: true,
      fleets: [
        { units: 2, since: daysAgo(18), holds: covered(50, 12), approved: 2 },
        { units: 3, since: daysAgo(1), holds: covered(50, 12), approved: 0 },
      ],
    },
  ],
  stock: [
    {
      when: daysAgo(250),
      reference: 'NA-2026-014',
      lines: [
        ['CAP-10', 40],
        ['MNT-10-12', 30],
      ],
    },
    {
      when: daysAgo(120),
      reference: 'NA-2026-027',
      lines: [
        ['CAP-50', 14],
        ['MNT-50-36', 12],
      ],
    },
    {
      when: daysAgo(40),
      reference: 'NA-2026-033',
      lines: [
        ['CAP-1000', 1],
        ['MNT-200-36', 4],
        ['CORE', 6],
      ],
    },
    {
      when: daysAgo(6),
      reference: 'NA-2026-038',
      lines: [
        ['CAP-200', 6],
        ['RCMS-5', 2],
        ['TRIAL-10-30', 4],
      ],
    },
  ],
}
