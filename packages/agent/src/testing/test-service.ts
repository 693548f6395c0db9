import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import {
  decideExchange,
  defaultPolicy,
  describeLicense,
  judgeOffers,
  licenseStatus,
  startOfDay,
  type AccountFacts,
  type ExchangeAnswer,
  type KnownController,
  type License,
  type Refusal,
  type ReleaseManifest,
} from '@tenure/core'
import { problems } from '@tenure/contract'
import { hashLicenseFile, verifyRequest, type VerifiedRequest } from '@tenure/sdk'
import {
  claimsTextOf,
  newKey,
  sampleManifest,
  signKeyList,
  signLicenseFile,
  signReleaseManifest,
} from '@tenure/sdk/testing'

/**
 * A license service small enough for a test to own: the decisions are core's, the answers are signed as the real
 * ones are, and everything else is a few maps. It is not a mock of the agent's own code: a real agent talks to it
 * over real HTTP.
 */
export type TestService = {
  readonly url: string
  readonly customerId: string
  readonly rootJwk: object
  /** Adds a license to the account, and gives its License ID. */
  readonly issue: (license: Partial<License> & Pick<License, 'kind'>) => string
  readonly license: (id: string) => License
  readonly generation: (installCode: string) => number
  /** Ids of the licenses that a controller holds, by the service's books. */
  readonly heldBy: (installCode: string) => readonly string[]
  /** How often each document was answered: more than once for none that changed anything. */
  readonly decided: readonly string[]
  /** Signs a release manifest as the vendor does; `by`: a stranger signs it, who has no key on the list. */
  readonly signManifest: (manifest: Partial<ReleaseManifest>, by?: 'stranger') => string
  readonly keyList: string
  readonly now: { at: number }
  /** `down`: answers nothing. `deaf`: decides, and the answer is lost on the way. `refusing`: knows another key. */
  mode: 'up' | 'down' | 'deaf' | 'refusing'
  readonly close: () => Promise<void>
}

const partnerId = '0198c0de-0000-7000-8000-000000000001'

