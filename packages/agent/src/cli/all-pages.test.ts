import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allPages } from './all-pages.ts'

const pages = new Map([
  ['/v1/devices', { items: ['a', 'b'], next: 'x/+', total: 5 }],
  ['/v1/devices?cursor=x%2F%2B', { items: ['c'], next: 'y', total: 5 }],
  ['/v1/devices?cursor=y', { items: ['d', 'e'], next: null, total: 5 }],
])

test('the items of all pages, with the figures of the list', async () => {
  const send = async (_: string, path: string) => ({ status: 200, body: pages.get(path) })
  assert.deepEqual(await allPages({ send }, '/v1/devices'), {
    status: 200,
    body: { items: ['a', 'b', 'c', 'd', 'e'], next: null, total: 5 },
  })
})

test('a page that is refused is the answer: half a list is none', async () => {
  const send = async (_: string, path: string) =>
    path.includes('=y') ? { status: 500, body: { code: 'internal' } } : { status: 200, body: pages.get(path) }
  assert.deepEqual(await allPages({ send }, '/v1/devices'), { status: 500, body: { code: 'internal' } })
})
