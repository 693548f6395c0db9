import { covered, type PartnerPlan } from '../plan.ts'
import { daysAgo, termEndsIn, trialEndsIn } from '../when.ts'

/** A partner in the Nordic countries and the United Kingdom. */
export const havbris: PartnerPlan = {
  key: 'havbris',
  name: 'Havbris Controls',
  people: [
    {
      email: 'ingrid.solheim@havbris.example',
      name: 'Ingrid Solheim',
      role: 'administrator',
      language: 'en',
    },
    { email: 'callum.fraser@havbris.example', name: 'Callum Fraser', role: 'operator', language: 'en' },
    { email: 'aino.virtanen@havbris.example', name: 'Aino Virtanen', role: 'viewer', language: 'en' },
  ],
  accounts: [
    {
      name: 'Drammen Tech Park B2',
      added: daysAgo(370),
      contacts: [{ email: 'drift@drammen-b2.example', name: 'Driftsentral', language: 'en' }],
      fleets: [{ units: 4, since: termEndsIn(3), holds: covered(200, 12) }],
      waiting: ['MNT-200-12', 'MNT-200-12', 'MNT-200-12', 'MNT-200-12'],
    },
    {
      name: 'Fjordhall Arena',
      added: daysAgo(250),
      contacts: [{ email: 'venue@fjordhall.example', name: 'Sigrid Moen', language: 'en' }],
      fleets: [{ units: 3, since: daysAgo(245), holds: covered(50, 36) }],
    },
    {
      name: 'Tampere City Library',
      added: daysAgo(110),
      contacts: [{ email: 'building@tampere-library.example', name: 'Building office', language: 'en' }],
      fleets: [{ units: 2, since: daysAgo(105), holds: covered(50, 12) }],
    },
    {
      name: 'Kings Wharf Tower',
      added: daysAgo(205),
      contacts: [
        { email: 'bms@kingswharf.example', name: 'Oliver Hughes', language: 'en' },
        { email: 'security@kingswharf.example', name: 'Security desk', language: 'en' },
      ],
      fleets: [{ units: 4, since: daysAgo(200), holds: covered(200, 36) }],
      waiting: ['CAP-200', 'MNT-200-36'],
    },
    {
      name: 'Leeds Civic Quarter',
      added: daysAgo(410),
      contacts: [{ email: 'estates@leeds-civic.example', name: 'Estates team', language: 'en' }],
      fleets: [
        {
          units: 2,
          since: termEndsIn(-35),
          holds: covered(50, 12),
          later: [{ when: daysAgo(50), activates: ['MNT-50-12'] }],
        },
      ],
    },
    {
      name: 'Aarhus Harbour Depot',
      added: daysAgo(415),
      contacts: [{ email: 'depot@aarhus-harbour.example', name: 'Depot office', language: 'en' }],
      fleets: [{ units: 3, since: termEndsIn(-40), holds: covered(50, 12) }],
    },
    {
      name: 'Bergen Tunnel Ventilation',
      added: daysAgo(300),
      contacts: [{ email: 'trafikk@bergen-tunnel.example', name: 'Traffic centre', language: 'en' }],
      fleets: [{ units: 3, since: termEndsIn(80), holds: covered(10, 12), quietDays: 2 }],
    },
    {
      name: 'P2021-0077',
      added: daysAgo(450),
      contacts: [{ email: 'projects@p0077.example', name: 'Project office', language: 'en' }],
      fleets: [
        {
          units: 2,
          since: daysAgo(440),
          holds: covered(50, 36),
          later: [{ when: daysAgo(60), returns: 'everything' }],
          quietDays: 59,
        },
      ],
    },
    {
      name: 'St Brigid Hospital Annexe',
      added: daysAgo(170),
      contacts: [{ email: 'estates@stbrigid.example', name: 'Estates', language: 'en' }],
      fleets: [{ units: 2, since: daysAgo(165), holds: covered(200, 36) }],
    },
    {
      name: 'Malmö Street Cabinets',
      added: daysAgo(140),
      contacts: [{ email: 'gatukontoret@malmo-cabinets.example', name: 'Gatukontoret', language: 'en' }],
      fleets: [
        { units: 5, since: daysAgo(135), holds: covered(10, 36) },
        { units: 2, since: daysAgo(130), holds: covered(10, 36), quietDays: 47 },
      ],
    },
    {
      name: 'Glasgow Trial Site',
      added: daysAgo(33),
      contacts: [{ email: 'trial@glasgow-site.example', name: 'Fiona Reid', language: 'en' }],
      fleets: [{ units: 2, since: trialEndsIn(1), holds: ['TRIAL-10-30'] }],
    },
  ],
  stock: [
    {
      when: daysAgo(200),
      reference: 'PO-88120',
      lines: [
        ['CAP-10', 28],
        ['MNT-10-36', 24],
      ],
    },
    {
      when: daysAgo(100),
      reference: 'PO-88254',
      lines: [
        ['CAP-50', 18],
        ['MNT-50-12', 18],
      ],
    },
    {
      when: daysAgo(10),
      reference: 'PO-88310',
      lines: [
        ['CAP-200', 5],
        ['MNT-200-12', 5],
        ['RCMS-25', 1],
        ['RCMS-100', 1],
      ],
    },
  ],
}
