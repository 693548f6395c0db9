import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import * as fields from './fields.ts'

const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'

/** Each field at its limits: what it takes, as what, and what it refuses. */
const limits: readonly (readonly [
  name: string,
  field: z.ZodType,
  taken: readonly (readonly [unknown, unknown])[],
  refused: readonly unknown[],
])[] = [
  [
    'uuid',
    fields.uuid,
    [
      [id, id],
      [id.toUpperCase(), id],
    ],
    ['', 'x', id.slice(1), `${id} `, null, 5],
  ],
  [
    'name',
    fields.name,
    [
      ['N', 'N'],
      [' N ', 'N'],
      ['x'.repeat(120), 'x'.repeat(120)],
    ],
    ['', '   ', 'x'.repeat(121), 5],
  ],
  [
    'note',
    fields.note,
    [
      ['', ''],
      ['x'.repeat(500), 'x'.repeat(500)],
    ],
    ['x'.repeat(501), null],
  ],
  [
    'instant',
    fields.instant,
    [
      ['2026-03-05T09:30:00Z', '2026-03-05T09:30:00Z'],
      ['2026-03-05T09:30:00.5Z', '2026-03-05T09:30:00.5Z'],
    ],
    ['2026-03-05', '2026-03-05T09:30:00', '2026-03-05T09:30:00+01:00', '2026-02-30T00:00:00Z', 'now', 0],
  ],
  [
    'email',
    fields.email,
    [['A.B@Example.com', 'a.b@example.com']],
    ['a', 'a@', '@b', 'a b@c.de', `${'x'.repeat(250)}@c.de`],
  ],
  [
    'sku',
    fields.sku,
    [
      ['CAP-50', 'CAP-50'],
      ['A1', 'A1'],
      ['A'.repeat(40), 'A'.repeat(40)],
    ],
    ['A', '-A', 'cap-50', 'A B', 'A'.repeat(41)],
  ],
  [
    'installCode',
    fields.installCode,
    [
      ['SC-0001-7F3A', 'SC-0001-7F3A'],
      [' sc-0001 ', 'SC-0001'],
      ['A'.repeat(32), 'A'.repeat(32)],
    ],
    ['ABC', '-ABC', 'A B C D', 'A'.repeat(33), 'ÄBCD', 'AB_CD', ''],
  ],
  ['version', fields.version, [['3.2 Update 2', '3.2 Update 2']], ['', ' ', 'x'.repeat(41)]],
  [
    'quantity',
    fields.quantity,
    [
      [1, 1],
      [1_000_000, 1_000_000],
    ],
    [0, -1, 1.5, 1_000_001, '5', null, NaN, Infinity],
  ],
  [
    'reason',
    fields.reason,
    [
      ['abc', 'abc'],
      [' abc ', 'abc'],
    ],
    ['', 'ab', ' a ', 'x'.repeat(501)],
  ],
  [
    'flag',
    fields.flag,
    [
      ['true', true],
      ['false', false],
    ],
    ['', '1', 'yes', 'TRUE', true],
  ],
  [
    'term',
    fields.term,
    [
      [{ unit: 'perpetual' }, { unit: 'perpetual' }],
      [
        { unit: 'months', count: 120 },
        { unit: 'months', count: 120 },
      ],
      [
        { unit: 'days', count: 1 },
        { unit: 'days', count: 1 },
      ],
    ],
    [
      { unit: 'perpetual', count: 1 },
      { unit: 'months' },
      { unit: 'months', count: 0 },
      { unit: 'months', count: 121 },
      { unit: 'days', count: 367 },
      { unit: 'years', count: 1 },
      {},
    ],
  ],
  [
    'limit',
    fields.pageQuery.limit,
    [
      [undefined, 50],
      ['1', 1],
      ['200', 200],
    ],
    ['0', '201', '-1', '1.5', 'all', ''],
  ],
  [
    'cursor',
    fields.pageQuery.cursor,
    [
      [undefined, undefined],
      ['x'.repeat(1200), 'x'.repeat(1200)],
    ],
    ['x'.repeat(1201), 5],
  ],
]

for (const [name, field, taken, refused] of limits) {
  test(`${name}: what is within its limits is taken, in its one form`, () => {
    for (const [given, expected] of taken) assert.deepEqual(field.parse(given), expected)
  })

  test(`${name}: what is beyond its limits is refused`, () => {
    for (const given of refused) assert.equal(field.safeParse(given).success, false, JSON.stringify(given))
  })
}

test('a field that was read is read again to the same: nothing changes on the second way through', () => {
  for (const [name, field, taken] of limits)
    if (name !== 'flag' && name !== 'limit')
      for (const [, expected] of taken) assert.deepEqual(field.parse(expected), expected, name)
})
