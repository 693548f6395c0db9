import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceIdOf, openTopics } from './topics.ts'

const topics = openTopics('glp/0/{sid}/fb/dev', '17q2d9v')
const read = (topic: string, of = topics) => {
  const found = of.read(topic)
  return 'ignored' in found ? null : [found.object.id, found.object.protocol, found.member]
}

test('a member of a field device is read from its topic, whatever the case of the protocol', () => {
  const cases: [string, string[]][] = [
    ['glp/0/17q2d9v/fb/dev/lon/2.1/sts', ['lon:2.1', 'LON', 'sts']],
    ['glp/0/17q2d9v/fb/dev/BACnet/GC-1/cfg', ['bacnet:GC-1', 'BACnet', 'cfg']],
    ['glp/0/17q2d9v/fb/dev/lorawan/a84041/lic', ['lorawan:a84041', 'LoRaWAN', 'lic']],
    ['glp/0/17q2d9v/fb/dev/enocean/01:02_a/sts', ['enocean:01:02_a', 'EnOcean', 'sts']],
  ]
  for (const [topic, expected] of cases) assert.deepEqual(read(topic), expected, topic)
})

test('what is no field device of this segment is ignored, with the reason', () => {
  const cases: [string, RegExp][] = [
    ['glp/0/other/fb/dev/lon/2.1/sts', /no member/],
    ['glp/0/17q2d9v/fb/dev/lon/2.1/if/0/value', /no member/],
    ['x/glp/0/17q2d9v/fb/dev/lon/2.1/sts', /no member/],
    ['glp/0/17q2d9v/fb/dev/knx/1/sts', /No field device speaks knx/],
    ['glp/0/17q2d9v/fb/dev/lon/a b/sts', /handle/],
    ['glp/0/17q2d9v/fb/dev/lon/ä/sts', /handle/],
    [`glp/0/17q2d9v/fb/dev/lon/${'x'.repeat(61)}/sts`, /handle/],
    ['glp/0/17q2d9v/fb/dev/lon/lon.sys/sts', /driver’s own/],
  ]
  for (const [topic, reason] of cases) {
    const found = topics.read(topic)
    assert.match('ignored' in found ? found.ignored : '', reason, topic)
  }
})

test('without a segment id any is taken, and its topic is kept as it is spelt', () => {
  const any = openTopics('glp/0/{sid}/fb/dev', null)
  assert.equal(any.filterOf('lic'), 'glp/0/+/fb/dev/+/+/lic')
  assert.deepEqual(read('glp/0/abc/fb/dev/lon/1/sts', any), ['lon:1', 'LON', 'sts'])
  const found = any.read('glp/0/abc/fb/dev/LON/1/sts')
  assert.equal('object' in found && found.object.topic, 'glp/0/abc/fb/dev/LON/1')
})

test('another prefix, also one whose characters mean something in a pattern', () => {
  const own = openTopics('plant.(1)/dev', 'unused')
  assert.equal(own.filterOf('sts'), 'plant.(1)/dev/+/+/sts')
  assert.deepEqual(read('plant.(1)/dev/iap/7/sts', own), ['iap:7', 'IAP', 'sts'])
  assert.equal(read('plantX(1)/dev/iap/7/sts', own), null)
})

test('an id holds 64 characters, and a handle what is left of them', () => {
  assert.equal(deviceIdOf('LON', 'x'.repeat(60)), `lon:${'x'.repeat(60)}`)
  assert.equal(deviceIdOf('LON', 'x'.repeat(61)), null)
  assert.equal(deviceIdOf('LON', ''), null)
})
