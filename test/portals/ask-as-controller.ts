import { createClient, orThrow } from '@tenure/sdk'
import {
  newTestController,
  type TestController,
} from '../../packages/server/src/exchange/testing/controller.ts'

/** A controller with its own key that asks the service as one does; no process, where only its requests matter. */
export type AskingController = TestController & {
  /** Asks for licenses, or only says that it is there. */
  readonly ask: (want?: readonly string[]) => Promise<void>
}

export const askingController = (
  serviceUrl: string,
  customerId: string,
  installCode: string,
): AskingController => {
  const anybody = createClient({ baseUrl: serviceUrl })
  const controller = newTestController({ installCode, customerId })
  return {
    ...controller,
    ask: async (want = []) => {
      const { licenseFile } = orThrow(
        await anybody.exchange({ body: controller.request({ want: [...want] }) }),
      )
      await controller.apply(licenseFile)
    },
  }
}
