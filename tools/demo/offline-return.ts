import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExchangeReply } from '@tenure/contract'
import type { Narrator } from './narrator.ts'
import type { Purchase } from './purchase.ts'
import type { DemoController } from './controller.ts'
import type { Stage } from './stage.ts'

/** A license leaves a controller that has no network, and works on another (T2, O3, O4). */
export const offlineReturn = async (
  stage: Stage,
  unit: DemoController,
  bought: Purchase,
  narrator: Narrator,
): Promise<void> => {
  const [, returned] = bought.capacity
  narrator.step('The service is gone', 'It is killed (kill -9). The building does not notice (T8).')
  narrator.does('somebody', 'kill -9 the license service')
  await stage.killService()
  const still = await unit.driver('POST', '/v1/devices/pump-01/write')
  narrator.check('devices go on being read, written and provisioned', still.status === 200)

  narrator.step(
    'A return without network',
    'The right is given up first, on disk; then the proof is shown, as often as needed (O4).',
  )
  const proof = join(unit.folder, 'proof.txt')
  await unit.types('request', '--give', returned, '--out', proof)
  const refused = await unit.driver('POST', '/v1/devices/pump-12/write')
  narrator.check(
    'the seats fell at once: the newest devices lost theirs (C5)',
    refused.code === 'device-unlicensed',
  )

  narrator.step(
    'Somebody carries the proof',
    'The service starts again on its data; the file is handed in at the same address as online.',
  )
  await stage.restartService()
  const document = await readFile(proof, 'utf8')
  const answer = await handIn(stage, document, narrator)
  const again = await handIn(stage, document, narrator)
  narrator.check('carried twice, it gets the same answer, byte for byte (O3)', answer === again)
  const { licenseFile, keyList } = JSON.parse(answer) as ExchangeReply
  const carriedBack = join(unit.folder, 'answer.txt')
  await writeFile(carriedBack, [licenseFile, keyList ?? ''].join('\n'))
  const applied = await unit.types('apply', carriedBack)
  narrator.check(
    'the controller has its newer license file',
    applied.code === 0 && !applied.stdout.includes(returned),
  )
}

const handIn = async (stage: Stage, document: string, narrator: Narrator): Promise<string> => {
  narrator.does('engineer', 'curl --data-binary @proof.txt …/v1/exchange')
  const response = await fetch(`${stage.serviceUrl()}/v1/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: document,
  })
  narrator.check('the service takes it', response.status === 200)
  return response.text()
}