export const startTestService = async (at: number): Promise<TestService> => {
  const root = newKey()
  const vendor = newKey()
  const account: AccountFacts = {
    id: '0198c0de-0000-7000-8000-000000000002',
    partnerId,
    name: 'P-Building 1',
    archived: false,
    approvesControllers: false,
  }
  const licenses = new Map<string, License>()
  const controllers = new Map<string, KnownController>()
  const answers = new Map<string, string>()
  const decided: string[] = []
  const now = { at }
  const customerId = randomUUID()
  const keyList = signKeyList(
    {
      serial: 1,
      issuedAt: startOfDay(at),
      keys: [{ kid: 'key-1', x: vendor.x, from: Date.UTC(2020, 0, 1), until: Date.UTC(2060, 0, 1) }],
    },
    root,
  )
  const heldBy = (controllerId: string): License[] =>
    [...licenses.values()].filter(
      ({ holder }) => holder.at === 'controller' && holder.controllerId === controllerId,
    )

  const apply = (answer: ExchangeAnswer, { request, keyThumbprint }: VerifiedRequest): KnownController => {
    const id = controllers.get(request.installCode)?.id ?? randomUUID()
    const { generation, status, firstCapacityAt } = answer
    const known = { id, keyThumbprint, generation, lastFileHash: null, status, account, firstCapacityAt }
    controllers.set(request.installCode, known)
    const place = { partnerId, accountId: account.id }
    for (const { licenseId, ...term } of answer.activations)
      move(licenseId, {
        ...term,
        everActivated: true,
        holder: { at: 'controller', ...place, controllerId: id },
      })
    for (const licenseId of answer.returns) move(licenseId, { holder: { at: 'account', ...place } })
    return known
  }
  const move = (licenseId: string, change: Partial<License>): void => {
    const license = licenses.get(licenseId)
    if (license === undefined) throw new Error(`no license ${licenseId}`)
    licenses.set(licenseId, { ...license, ...change })
  }

  const exchange = async (verified: VerifiedRequest): Promise<Reply> => {
    const { request, hash, keyThumbprint } = verified
    const known = controllers.get(request.installCode) ?? null
    const verdict = decideExchange({
      at: now.at,
      request,
      keyThumbprint,
      answeredBefore: answers.has(hash),
      controller: known,
      named: request.customerId === customerId ? account : null,
      held: known === null ? [] : heldBy(known.id),
      offered: request.want.flatMap((id) => licenses.get(id) ?? []),
      currentFeatureRelease: '3.5',
      policy: defaultPolicy,
    })
    if (verdict.outcome === 'refused') return problem(verdict.refusal)
    if (verdict.outcome === 'repeated') return { status: 200, text: answers.get(hash) ?? '' }
    decided.push(hash)
    const applied = apply(verdict, verified)
    const licenseFile = signLicenseFile(
      {
        installCode: request.installCode,
        keyThumbprint,
        generation: verdict.generation,
        previous: request.previous,
        answers: hash,
        issuedAt: Math.floor(now.at / 1000) * 1000,
        segment: 'Roof',
        customerId: request.customerId,
        licenses: verdict.licenses,
        next: hash,
        upgradeBasis: 'installed-at',
      },
      vendor,
    )
    const offeredList = request.keyListSerial < 1 ? keyList : null
    const text = JSON.stringify({ licenseFile, keyList: offeredList, refusals: verdict.refusals })
    answers.set(hash, text)
    // Last, so that nothing waits between the decision and what it does.
    const lastFileHash = await hashLicenseFile(claimsTextOf(licenseFile))
    controllers.set(request.installCode, { ...applied, lastFileHash })
    return { status: 200, text }
  }

  const offers = ({ request, keyThumbprint }: VerifiedRequest): Reply => {
    const verdict = judgeOffers({
      request,
      keyThumbprint,
      controller: controllers.get(request.installCode) ?? null,
      named: request.customerId === customerId ? account : null,
    })
    if (!verdict.ok) return problem(verdict.refusal)
    const offered = [...licenses.values()]
      .filter(({ holder }) => holder.at === 'account')
      .map((license) => ({
        licenseId: license.id,
        kind: license.kind,
        quantity: license.quantity,
        description: describeLicense(license),
        status: licenseStatus(license, now.at).text,
        transferDate: new Date(license.issuedAt).toISOString(),
      }))
    return { status: 200, text: JSON.stringify({ account: account.name, offers: offered, keyList }) }
  }

  const service = {
    customerId,
    rootJwk: { kty: 'OKP', crv: 'Ed25519', x: root.x, kid: 'root-1' },
    signManifest: (manifest: Partial<ReleaseManifest>, by?: 'stranger') =>
      signReleaseManifest(
        { ...sampleManifest, issuedAt: startOfDay(now.at), ...manifest },
        by === 'stranger' ? newKey() : vendor,
      ),
    keyList,
    now,
    decided,
    mode: 'up' as TestService['mode'],
    issue: (license: Partial<License> & Pick<License, 'kind'>) => {
      const id = randomUUID()
      licenses.set(id, {
        ...blank(now.at),
        holder: { at: 'account', partnerId, accountId: account.id },
        ...license,
        id,
      })
      return id
    },
    license: (id: string): License => {
      const license = licenses.get(id)
      if (license === undefined) throw new Error(`no license ${id}`)
      return license
    },
    generation: (installCode: string) => controllers.get(installCode)?.generation ?? 0,
    heldBy: (installCode: string) => heldBy(controllers.get(installCode)?.id ?? '').map(({ id }) => id),
  }

  const answer = async (path: string, text: string): Promise<Reply> => {
    if (path === '/healthz') return { status: 200, text: '{"status":"ok"}' }
    if (service.mode === 'refusing') return problem(keyChanged)
    const verified = await verifyRequest(text.trim())
    if (!verified.ok) return problem(verified.refusal)
    return path === '/v1/exchange' ? exchange(verified.value) : offers(verified.value)
  }

  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    if (service.mode === 'down') return void response.destroy()
    const reply = await answer(request.url ?? '', text)
    if ((service.mode as string) === 'deaf') return void response.destroy()
    const type = reply.status === 200 ? 'application/json' : 'application/problem+json'
    response.writeHead(reply.status, { 'content-type': type }).end(reply.text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(service, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

const keyChanged: Refusal = {
  code: 'key-changed',
  sentence: 'The controller presents another key than the one it is known by.',
  remedy: 'Have the new key approved.',
  facts: {},
}

type Reply = { readonly status: number; readonly text: string }

const problem = ({ code, sentence, remedy, facts }: Refusal): Reply => {
  const { status, title } = problems[code]
  const document = { type: `about:${code}`, title, status, detail: sentence, code, remedy, facts }
  return { status, text: JSON.stringify(document) }
}

const blank = (issuedAt: number): Omit<License, 'id' | 'kind' | 'holder'> => ({
  trialOf: null,
  quantity: 10,
  startsAt: null,
  endsAt: null,
  upgradesTo: null,
  sku: 'TEST',
  term: { unit: 'perpetual' },
  termStart: 'at-activation',
  issuedAt,
  everActivated: false,
})
