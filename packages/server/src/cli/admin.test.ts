import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { withService } from '../http/testing.ts'
import { invitationRoutes } from '../members/accept-invitation.ts'
import { openServiceSecret } from '../sign-in/service-secret.ts'
import { PASSWORD, signInAs } from '../sign-in/testing.ts'
import { openTerminal } from './testing.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-cli-admin-'))
after(() => rm(folder, { recursive: true }))
// The service of this machine: its secret lies where the command line finds it.
const secret = await openServiceSecret(join(folder, 'keys'))
const service = await withService(
  { after },
  {
    parts: ({ db, newId, rawHandlers }) => ({
      rawHandlers: {
        ...rawHandlers,
        ...invitationRoutes({ db, secret, newId, admitUser: (user) => service.signIn.admitUser(user) }),
      },
    }),
  },
)
const { run, json } = openTerminal({
  TENURE_DATABASE_URL: service.databaseUrl,
  TENURE_DATA_DIR: folder,
  TENURE_PUBLIC_URL: 'https://tenure.example.com',
})

test('an administrator of the vendor is invited, comes in by the link, and is one', async () => {
  assert.equal(
    await run('admin create Ada@Vendor.example'),
    `$ tenure admin create Ada@Vendor.example
Invited ada@vendor.example as an administrator of the vendor, until 2026-03-08T10:00:00.000Z.
They come in by this link, as does whoever else has it:
  https://tenure.example.com/invitation#<uuid>.<secret>
`,
  )
  const { link, role, partnerId } = (await json('admin create ada@vendor.example --language de')) as {
    link: string
    role: string
    partnerId: string | null
  }
  assert.deepEqual([role, partnerId], ['administrator', null])
  const body = { secret: link.split('#')[1] ?? '', name: 'Ada', password: PASSWORD }
  const accepted = await service.call('acceptInvitation', { body })
  assert.equal(accepted.status, 200, accepted.text)
  await signInAs(service, 'ada@vendor.example')
  const { body: members } = await service.call('listMembers', { token: service.vendor.viewer })
  assert.deepEqual(
    members.items.map((each) => [each.email, each.role]),
    [['ada@vendor.example', 'administrator']],
  )
  assert.equal(
    await run('admin create ada@vendor.example'),
    `$ tenure admin create ada@vendor.example
tenure: A member with this address exists already.
→ Change the role of the member.
[exit 1]
`,
  )
})

test('what is wrong is said in the words of the command line', async () => {
  assert.match(
    await run('admin create ada'),
    /tenure: <email> is not valid\.\n {2}<email>: [^]*→ Correct the options named[^]*\[exit 1\]\n$/,
  )
  assert.match(
    await run('admin create a@b.example --language fr'),
    /--language: Send one of [^]*\[exit 1\]\n$/,
  )
  assert.match(await run('admin create'), /missing required argument 'email'[^]*\[exit 2\]\n$/)
})
