import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withNotices } from '../notices/testing.ts'
import { openTerminal } from './testing.ts'

const service = await withNotices({ after })
const { run, json, clock } = openTerminal({ TENURE_DATABASE_URL: service.databaseUrl })
const [partner] = service.partners
const [building] = partner.accounts
const END = Date.UTC(2027, 2, 1)

test('an operator sees to whom what would go, lets it be recorded, and nothing is recorded twice', async () => {
  await service.addContact(partner, building, 'site@example.com')
  await service.addContact(partner, building, 'haus@example.com', { language: 'de' })
  const licenses = await service.issue(partner, 'MNT-10-12', 2)
  await service.transfer(partner, building, licenses)
  const unit = await service.addController(partner, building)
  await service.activate(unit, licenses, { startsAt: Date.UTC(2026, 2, 1), endsAt: END })
  assert.equal(
    await run('notices run'),
    '$ tenure notices run\n0 mail(s) recorded, about 0 license(s) of 0 partner(s).\n',
  )
  clock.at = END - 30 * 86_400_000
  assert.equal(
    await run('notices run --dry-run'),
    `$ tenure notices run --dry-run
TO                AS       LICENSES
site@example.com  contact  2
haus@example.com  contact  2
`,
  )
  assert.deepEqual(await json('notices run'), { partners: 1, mails: 2, notices: 4 })
  assert.equal(await run('notices run --dry-run'), '$ tenure notices run --dry-run\nNothing is due.\n')
  assert.deepEqual(await json('notices run'), { partners: 0, mails: 0, notices: 0 })
  assert.deepEqual((await service.send()).map(({ to }) => to).toSorted(), [
    'haus@example.com',
    'site@example.com',
  ])
})
