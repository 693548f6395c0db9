import { licensedController } from './controller.ts'
import { bothPrograms, startDaemon } from './daemon.ts'
import { measure, percentile, type Bench, type Measure } from './measure.ts'

const STARTS = 15

/** Cold start: a new process, on a state folder with a license file and ten field devices. */
export const agentStart: Bench = {
  name: 'agent-start',
  run: async () => {
    const controller = await licensedController(10)
    const measures: Measure[] = []
    try {
      for (const program of await bothPrograms()) {
        const starts: number[] = []
        for (let n = 0; n < STARTS; n++) {
          const daemon = await startDaemon(program, controller)
          starts.push(daemon.startMs)
          await daemon.stop()
        }
        const suffix = program.name === 'node' ? '_node' : ''
        measures.push(measure(`agent_start_ms${suffix}`, percentile(starts, 0.5), 'ms'))
      }
    } finally {
      controller.remove()
    }
    return measures
  },
}
