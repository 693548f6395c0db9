import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withEvidence } from './open-case.ts'
import { MAX_EVIDENCE, type Evidence } from './store.ts'

test('a case keeps how it began and its latest sightings, and never grows past its limit', () => {
  let evidence: Evidence[] = []
  for (let sighting = 1; sighting <= 200; sighting++) evidence = withEvidence(evidence, { sighting })
  assert.equal(evidence.length, MAX_EVIDENCE)
  assert.deepEqual(evidence[0], { sighting: 1 })
  assert.deepEqual(evidence[1], { sighting: 200 - MAX_EVIDENCE + 2 })
  assert.deepEqual(evidence.at(-1), { sighting: 200 })
})
