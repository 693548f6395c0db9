import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { germanRefusals } from './refusals-de.ts'
import { germanServiceRefusals } from './refusals-service-de.ts'
import { toldRefusal } from './refusal-texts.ts'
import { notReached, readProblem } from './refusal.ts'

const problem = readProblem(
  {
    type: 'about:blank',
    code: 'upgrade-too-small',
    detail: 'The upgrade license is for 10 devices, and the controller’s capacity is 20.',
    remedy: 'Use an upgrade license of at least 20.',
    facts: { quantity: 10, required: 20 },
  },
  409,
)

test('English is what the controller says; German is made of the code and the facts', () => {
  assert.equal(toldRefusal('en', problem).remedy, 'Use an upgrade license of at least 20.')
  assert.deepEqual(toldRefusal('de', problem), {
    sentence: 'Die Upgrade-Lizenz gilt für 10 Geräte, die Kapazität ist 20.',
    remedy: 'Nehmen Sie eine für mindestens 20 Geräte.',
  })
})

test('a refusal that German does not know keeps its English sentence', () => {
  const unknown = { ...problem, code: 'media-type-unsupported' as const }
  assert.equal(toldRefusal('de', unknown).sentence, problem.sentence)
})

test('an answer that is no problem document is told by its status', () => {
  for (const body of [null, 'Bad gateway', 7, [], {}]) {
    const told = readProblem(body, 502)
    assert.equal(told.code, 'internal')
    assert.match(told.sentence, /502/)
  }
})

test('every German refusal can be told without any fact, and has a remedy', () => {
  for (const [code, tell] of Object.entries({ ...germanRefusals, ...germanServiceRefusals })) {
    const told = tell({})
    assert.ok(told && told.sentence.length > 10 && told.remedy.length > 10, code)
    assert.doesNotMatch(told.sentence + told.remedy, /undefined|null|NaN/, code)
  }
  assert.ok(toldRefusal('de', notReached()).sentence.startsWith('Der Controller'))
})

test('no code is told in both tables', () => {
  const twice = Object.keys(germanServiceRefusals).filter((code) => code in germanRefusals)
  assert.deepEqual(twice, [])
})

test('what a page of the service does not reach is the service, and not a controller', () => {
  assert.match(toldRefusal('en', notReached('service')).sentence, /license service/)
  assert.match(toldRefusal('de', notReached('service')).sentence, /Lizenzdienst/)
  assert.match(readProblem(null, 502, 'service').sentence, /license service.*502/)
  const broken = readProblem({ code: 'internal', detail: 'x', remedy: 'y', facts: {} }, 500, 'service')
  assert.match(toldRefusal('de', broken).sentence, /Lizenzdienst/)
  assert.match(toldRefusal('de', readProblem(null, 500)).sentence, /Agenten/)
})

test('where a license is instead of the inventory is said in German, and how it gets there', () => {
  for (const at of ['vendor', 'inventory', 'account', 'controller', 'retired']) {
    const facts = { licenseId: 'L', at }
    const told = toldRefusal('de', { ...problem, code: 'license-not-in-inventory', facts })
    assert.doesNotMatch(told.sentence, /anderswo/)
    assert.doesNotMatch(told.remedy, /Sehen Sie/)
  }
})

test('every code that German tells is documented', () => {
  const documented = readFileSync(new URL('../../../../docs/problems.md', import.meta.url), 'utf8')
  for (const code of [...Object.keys(germanRefusals), ...Object.keys(germanServiceRefusals)])
    assert.ok(code === 'not-reached' || documented.includes(code), code)
})
