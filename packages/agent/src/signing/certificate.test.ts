import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { listenOnPort } from '../http/listen.ts'
import { jsonReply } from '../http/local-request.ts'
import { openCertificate } from './certificate.ts'

const at = Date.now()
const subject = { installCode: 'SC-0001-7F3A', names: [] }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-tls-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the certificate is made once, names the loopback, and its key is for the agent’s user alone', async () => {
  const made = await openCertificate(folder, subject, at)
  assert.deepEqual(await openCertificate(folder, subject, at), made)
  const certificate = new X509Certificate(made.cert)
  assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1')
  assert.match(certificate.subject, /SC-0001-7F3A/)
  assert.equal(statSync(join(folder, 'tls.pem')).mode & 0o777, 0o600)
  assert.equal(readFileSync(join(folder, 'tls-cert.pem'), 'utf8').trim(), made.cert)
})

test('a certificate that has ended, or a file that is none, is made anew', async () => {
  const made = await openCertificate(folder, subject, at)
  const later = await openCertificate(folder, subject, at + 11 * 366 * 86_400_000)
  assert.notEqual(later.cert, made.cert)
  writeFileSync(join(folder, 'tls.pem'), 'half a f')
  assert.notEqual((await openCertificate(folder, subject, at)).cert, later.cert)
})

test('a client that pins the certificate is answered over HTTPS', async () => {
  const certificate = await openCertificate(folder, subject, at)
  const app = { answer: async () => jsonReply({ status: 'ok' }) }
  const listening = await listenOnPort(app, { host: '127.0.0.1', port: 0, hosts: [], certificate })
  const ca = readFileSync(join(folder, 'tls-cert.pem'), 'utf8')
  const text = await new Promise<string>((resolve, reject) => {
    const call = request(listening.at, { ca, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      response.on('end', () => resolve(body))
    })
    call.on('error', reject)
    call.end()
  })
  assert.equal(text, '{"status":"ok"}')
  await listening.close()
})
