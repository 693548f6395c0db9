import assert from 'node:assert/strict'
import { test } from 'node:test'
import { done } from '../result.ts'
import { emptyReply } from './local-request.ts'
import { openRoutes, type Route } from './routes.ts'

const route = (method: string, path: string): Route => ({ method, path, answer: () => done(emptyReply()) })
const find = openRoutes([
  route('GET', '/'),
  route('GET', '/v1/devices'),
  route('POST', '/v1/devices'),
  route('GET', '/v1/devices/counts'),
  route('GET', '/v1/devices/:id'),
  route('POST', '/v1/devices/:id/read'),
  route('PUT', '/v1/users/:name/password'),
])

test('a route is found by its method and its whole path', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['GET', '/', '/'],
    ['GET', '/v1/devices', '/v1/devices'],
    ['POST', '/v1/devices', '/v1/devices'],
    ['PUT', '/v1/devices', null],
    ['GET', '/v1/devices/', null],
    ['GET', '/v1/device', null],
    ['GET', '/v1/devicesx', null],
    ['GET', '//v1/devices', null],
    ['GET', 'v1/devices', null],
    ['GET', '', null],
    ['POST', '/v1/devices/pump/read', '/v1/devices/:id/read'],
    ['POST', '/v1/devices//read', null],
    ['POST', '/v1/devices/pump/read/more', null],
    ['POST', '/v1/devices/pump/READ', null],
    ['get', '/v1/devices', null],
  ]
  for (const [method, path, found] of cases)
    assert.equal(find(method, path)?.route.path ?? null, found, `${method} ${path}`)
})

test('the first that fits is meant', () => {
  assert.equal(find('GET', '/v1/devices/counts')?.route.path, '/v1/devices/counts')
  assert.equal(find('GET', '/v1/devices/count')?.route.path, '/v1/devices/:id')
})

test('HEAD is asked where GET is', () => {
  assert.equal(find('HEAD', '/v1/devices')?.route.method, 'GET')
  assert.equal(find('HEAD', '/v1/devices/pump/read'), null)
})

test('parameters are decoded within their segment; what cannot be decoded stays', () => {
  const idIn = (path: string) => find('GET', path)?.parameters['id']
  assert.equal(idIn('/v1/devices/modbus:pump-1'), 'modbus:pump-1')
  assert.equal(idIn('/v1/devices/modbus%3Apump-1'), 'modbus:pump-1')
  assert.equal(idIn('/v1/devices/a%2Fread'), 'a/read')
  assert.equal(idIn('/v1/devices/100%'), '100%')
  assert.equal(idIn('/v1/%64evices/pump'), 'pump')
  assert.deepEqual(find('PUT', '/v1/users/ada/password')?.parameters, { name: 'ada' })
  assert.deepEqual(find('GET', '/v1/devices')?.parameters, {})
})

test('a parameter may have any name of an object’s own', () => {
  assert.equal(find('GET', '/v1/devices/__proto__')?.parameters['id'], '__proto__')
  assert.equal(find('GET', '/v1/devices/constructor')?.parameters['id'], 'constructor')
})
