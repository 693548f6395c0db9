import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { LicenseSeen } from '@tenure/contract'
import { formatsOf } from '../../ui/formats.ts'
import { certificateOf, type Certificate } from './certificate.ts'
import { drawCertificate } from './draw-certificate.ts'
import { wrapText } from './wrap-text.ts'

const license: LicenseSeen = {
  id: '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02',
  partnerId: '0198c0de-0000-7000-8000-000000000001',
  partnerName: 'Northwind Controls',
  accountName: 'Bürgerhaus Łódź',
  installCode: 'SC-0001-7F3A',
  sku: 'MNT-50-12',
  kind: 'maintenance',
  trialOf: null,
  description: '1-year maintenance',
  quantity: 50,
  term: { unit: 'months', count: 12 },
  termStart: 'at-activation',
  status: { state: 'active', text: 'Active' },
  startsAt: '2026-03-05T00:00:00Z',
  endsAt: '2027-03-05T00:00:00Z',
  upgradesTo: null,
  holder: { at: 'controller', accountId: null, controllerId: null },
  splitFrom: null,
  orderReference: 'PO-2026-0417',
  everActivated: true,
  issuedAt: '2026-02-01T09:00:00Z',
}
const certificateIn = (language: 'en' | 'de', changed: Partial<LicenseSeen> = {}): Certificate =>
  certificateOf(
    { ...license, ...changed },
    {
      language,
      formats: formatsOf(language, 'UTC'),
      at: '2026-06-01T10:00:00Z',
      origin: 'https://licenses.example.com',
    },
  )

test('a certificate says what the license is, whose, since when, until when and where', () => {
  const { title, description, rows, footer, licenseId } = certificateIn('en')
  assert.deepEqual([title, description, licenseId], ['License certificate', '1-year maintenance', license.id])
  assert.deepEqual(Object.fromEntries(rows), {
    Account: 'Bürgerhaus Łódź',
    Partner: 'Northwind Controls',
    Kind: 'Maintenance',
    Quantity: '50 field devices',
    Term: '12 months',
    Issued: '1 Feb 2026',
    Started: '5 Mar 2026',
    Ends: '5 Mar 2027',
    'Where it is': 'On controller SC-0001-7F3A',
    'Order reference': 'PO-2026-0417',
  })
  assert.match(footer, /^As of 1 Jun 2026, by https:\/\/licenses\.example\.com\./)
  assert.equal(Object.fromEntries(certificateIn('de').rows)['Wo sie ist'], 'Auf Controller SC-0001-7F3A')
})

test('what never ends says so, and what has not begun has no end yet', () => {
  const perpetual = certificateIn('en', { term: { unit: 'perpetual' }, startsAt: null, endsAt: null })
  assert.equal(Object.fromEntries(perpetual.rows)['Ends'], 'Never')
  const fresh = Object.fromEntries(certificateIn('en', { startsAt: null, endsAt: null }).rows)
  assert.deepEqual([fresh['Started'], fresh['Ends']], ['Not yet', '–'])
})

test('lines are broken between words, and inside of a word that is wider by itself', () => {
  const measure = (text: string) => text.length
  assert.deepEqual(wrapText('one two three', 7, measure), ['one two', 'three'])
  assert.deepEqual(wrapText('abcdefgh ij', 3, measure), ['abc', 'def', 'gh', 'ij'])
  assert.deepEqual(wrapText('', 3, measure), [])
})

test('the PDF is one page; what its font has no letters for is painted, and nothing else is', async () => {
  const resolve = createRequire(import.meta.url).resolve
  const font = (path: string) => new Uint8Array(readFileSync(resolve(`@expo-google-fonts/noto-sans/${path}`)))
  const painted: string[] = []
  const draw = (certificate: Certificate) =>
    drawCertificate(certificate, {
      fonts: {
        regular: font('400Regular/NotoSans_400Regular.ttf'),
        bold: font('600SemiBold/NotoSans_600SemiBold.ttf'),
      },
      paintLine: (text) => {
        painted.push(text)
        return Promise.resolve({ png: dot, width: 10, height: 10, descent: 2 })
      },
      at: new Date('2026-06-01T10:00:00Z'),
    })
  const bytes = await draw(certificateIn('en'))
  assert.equal(Buffer.from(bytes.slice(0, 5)).toString(), '%PDF-')
  assert.ok(bytes.length < 60_000, `${bytes.length} bytes`)
  assert.deepEqual(painted, [])
  await draw(certificateIn('en', { accountName: '東京タワー' }))
  assert.deepEqual(painted, ['東京タワー'])
})

/** A PNG of one pixel. */
const dot = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)
