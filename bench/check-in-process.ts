import { DEVICES, deviceId, licensedController } from './controller.ts'
import { measure, percentile, type Bench } from './measure.ts'

const WARM_UP = 50_000
const CALLS = 200_000

/** Checks by a program that has the agent in its own process, with 10,000 field devices. */
export const checkInProcess: Bench = {
  name: 'check-in-process',
  run: async () => {
    const controller = await licensedController(DEVICES)
    const agent = await controller.open()
    const took: number[] = []
    for (let n = 0; n < WARM_UP + CALLS; n++) {
      const id = deviceId((n * 7919) % DEVICES)
      const startedAt = process.hrtime.bigint()
      const checked = agent.devices.check(id, 'read')
      const endedAt = process.hrtime.bigint()
      if (!checked.ok) throw new Error(checked.refusal.sentence)
      if (n >= WARM_UP) took.push(Number(endedAt - startedAt) / 1000)
    }
    await agent.close()
    controller.remove()
    return [
      measure('check_inprocess_us', percentile(took, 0.5), 'µs'),
      measure('check_inprocess_p99_us', percentile(took, 0.99), 'µs'),
    ]
  },
}
