import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { KnownUser } from '../users/open-users.ts'
import { noSessionCookie, sessionCookie, sessionIdIn } from './session-cookie.ts'
import { IDLE_MS, LONGEST_MS, MAX_SESSIONS, openSessions, type Sessions } from './sessions.ts'

const ada: KnownUser = { name: 'ada', role: 'owner', passwordMark: 'mark-1' }
let now: number
let known: Map<string, KnownUser>
let sessions: Sessions
beforeEach(() => {
  now = 0
  known = new Map([['ada', ada]])
  sessions = openSessions({ find: (name) => known.get(name) ?? null }, () => now)
})

test('a session is its user’s, and no other id is', () => {
  const id = sessions.begin(ada)
  assert.match(id, /^[A-Za-z0-9_-]{43}$/)
  assert.deepEqual(sessions.userOf(id), ada)
  assert.equal(sessions.userOf('A'.repeat(43)), null)
  assert.notEqual(sessions.begin(ada), id)
})

test('a session ends when it is not used for half an hour, and each use begins that anew', () => {
  const id = sessions.begin(ada)
  now += IDLE_MS - 1
  assert.ok(sessions.userOf(id))
  now += IDLE_MS - 1
  assert.ok(sessions.userOf(id))
  now += IDLE_MS
  assert.equal(sessions.userOf(id), null)
})

test('who only listens does not use it', () => {
  const id = sessions.begin(ada)
  now += IDLE_MS - 1
  assert.ok(sessions.userOf(id, { counts: false }))
  now += 1
  assert.equal(sessions.userOf(id, { counts: false }), null)
})

test('a session ends after twelve hours, however much it is used', () => {
  const id = sessions.begin(ada)
  for (; now < LONGEST_MS - 60_000; now += 60_000) assert.ok(sessions.userOf(id))
  now = LONGEST_MS
  assert.equal(sessions.userOf(id), null)
})

test('it ends on the sign-out, with a new password and with the user, and nobody can bring it back', () => {
  const [out, other, gone] = [sessions.begin(ada), sessions.begin(ada), sessions.begin(ada)]
  sessions.end(out)
  assert.equal(sessions.userOf(out), null)
  assert.ok(sessions.userOf(other))
  known.set('ada', { ...ada, passwordMark: 'mark-2' })
  assert.equal(sessions.userOf(other), null)
  known.set('ada', ada)
  assert.equal(sessions.userOf(other), null)
  known.delete('ada')
  assert.equal(sessions.userOf(gone), null)
})

test('a role that was changed counts at once', () => {
  const id = sessions.begin(ada)
  known.set('ada', { ...ada, role: 'viewer' })
  assert.equal(sessions.userOf(id)?.role, 'viewer')
})

test('there is an end to their number: the one that was not used for longest gives way', () => {
  const first = sessions.begin(ada)
  const second = sessions.begin(ada)
  for (let more = 2; more < MAX_SESSIONS; more++) sessions.begin(ada)
  assert.ok(sessions.userOf(first))
  sessions.begin(ada)
  assert.ok(sessions.userOf(first))
  assert.equal(sessions.userOf(second), null)
})

test('the cookie is for no script, for no other site, and over HTTPS for nothing else', () => {
  const id = 'a'.repeat(43)
  assert.equal(sessionCookie(id, true), `cmsSID=${id}; Path=/; HttpOnly; SameSite=Strict; Secure`)
  assert.equal(sessionCookie(id, false), `cmsSID=${id}; Path=/; HttpOnly; SameSite=Strict`)
  assert.match(noSessionCookie(true), /^cmsSID=; Max-Age=0; Path=\/;/)
})

test('the session is found among other cookies, and what only looks like one is none', () => {
  const id = 'b'.repeat(43)
  const cases: readonly (readonly [string, string | null])[] = [
    [`cmsSID=${id}`, id],
    [`theme=dark; cmsSID=${id}; lang=de`, id],
    [`theme=dark;cmsSID=${id}`, id],
    [`xcmsSID=${id}`, null],
    [`cmsSID=${id}x`, null],
    ['cmsSID=', null],
    ['', null],
  ]
  for (const [cookie, found] of cases) assert.equal(sessionIdIn({ cookie }), found, cookie)
})
