import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeEnds, composeJoined, composeRenewed, type Envelope, type LetterLine } from './compose.ts'
import { renderLetter, type Letter } from './letter.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const AT = day('2027-01-30') + 9 * 3_600_000
const envelope: Envelope = {
  language: 'en',
  as: 'contact',
  partnerName: 'Northwind',
  accountName: 'P-Building 1',
  publicUrl: 'https://tenure.example.com',
  secret: 'AAAAAAAAAAAAAAAAAAAAAA',
}
const german: Envelope = { ...envelope, language: 'de' }
const line: LetterLine = {
  kind: 'maintenance-ends',
  licenseKind: 'maintenance',
  trialOf: null,
  quantity: 50,
  endsAt: day('2027-03-01'),
  accountName: 'P-Building 1',
  installCode: 'SC-0001',
  staysCovered: false,
}
const text = (letter: Letter) => renderLetter(letter).text

test('M9: a contact reads what ends when, what that means, whom to ask, why they are told, and how to stop it', () => {
  assert.equal(
    text(composeEnds(envelope, [line], AT)),
    `Maintenance in P-Building 1 ends on 1 March 2027

- Maintenance for 50 field devices · controller SC-0001 · ends on 1 March 2027, in 30 days

When maintenance ends, everything goes on running. What ends is the right to new feature releases, and priority support. Renew in time: once it has lapsed, maintenance can only be started again together with a one-time upgrade.

Northwind sells you what you need.

See the licenses:
https://tenure.example.com/sign-in

-- 
You get this mail because Northwind has you as a contact of P-Building 1, and contacts are told when licenses end or are renewed.

Days are days in UTC; a term ends as the day named begins.

Stop these mails:
https://tenure.example.com/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA?language=en
`,
  )
})

test('the same letter in German', () => {
  assert.equal(
    text(composeEnds(german, [line], AT)),
    `Wartung in P-Building 1 endet am 1. März 2027

- Wartung für 50 Feldgeräte · Controller SC-0001 · endet am 1. März 2027, in 30 Tagen

Wenn die Wartung endet, läuft alles weiter. Es enden das Recht auf neue Feature-Releases und der bevorzugte Support. Verlängern Sie rechtzeitig: Ist die Wartung einmal abgelaufen, lässt sie sich nur zusammen mit einem Einmal-Upgrade neu beginnen.

Was Sie brauchen, verkauft Ihnen Northwind.

Lizenzen ansehen:
https://tenure.example.com/sign-in

-- 
Sie erhalten diese Mail, weil Northwind Sie als Kontakt von P-Building 1 führt; Kontakte erfahren, wenn Lizenzen enden oder verlängert werden.

Tage sind Tage in UTC; eine Laufzeit endet mit dem Beginn des genannten Tages.

Diese Mails abbestellen:
https://tenure.example.com/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA?language=de
`,
  )
})

test('T8: of a trial it is said that its end takes seats away, of Remote CMS that controllers go on running', () => {
  const trial: LetterLine = {
    ...line,
    kind: 'trial-ends',
    licenseKind: 'trial',
    trialOf: 'capacity',
    quantity: 10,
  }
  const ending = text(composeEnds(envelope, [{ ...trial, endsAt: day('2027-01-31') }], AT))
  assert.match(ending, /^A trial in P-Building 1 ends on 31 January 2027\n/)
  assert.match(
    ending,
    /Trial of capacity for 10 field devices · controller SC-0001 · ends on 31 January 2027, in 1 day\n/,
  )
  assert.match(ending, /field devices lose their seat/)
  const remote: LetterLine = { ...line, kind: 'remote-cms-ends', licenseKind: 'remote-cms', quantity: 1 }
  const cms = text(composeEnds(german, [{ ...remote, installCode: null }], AT))
  assert.match(cms, /- Remote CMS für 1 verwalteten Controller · endet am 1. März 2027/)
  assert.match(cms, /Die Controller selbst laufen weiter/)
})

