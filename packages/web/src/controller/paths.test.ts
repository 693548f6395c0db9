import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageNameAt, paths } from './paths.ts'

test('these are the addresses, and bookmarks of them keep working', () => {
  assert.deepEqual(paths, {
    licenses: '/',
    devices: '/devices',
    offline: '/offline',
    upgrade: '/upgrade',
    history: '/history',
    status: '/status',
  })
})

test('an address is its page, with or without a slash at its end; any other is none', () => {
  assert.equal(pageNameAt('/'), 'licenses')
  assert.equal(pageNameAt('/devices'), 'devices')
  assert.equal(pageNameAt('/devices/'), 'devices')
  assert.equal(pageNameAt('/nothing'), null)
})
