import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { activated, capacity, core, day, maintenance, trial, upgrade } from '../../testing/sample-license.ts'
import { catalog } from './catalog.ts'
import { describeLicense } from './describe-license.ts'
import type { License } from './license.ts'

describe('describeLicense', () => {
  const cases: readonly [license: License, text: string][] = [
    [capacity(1000), '1000-device capacity'],
    [maintenance(10, 12), '1-year maintenance'],
    [maintenance(10, 36), '3-year maintenance'],
    [maintenance(10, 18), '18-month maintenance'],
    [core(), 'Core'],
    [upgrade(50), '50-device upgrade'],
    [capacity(25, { kind: 'remote-cms' }), '25-controller Remote CMS'],
    [trial('capacity', 10, 30), '10-device 30-day trial'],
    [trial('maintenance', 10, 14), '10-device 14-day maintenance trial'],
    [trial('core', 1, 30), '30-day Core trial'],
    [trial('remote-cms', 5, 30), '5-controller 30-day Remote CMS trial'],
  ]
  for (const [license, text] of cases) {
    it(text, () => assert.equal(describeLicense(license), text))
    it(`${text}: a controller, which knows only the dates, says the same`, () => {
      const { term, ...held } = activated(license, day('2026-01-31'))
      assert.ok(term)
      assert.equal(describeLicense(held), text)
    })
  }

  it('the length of maintenance is read back from its dates, whatever the day it began', () => {
    const starts = fc.integer({ min: day('2000-01-01'), max: day('2100-01-01') })
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 120 }), (at, months) => {
        const license = activated(maintenance(10, months), at)
        const { term, ...held } = license
        assert.equal(term.unit, 'months')
        assert.equal(describeLicense(held), describeLicense(license))
      }),
    )
  })
})

describe('catalog (spec §2)', () => {
  it('has every product that is shipped, by SKU', () => {
    assert.deepEqual(
      catalog.map(({ sku }) => sku),
      [
        ...['CAP-10', 'CAP-50', 'CAP-200', 'CAP-500', 'CAP-1000'],
        ...['MNT-10-12', 'MNT-50-12', 'MNT-200-12', 'MNT-500-12', 'MNT-1000-12'],
        ...['MNT-10-36', 'MNT-50-36', 'MNT-200-36', 'MNT-500-36', 'MNT-1000-36'],
        'CORE',
        ...['UPG-10', 'UPG-50', 'UPG-200', 'UPG-500', 'UPG-1000'],
        ...['RCMS-5', 'RCMS-25', 'RCMS-100'],
        'TRIAL-10-30',
      ],
    )
  })
  it('no two products have the same name', () => {
    assert.equal(new Set(catalog.map(({ name }) => name)).size, catalog.length)
  })
  it('has terms as the kinds demand', () => {
    for (const { sku, kind, term, trialOf, quantity } of catalog) {
      const unit = { capacity: 'perpetual', core: 'perpetual', upgrade: 'single-use', maintenance: 'months' }
      const expected = kind === 'trial' ? 'days' : kind === 'remote-cms' ? 'perpetual' : unit[kind]
      assert.equal(term.unit, expected, sku)
      assert.equal(trialOf !== null, kind === 'trial', sku)
      assert.ok(sku.includes(String(quantity)) || sku === 'CORE')
    }
  })
})