const subjects: readonly (readonly [what: string, lines: readonly LetterLine[], en: string, de: string])[] = [
  [
    'one that has ended',
    [{ ...line, endsAt: day('2027-01-30') }],
    'Maintenance in P-Building 1 ended on 30 January 2027',
    'Wartung in P-Building 1 endete am 30. Januar 2027',
  ],
  [
    'some that end together',
    [line, line],
    '2 licenses in P-Building 1 end on 1 March 2027',
    '2 Lizenzen in P-Building 1 enden am 1. März 2027',
  ],
  [
    'some that end one after the other',
    [line, { ...line, endsAt: day('2027-02-06') }],
    '2 licenses in P-Building 1 end, the first on 6 February 2027',
    '2 Lizenzen in P-Building 1 enden, die erste am 6. Februar 2027',
  ],
  [
    'some of several accounts',
    [line, { ...line, accountName: 'P-Building 2' }],
    '2 licenses in 2 accounts end on 1 March 2027',
    '2 Lizenzen in 2 Konten enden am 1. März 2027',
  ],
  [
    'one in the inventory',
    [{ ...line, accountName: null, installCode: null }],
    'Maintenance in your inventory ends on 1 March 2027',
    'Wartung in Ihrem Bestand endet am 1. März 2027',
  ],
]
for (const [what, lines, en, de] of subjects)
  test(`the subject names ${what}`, () => {
    assert.equal(composeEnds(envelope, lines, AT).subject, en)
    assert.equal(composeEnds(german, lines, AT).subject, de)
  })

test('a partner with 600 licenses gets a letter that can be read: by account, equal ones as one, 60 lines at most', () => {
  const lines = Array.from({ length: 600 }, (_, index) => ({
    ...line,
    accountName: index < 200 ? 'P-Building 1' : `P-Building ${2 + (index % 100)}`,
    installCode: index < 200 ? null : `SC-${index}`,
  }))
  const letter = composeEnds({ ...envelope, as: 'partner', accountName: null }, lines, AT)
  assert.equal(letter.subject, '600 licenses in 101 accounts end on 1 March 2027')
  assert.deepEqual(letter.sections[0], {
    heading: 'P-Building 1',
    items: ['200 × Maintenance for 50 field devices · ends on 1 March 2027, in 30 days'],
  })
  assert.equal(letter.sections.flatMap(({ items }) => items).length, 61)
  assert.deepEqual(letter.sections.at(-1)?.items, ['and 341 more licenses'])
  assert.match(letter.footer[0] ?? '', /^You get this mail because Northwind has your address among those/)
})

test('an Owner is told why, and is led to no portal, for which they need not have a sign-in', () => {
  const letter = composeEnds({ ...envelope, as: 'owner' }, [line], AT)
  assert.equal(letter.link, null)
  assert.match(letter.footer[0] ?? '', /“Edit Notifications” on a controller of P-Building 1/)
})

test('M9: a renewal says until when it runs', () => {
  const renewed: LetterLine = { ...line, kind: 'maintenance-renewed' }
  const english = text(composeRenewed(envelope, [renewed]))
  assert.match(english, /^Maintenance in P-Building 1 was renewed\n\n- .* · runs until 1 March 2027\n/)
  assert.match(
    text(composeRenewed(german, [renewed, renewed])),
    /^Wartung in P-Building 1 wurde 2-mal verlängert\n/,
  )
})

const joined = { installCode: 'SC-0001-7F3A', model: 'SmartServer IoT', softwareVersion: '3.4' }
test('A1: of a new controller the mail says which, how it stands, and what to do if nobody knows it', () => {
  const stopless = { ...envelope, secret: null }
  const letter = composeJoined(stopless, { ...joined, standing: 'belongs' })
  assert.equal(letter.subject, 'New controller in P-Building 1: SC-0001-7F3A')
  assert.match(text(letter), /SmartServer IoT, software 3\.4/)
  assert.match(text(letter), /have the Customer ID replaced/)
  assert.equal(letter.stop, null)
  assert.match(text(composeJoined(stopless, { ...joined, standing: 'waits' })), /can activate nothing until/)
  assert.match(
    text(composeJoined({ ...german, secret: null }, { ...joined, standing: 'left' })),
    /Er gehört nicht mehr zu diesem Konto/,
  )
})

test('the HTML says what the text says, loads nothing, runs nothing, and lets no markup through', () => {
  const nasty = { ...envelope, accountName: '<img src=x onerror=alert(1)> & "Co"' }
  const letter = composeEnds(nasty, [{ ...line, accountName: nasty.accountName }], AT)
  const { html, text: plain } = renderLetter(letter)
  assert.doesNotMatch(html, /<(img|script|link)|<[^>]*\ssrc=|@import|url\(/)
  const shown = html
    .replace(/<head>[^]*<\/head>/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, ' ')
  for (const said of [letter.title, ...letter.closing, ...letter.footer, letter.stop?.label ?? ''])
    assert.ok(shown.includes(said) && plain.includes(said), said)
  assert.ok(html.includes('<html lang="en">'))
  assert.ok(html.includes('href="https://tenure.example.com/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA?language=en"'))
})
