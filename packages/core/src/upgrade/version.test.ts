import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { newestFeatureRelease } from './newest-feature-release.ts'
import {
  compareFeatureLines,
  compareVersions,
  featureLine,
  formatVersion,
  isBeforeLicensing,
  parseVersion,
  releaseKind,
  type ReleaseKind,
  type Version,
} from './version.ts'

const version = (text: string): Version => {
  const verdict = parseVersion(text)
  assert.ok(verdict.ok, text)
  return verdict.value
}

describe('parseVersion', () => {
  const readable: readonly [text: string, canonical: string, line: string, kind: ReleaseKind][] = [
    ['3.3', '3.3', '3.3', 'feature'],
    ['3.10', '3.10', '3.10', 'feature'],
    ['4.0', '4.0', '4.0', 'feature'],
    ['3.3.0', '3.3', '3.3', 'feature'],
    ['v3.4.1', '3.4.1', '3.4', 'update'],
    ['V3.4', '3.4', '3.4', 'feature'],
    ['3.2 Update 2', '3.2 Update 2', '3.2', 'update'],
    ['  3.2   update  2 ', '3.2 Update 2', '3.2', 'update'],
    ['4.0 Platform 1', '4.0 Platform 1', '4.0', 'platform'],
    ['4.0 Update 1 Platform 2', '4.0 Update 1 Platform 2', '4.0', 'platform'],
    ['3.4.1 Update 3', '3.4.1 Update 3', '3.4', 'update'],
  ]
  for (const [text, canonical, line, kind] of readable)
    it(`reads “${text}” as ${canonical}, of the line ${line}, ${kind}`, () => {
      assert.equal(formatVersion(version(text)), canonical)
      assert.equal(featureLine(version(text)), line)
      assert.equal(releaseKind(version(text)), kind)
    })

  const unreadable = [
    ...[
      '',
      ' ',
      '3',
      '3.',
      '.3',
      '3.3.3.3',
      '3,3',
      '3.3a',
      'latest',
      '-3.3',
      '3.-3',
      '3.3 Update',
      '3.3 Update x',
    ],
    ...['3.3 Beta 1', '3.3 Platform 1 Update 1', '3.3 Update 1 Update 2', '3.3Update 1', '٣.٣', '3.1e3'],
    ...['3.40.023', '03.3', '3.03', '1234567.0', `3.3 Update 1${' '.repeat(40)}`, '3.3\n3.4'],
  ]
  for (const text of unreadable)
    it(`does not read ${JSON.stringify(text)}`, () => {
      const verdict = parseVersion(text)
      assert.ok(!verdict.ok)
      assert.equal(verdict.refusal.code, 'version-unreadable')
    })

  it('does not repeat more than a line of what it could not read', () => {
    const verdict = parseVersion('x'.repeat(100_000))
    assert.ok(!verdict.ok && verdict.refusal.sentence.length < 100)
  })

  it('reads back every version as it was written', () => {
    fc.assert(fc.property(anyVersion, (each) => assert.deepEqual(version(formatVersion(each)), each)))
  })
})

describe('the order of versions', () => {
  const oldestFirst = [
    ...[
      '2.9',
      '3.2',
      '3.2 Platform 1',
      '3.2 Update 1',
      '3.2 Update 2',
      '3.3',
      '3.3.1',
      '3.3.2',
      '3.9',
      '3.10',
    ],
    ...['3.10 Update 1', '3.11', '4.0', '4.0 Platform 1', '4.0 Platform 10', '10.0'],
  ]
  it('is the one people expect', () => {
    const sorted = oldestFirst.toReversed().toSorted((a, b) => compareVersions(version(a), version(b)))
    assert.deepEqual(sorted, oldestFirst)
  })

  it('is total: any two can be compared, both ways alike, and any three agree', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, anyVersion, (a, b, c) => {
        assert.equal(Math.sign(compareVersions(a, b)), 0 - Math.sign(compareVersions(b, a)))
        assert.equal(compareVersions(a, b) === 0, formatVersion(a) === formatVersion(b))
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) assert.ok(compareVersions(a, c) <= 0)
      }),
    )
  })

  it('never puts a newer feature line before an older one', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        if (compareFeatureLines(a, b) < 0) assert.ok(compareVersions(a, b) < 0)
        assert.equal(compareFeatureLines(a, b) === 0, featureLine(a) === featureLine(b))
      }),
    )
  })

  it('C7: software before 3.3 is not licensed', () => {
    const licensed = oldestFirst.filter((text) => !isBeforeLicensing(version(text)))
    assert.deepEqual(licensed, oldestFirst.slice(oldestFirst.indexOf('3.3')))
  })

  it('the newest feature release is found by its number, whatever else is published', () => {
    assert.equal(newestFeatureRelease(['3.9', '3.10', 'nightly', '3.3']), '3.10')
    assert.equal(newestFeatureRelease([]), null)
    assert.equal(newestFeatureRelease(['nightly']), null)
  })
})

const part = fc.integer({ min: 0, max: 12 })
const anyVersion: fc.Arbitrary<Version> = fc.record(
  {
    major: part,
    minor: part,
    patch: fc.nat(2),
    update: fc.nat(2),
    platform: fc.nat(2),
  },
  { noNullPrototype: true },
)
