import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from './log.ts'

const logged = (write: (log: ReturnType<typeof openLog>) => void): string => {
  const lines: string[] = []
  write(openLog('info', { write: (line) => lines.push(line) }))
  return lines.join('')
}

test('a line is JSON with time, level by name, request and message', () => {
  const line = JSON.parse(logged((log) => log.warn({ requestId: 'r-1' }, 'slow'))) as Record<string, string>
  const { at, ...rest } = line
  assert.match(at ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  assert.deepEqual(rest, { level: 'warn', requestId: 'r-1', message: 'slow' })
})

test('what is below the level is not written', () =>
  assert.equal(
    logged((log) => log.debug('quiet')),
    '',
  ))

test('secrets are hidden wherever they stand, up to two levels deep', () => {
  const text = logged((log) =>
    log.info({
      token: 'hunter2',
      headers: { authorization: 'hunter2', cookie: 'hunter2' },
      body: { account: { customerId: 'hunter2' } },
      key: { d: 'hunter2', kid: 'k-1' },
    }),
  )
  assert(!text.includes('hunter2'), text)
  assert.match(text, /k-1/)
})

test('an error of the database is logged without the values of the row it is about', () => {
  const error = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    constraint: 'account_pkey',
    detail: 'Key (customer_id)=(hunter2) already exists.',
    config: { password: 'hunter2' },
  })
  const text = logged((log) => log.error({ err: error }, 'failed'))
  assert(!text.includes('hunter2'), text)
  assert.match(text, /23505.*account_pkey|account_pkey.*23505/)
})
