import { newController, type TestController } from '../packages/agent/src/testing/open-test-agent.ts'
import { startTestService } from '../packages/agent/src/testing/test-service.ts'

/** The size of controller that the aims are set for. */
export const DEVICES = 10_000

/** Id of the n-th field device. */
export const deviceId = (n: number): string => `modbus:pump-${n}`

/**
 * A controller that is licensed for its field devices, all of them, with seats for `capacity`, and stands still: no agent runs. The license
 * service is gone, as it is for a controller without a network.
 */
export const licensedController = async (devices: number, capacity = devices): Promise<TestController> => {
  const service = await startTestService(Date.now())
  const controller = newController(service, { TENURE_LOG_LEVEL: 'silent' })
  const agent = await controller.open()
  agent.setAccount(service.customerId)
  const ids = [
    service.issue({ kind: 'capacity', quantity: capacity }),
    service.issue({ kind: 'maintenance', quantity: capacity, term: { unit: 'months', count: 12 } }),
  ]
  const activated = await agent.activate(ids)
  if (!activated.ok) throw new Error(activated.refusal.sentence)
  agent.devices.report(
    Array.from({ length: devices }, (_, n) => ({
      kind: 'seen',
      id: deviceId(n),
      protocol: 'Modbus',
      name: `Pump ${n}`,
      provisioned: true,
    })),
  )
  const { seated } = agent.devices.counts()
  if (seated !== devices) throw new Error(`${seated} of ${devices} devices have a seat`)
  await agent.close()
  await service.close()
  return controller
}
