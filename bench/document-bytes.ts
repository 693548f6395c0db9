import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawQr } from '../packages/agent/src/offline/draw-qr.ts'
import { newController } from '../packages/agent/src/testing/open-test-agent.ts'
import { startTestService, type TestService } from '../packages/agent/src/testing/test-service.ts'
import { measure, type Bench, type Measure } from './measure.ts'

/** What is carried for so many licenses, half of them with a term: bytes of the documents, versions of their QR codes. */
export const documentBytes: Bench = {
  name: 'document-bytes',
  run: async () => {
    const service = await startTestService(Date.now())
    const measures: Measure[] = []
    for (const licenses of [1, 4, 10]) {
      const documents = {
        request: await requestFor(service, licenses),
        license_file: await licenseFileFor(service, licenses),
      }
      for (const [name, text] of Object.entries(documents)) {
        const qr = drawQr(text)
        if (!qr.ok) throw new Error(qr.refusal.sentence)
        measures.push(
          measure(`${name}_bytes_${licenses}`, Buffer.byteLength(text), 'bytes'),
          measure(`${name}_qr_version_${licenses}`, qr.value.version, 'of 40'),
        )
      }
    }
    await service.close()
    return measures
  },
}

const issue = (service: TestService, licenses: number): readonly string[] =>
  Array.from({ length: licenses }, (_, n) =>
    n % 2 === 0
      ? service.issue({ kind: 'capacity', quantity: 50 })
      : service.issue({ kind: 'maintenance', quantity: 50, term: { unit: 'months', count: 12 } }),
  )

const requestFor = async (service: TestService, licenses: number): Promise<string> => {
  const controller = newController(service)
  const agent = await controller.open()
  agent.setAccount(service.customerId)
  const made = await agent.prepareRequest(issue(service, licenses), [])
  await agent.close()
  controller.remove()
  if (!made.ok) throw new Error(made.refusal.sentence)
  return made.value.document
}

const licenseFileFor = async (service: TestService, licenses: number): Promise<string> => {
  const installCode = `SC-BENCH-${licenses}`
  const controller = newController(service, { TENURE_AGENT_INSTALL_CODE: installCode })
  const agent = await controller.open()
  agent.setAccount(service.customerId)
  const activated = await agent.activate(issue(service, licenses))
  const held = service.heldBy(installCode).length
  await agent.close()
  const text = readFileSync(join(controller.identityFolder, 'license-file.jws'), 'utf8').trim()
  controller.remove()
  if (!activated.ok) throw new Error(activated.refusal.sentence)
  if (held !== licenses) throw new Error(`${held} of ${licenses} licenses were activated`)
  return text
}
