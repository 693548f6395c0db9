import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import { openSite, type Site } from './site.ts'

/** T6, C9: the identity folder is lost, with the key in it, and the licenses come back by a code that is read out. */
let site: Site
const endings: (() => Promise<void>)[] = []
before(async () => {
  site = await openSite(Date.UTC(2026, 0, 1), { after: (work) => void endings.push(work) })
})
after(async () => {
  await site.switchOff()
  for (const end of endings) await end()
})

test('a controller that lost its identity shows a code, and has its licenses again once the code is approved', async () => {
  const licenseIds = await site.buy('CAP-10', 'MNT-10-12')
  const controller = await site.addController()
  assert.deepEqual(await controller.activate(...licenseIds), [])
  assert.equal((await controller.status()).approvalCode, null)
  const { items } = orThrow(
    await site.vendor.listControllers({ query: { installCode: controller.installCode } }),
  )
  const params = { id: items[0]?.id ?? '' }

  await controller.lose('../identity')
  assert.deepEqual(await controller.licenses(), [])
  await controller.setAccount(site.account.customerId)
  const refused = await controller.callAs('owner', 'POST', '/v1/refresh')
  assert.equal(refused?.code, 'key-changed')
  const { approvalCode, contact } = await controller.status()
  assert.match(approvalCode ?? '', /^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
  assert.ok(refused?.remedy.includes(approvalCode ?? '?'), 'service and controller tell one code')
  assert.match(contact?.problem ?? '', /another key/)

  const wrong = await site.vendor.approveKey({ params, body: { approvalCode: '00000-00000' } })
  assert.equal(!wrong.ok && wrong.problem.code, 'approval-code-unknown')
  assert.equal((await controller.callAs('owner', 'POST', '/v1/refresh'))?.code, 'key-changed')

  orThrow(await site.vendor.approveKey({ params, body: { approvalCode: approvalCode?.toLowerCase() ?? '' } }))
  await controller.refresh()
  assert.deepEqual(
    (await controller.licenses()).map(({ licenseId }) => licenseId).toSorted(),
    licenseIds.toSorted(),
  )
  assert.equal((await controller.status()).approvalCode, null)
})
