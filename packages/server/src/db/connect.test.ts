import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Misconfigured } from '../misconfigured.ts'
import { connectDatabase } from './connect.ts'
import { enterServer, withDatabase } from './testing.ts'

const { url } = await withDatabase({ after })
const server = await enterServer()
after(() => server.leave())
const connect = (databaseUrl: string) =>
  connectDatabase({ databaseUrl, databaseConnections: 2, dataDir: '/nonexistent' })

const misconfigured = (message: RegExp, remedy: RegExp) => (error: unknown) => {
  assert(error instanceof Misconfigured)
  assert.match(error.message, message)
  assert.match(error.remedy, remedy)
  return true
}

test('an ordinary role is connected', async () => {
  const connection = await connect(url)
  assert.equal((await connection.db.selectFrom('setting').select('version').execute()).length, 1)
  await connection.close()
})

test('A4: a superuser is refused, because row-level security does not hold for it', () =>
  assert.rejects(connect(server.adminUrl), misconfigured(/role postgres is a superuser/, /ordinary role/)))

test('a server that is not there is refused with what to check', () =>
  assert.rejects(
    connect('postgresql://tenure@127.0.0.1:1/tenure'),
    misconfigured(/cannot be reached/, /host, port/),
  ))

test('a database that does not exist is refused with what to check', () =>
  assert.rejects(
    connect(url.replace(/\/test_\w+/, '/test_nothing')),
    misconfigured(/"test_nothing" does not exist/, /TENURE_DATABASE_URL/),
  ))
