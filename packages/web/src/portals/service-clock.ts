/** What time it is at the service, in milliseconds. */
export type ServiceClock = () => number

/**
 * The service's clock, read once: a browser's may be years off, but it runs as fast. `toldAt` is what the browser's
 * clock said when the service told its time.
 */
export const serviceClock =
  (told: string, toldAt: number, browser: () => number = Date.now): ServiceClock =>
  () =>
    Date.parse(told) + browser() - toldAt
