import { after } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { newController, type TestController } from './open-test-agent.ts'
import { startTestService, type TestService } from './test-service.ts'

// What most test files begin with, as in `const { service, agent } = await useAgent(at)`. What is used is put away after
// the last test of the file, once the hooks have run that the file registered before it.

/** A license service. */
export const useService = async (at: number): Promise<TestService> => {
  const service = await startTestService(at)
  after(() => service.close())
  return service
}

/** A license service, and a controller whose agents are processes of their own. */
export const useController = async (
  at = Date.now(),
): Promise<{ readonly service: TestService; readonly controller: TestController }> => {
  const service = await startTestService(at)
  const controller = newController(service)
  after(async () => {
    controller.remove()
    await service.close()
  })
  return { service, controller }
}

/** A license service, and a controller with its agent open in this process. */
export const useAgent = async (
  at: number,
): Promise<{ readonly service: TestService; readonly controller: TestController; readonly agent: Agent }> => {
  const service = await startTestService(at)
  const { controller, agent } = await openNewAgent(service)
  after(async () => {
    await putAway(controller, agent)
    await service.close()
  })
  return { service, controller, agent }
}

/** For a test that wants a controller of its own: one that the service has never heard of, and its open agent. */
export const openNewAgent = async (
  service: TestService,
  env: Record<string, string> = {},
): Promise<{ readonly controller: TestController; readonly agent: Agent }> => {
  const controller = newController(service, env)
  return { controller, agent: await controller.open() }
}

/** The agent may have been closed by the test. */
export const putAway = async (controller: TestController, agent: Agent): Promise<void> => {
  await agent.close().catch(() => undefined)
  controller.remove()
}
