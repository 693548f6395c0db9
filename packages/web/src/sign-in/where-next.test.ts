import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Place } from '../portals/acting-as.ts'
import { keepingNext, whereNext } from './where-next.ts'

const origin = 'https://licenses.example.com'
const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'
const none = { partnerId: null, partnerName: null, accountId: null, accountName: null }
const vendor: Place = { ...none, scope: 'vendor', role: 'operator' }
const partner: Place = { ...none, scope: 'partner', role: 'viewer', partnerId: id, partnerName: 'Northwind' }

test('who wanted a page gets it', () => {
  assert.equal(whereNext([vendor], '/vendor/licenses?q=a', origin), '/vendor/licenses?q=a')
  assert.equal(whereNext([], '/vendor', origin), '/vendor')
})

test('with one place it is that portal, with several the choice, with none what to do', () => {
  assert.equal(whereNext([vendor], undefined, origin), '/vendor')
  assert.equal(whereNext([partner], undefined, origin), `/partner/${id}`)
  assert.equal(whereNext([vendor, partner], undefined, origin), '/sign-in/places')
  assert.equal(whereNext([], undefined, origin), '/sign-in/places')
})

test('another site is not where anybody wanted to go', () => {
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example'])
    assert.equal(whereNext([vendor], next, origin), '/vendor')
})

test('nobody is led back to where they came in', () => {
  for (const next of ['/', '/sign-in', '/sign-in?next=/sign-in', '/sign-in/customer', '/invitation#secret'])
    assert.equal(whereNext([vendor], next, origin), '/vendor', next)
  assert.equal(whereNext([vendor], '/sign-in/security', origin), '/sign-in/security')
})

test('another way in keeps what was wanted', () => {
  assert.equal(keepingNext('/sign-in/customer', '/vendor?a=b'), '/sign-in/customer?next=%2Fvendor%3Fa%3Db')
  assert.equal(keepingNext('/sign-in/customer', undefined), '/sign-in/customer')
})
