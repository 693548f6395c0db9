import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { test, type TestContext } from 'node:test'
import { readDemoPorts, requireFreePorts } from './demo-ports.ts'

const anyFree = { service: 0, controller: 0, mails: 0, smtp: 0 }

/** A port that somebody else has for as long as the test runs. */
const takenPort = async (t: TestContext): Promise<number> => {
  const server = await new Promise<Server>((resolve) => {
    const made = createServer().listen(0, '127.0.0.1', () => resolve(made))
  })
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

test('without any variable npm start listens where the README says; an empty variable is one that is not set', () => {
  const standard = { service: 7400, controller: 7443, mails: 7480, smtp: 7425 }
  assert.deepEqual(readDemoPorts({}), standard)
  assert.deepEqual(readDemoPorts({ TENURE_PORT: '', TENURE_DEMO_SMTP_PORT: '' }), standard)
})

test('each variable moves the port of its own thing and of nothing else', () => {
  for (const [variable, place] of [
    ['TENURE_PORT', 'service'],
    ['TENURE_DEMO_CONTROLLER_PORT', 'controller'],
    ['TENURE_DEMO_MAILS_PORT', 'mails'],
    ['TENURE_DEMO_SMTP_PORT', 'smtp'],
  ] as const)
    assert.deepEqual(readDemoPorts({ [variable]: '1234' }), { ...readDemoPorts({}), [place]: 1234 })
})

test('what is no port is refused by the name of its variable', () => {
  for (const port of ['65536', '-1', '7400.5', 'http', ' 7400', '0x1d', '1e3'])
    assert.throws(() => readDemoPorts({ TENURE_DEMO_MAILS_PORT: port }), {
      message: `TENURE_DEMO_MAILS_PORT is "${port}"; set it to a whole number from 0 to 65535.`,
    })
  assert.equal(readDemoPorts({ TENURE_DEMO_MAILS_PORT: '65535' }).mails, 65_535)
})

test('all ports that are taken are named at once, with what they are for and how to choose others', async (t) => {
  const [smtp, service] = [await takenPort(t), await takenPort(t)]
  await assert.rejects(requireFreePorts({ ...anyFree, smtp, service }), {
    message: [
      `Port ${service}, for the license service, is taken (TENURE_PORT names another).`,
      `Port ${smtp}, for the mail catcher, is taken (TENURE_DEMO_SMTP_PORT names another).`,
      'Stop what listens there, perhaps another npm start, or set other ports.',
    ].join('\n'),
  })
})

test('looking whether ports are free leaves them free', async () => {
  await requireFreePorts(anyFree)
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await requireFreePorts({ ...anyFree, service: port })
  await requireFreePorts({ ...anyFree, service: port })
})
