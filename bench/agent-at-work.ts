import { DEVICES, deviceId, licensedController } from './controller.ts'
import { bothPrograms, startDaemon, startHello, type Daemon } from './daemon.ts'
import { measure, percentile, type Bench, type Measure } from './measure.ts'

const WARM_UP = 1000
const CALLS = 5000

/** Memory, and checks over the Unix socket one after the other, with 10,000 field devices; and the floor under them. */
export const agentAtWork: Bench = {
  name: 'agent-at-work',
  run: async () => {
    const controller = await licensedController(DEVICES)
    const measures: Measure[] = []
    try {
      for (const program of await bothPrograms()) {
        const daemon = await startDaemon(program, controller)
        const suffix = program.name === 'node' ? '_node' : ''
        measures.push(measure(`agent_rss_started_mb${suffix}`, daemon.residentMb(), 'MB'))
        const took = await checks(daemon)
        measures.push(
          measure(`agent_rss_mb${suffix}`, daemon.residentMb(), 'MB'),
          measure(`check_socket_p50_ms${suffix}`, percentile(took, 0.5), 'ms'),
          measure(`check_socket_p99_ms${suffix}`, percentile(took, 0.99), 'ms'),
        )
        await daemon.stop()
        const hello = await startHello(program, controller)
        const floor = await checks(hello)
        measures.push(
          measure(`hello_socket_p50_ms${suffix}`, percentile(floor, 0.5), 'ms'),
          measure(`hello_socket_p99_ms${suffix}`, percentile(floor, 0.99), 'ms'),
        )
        await hello.stop()
      }
    } finally {
      controller.remove()
    }
    return measures
  },
}

const checks = async (daemon: Daemon): Promise<readonly number[]> => {
  const took: number[] = []
  for (let n = 0; n < WARM_UP + CALLS; n++) {
    // 7919 is prime, so that every device has its turn and neighbours do not follow each other.
    const path = `/v1/devices/${deviceId((n * 7919) % DEVICES)}/read`
    const startedAt = performance.now()
    const status = await daemon.call('POST', path)
    if (status !== 200) throw new Error(`${path} was answered with ${status}`)
    if (n >= WARM_UP) took.push(performance.now() - startedAt)
  }
  return took
}
