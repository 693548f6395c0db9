import { connectAsync } from 'mqtt'
import { startMosquitto } from '../tools/run/start-mosquitto.ts'
import { DEVICES, licensedController } from './controller.ts'
import { bothPrograms, startDaemon } from './daemon.ts'
import { measure, percentile, type Bench } from './measure.ts'

const OBJECTS = 500
const base = 'glp/0/bench/fb/dev/modbus'

/** How long a driver waits on the bus: from an object that appears to its `lic`, on a controller that is nearly full. */
export const busLatency: Bench = {
  name: 'bus-latency',
  run: async () => {
    const controller = await licensedController(DEVICES - OBJECTS, DEVICES)
    const mosquitto = await startMosquitto({ folder: `${controller.folder}/broker` })
    const driver = await connectAsync(mosquitto.url)
    try {
      const [installed] = await bothPrograms()
      if (installed === undefined) throw new Error('there is no executable')
      const env = {
        ...controller.env,
        TENURE_AGENT_MQTT_URL: mosquitto.url,
        TENURE_AGENT_SEGMENT_ID: 'bench',
      }
      const daemon = await startDaemon(installed, { ...controller, env })
      let shown = (_object: string): void => {}
      driver.on('message', (topic, payload) => {
        if (payload.toString() === '{"licensed":true}') shown(topic)
      })
      await driver.subscribeAsync(`${base}/+/lic`, { qos: 1 })
      const took: number[] = []
      for (let n = 0; n < OBJECTS; n++) {
        const object = `${base}/new-${n}`
        const licensed = new Promise<void>((resolve) => {
          shown = (topic) => topic === `${object}/lic` && resolve()
        })
        const startedAt = performance.now()
        await driver.publishAsync(`${object}/cfg`, '{"name":"New"}', { qos: 1, retain: true })
        await licensed
        took.push(performance.now() - startedAt)
      }
      await daemon.stop()
      return [
        measure('bus_lic_p50_ms', percentile(took, 0.5), 'ms'),
        measure('bus_lic_p99_ms', percentile(took, 0.99), 'ms'),
        measure('bus_lic_max_ms', percentile(took, 1), 'ms'),
      ]
    } finally {
      await driver.endAsync()
      await mosquitto.stop()
      controller.remove()
    }
  },
}
