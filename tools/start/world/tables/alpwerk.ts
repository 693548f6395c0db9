import { covered, type PartnerPlan } from '../plan.ts'
import { daysAgo, termEndsIn, trialEndsIn } from '../when.ts'

/** A partner in Switzerland. */
export const alpwerk: PartnerPlan = {
  key: 'alpwerk',
  name: 'Alpwerk Gebäudetechnik',
  people: [
    { email: 'reto.ammann@alpwerk.example', name: 'Reto Ammann', role: 'administrator', language: 'de' },
    { email: 'nadja.luethi@alpwerk.example', name: 'Nadja Lüthi', role: 'operator', language: 'de' },
    { email: 'luca.bernasconi@alpwerk.example', name: 'Luca Bernasconi', role: 'viewer', language: 'en' },
  ],
  accounts: [
    {
      name: 'Kantonsspital Trakt C',
      added: daysAgo(360),
      contacts: [
        { email: 'technik@kantonsspital.example', name: 'Ursina Caduff', language: 'de' },
        { email: 'pikett@kantonsspital.example', name: 'Pikettdienst', language: 'de' },
      ],
      fleets: [{ units: 5, since: termEndsIn(20), holds: covered(200, 12) }],
      waiting: ['MNT-200-12', 'MNT-200-12'],
    },
    {
      name: 'Perronhallen Bahnhof Süd',
      added: daysAgo(290),
      contacts: [{ email: 'anlagen@bahnhof-sued.example', name: 'Anlagenmanagement', language: 'de' }],
      fleets: [{ units: 3, since: daysAgo(280), holds: covered(50, 36) }],
    },
    {
      name: 'Schulhaus Hofacker',
      added: daysAgo(130),
      contacts: [{ email: 'abwart@hofacker.example', name: 'Beat Zgraggen', language: 'de' }],
      fleets: [
        { units: 2, since: daysAgo(120), holds: ['CORE', ...covered(10, 36)], model: 'SmartServer Pi' },
      ],
    },
    {
      name: 'Seilbahn Talstation',
      added: daysAgo(400),
      contacts: [{ email: 'betrieb@seilbahn.example', name: 'Betriebsleitung', language: 'de' }],
      fleets: [{ units: 2, since: termEndsIn(-12), holds: covered(10, 12) }],
    },
    {
      name: 'Hochhaus Limmatblick',
      added: daysAgo(240),
      contacts: [{ email: 'facility@limmatblick.example', name: 'Facility Services', language: 'en' }],
      fleets: [{ units: 3, since: daysAgo(235), holds: covered(200, 36) }],
      waiting: ['CAP-10'],
    },
    {
      name: 'P2022-0611',
      added: daysAgo(330),
      contacts: [{ email: 'bauherr@p0611.example', name: 'Bauherrenvertretung', language: 'de' }],
      fleets: [{ units: 2, since: termEndsIn(50), holds: covered(50, 12) }],
      waiting: ['MNT-50-12', 'MNT-50-12'],
    },
    {
      name: 'P2023-0450',
      added: daysAgo(395),
      contacts: [{ email: 'technik@p0450.example', name: 'Technischer Dienst', language: 'de' }],
      fleets: [
        {
          units: 2,
          since: termEndsIn(9),
          holds: covered(50, 12),
          later: [{ when: daysAgo(5), activates: ['MNT-50-36'] }],
        },
      ],
    },
    {
      name: 'Hotel Alpenhof',
      added: daysAgo(90),
      contacts: [{ email: 'reception@alpenhof.example', name: 'Reception', language: 'en' }],
      fleets: [
        {
          units: 2,
          since: daysAgo(80),
          holds: covered(50, 12),
          // More rooms for the season, to try.
          later: [{ when: trialEndsIn(10), activates: ['TRIAL-10-30'] }],
        },
      ],
    },
    {
      name: 'Weingut Rebberg 12',
      added: daysAgo(75),
      contacts: [{ email: 'keller@rebberg.example', name: 'Kellermeister', language: 'de' }],
      fleets: [{ units: 1, since: daysAgo(70), holds: ['CAP-10'] }],
    },
    {
      name: 'Altersheim Lindenhof',
      added: daysAgo(460),
      contacts: [{ email: 'hausdienst@lindenhof.example', name: 'Hausdienst', language: 'de' }],
      fleets: [
        {
          units: 3,
          since: termEndsIn(-75),
          holds: covered(50, 12),
          // M7: two days are left to buy maintenance after it.
          later: [{ when: daysAgo(25), units: 2, activates: ['UPG-50'] }],
        },
      ],
      waiting: ['MNT-50-12'],
    },
    {
      name: 'Rechenzentrum West',
      added: daysAgo(60),
      contacts: [{ email: 'dcim@rz-west.example', name: 'DC operations', language: 'en' }],
      approves: true,
      fleets: [
        { units: 2, since: daysAgo(50), holds: covered(500, 36), approved: 2 },
        { units: 2, since: daysAgo(3), holds: covered(500, 36), approved: 0 },
      ],
    },
    {
      name: 'Eishalle Seefeld',
      added: daysAgo(310),
      contacts: [{ email: 'eismeister@eishalle.example', name: 'Eismeister', language: 'de' }],
      fleets: [{ units: 2, since: termEndsIn(80), holds: covered(50, 12) }],
      waiting: ['MNT-50-36', 'MNT-50-36'],
    },
    {
      name: 'Gemeindehaus Oberdorf',
      added: daysAgo(20),
      contacts: [{ email: 'gemeinde@oberdorf.example', name: 'Gemeindekanzlei', language: 'de' }],
      fleets: [],
      waiting: ['CAP-50', 'CAP-50', 'CAP-50', 'MNT-50-12'],
    },
  ],
  stock: [
    {
      when: daysAgo(310),
      reference: 'AW-10233',
      lines: [
        ['CAP-10', 12],
        ['CAP-50', 20],
      ],
    },
    {
      when: daysAgo(150),
      reference: 'AW-10391',
      lines: [
        ['MNT-10-36', 10],
        ['MNT-50-36', 20],
      ],
    },
    {
      when: daysAgo(20),
      reference: 'AW-10477',
      lines: [
        ['CAP-200', 8],
        ['MNT-200-36', 8],
        ['CORE', 4],
      ],
    },
    {
      when: daysAgo(4),
      reference: 'AW-10482',
      lines: [
        ['CAP-500', 3],
        ['UPG-50', 2],
        ['TRIAL-10-30', 4],
      ],
    },
  ],
}
