import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` tells, and how it learns of it. */
export type Metrics = {
  readonly observe: (operation: string, status: number, seconds: number) => void
  readonly contentType: string
  readonly print: () => Promise<string>
}

/** Connections of the database pool, counted when the metrics are printed. */
export type PoolCounts = { readonly total: number; readonly idle: number; readonly waiting: number }

export const createMetrics = (poolCounts: () => PoolCounts): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'tenure_requests_total',
    help: 'Requests by operation and status',
    labelNames: ['operation', 'status'],
    registers: [registry],
  })
  const latency = new Histogram({
    name: 'tenure_request_seconds',
    help: 'Time from the request to its reply, by operation',
    labelNames: ['operation'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers: [registry],
  })
  const connections = new Gauge({
    name: 'tenure_pool_connections',
    help: 'Connections of the database pool, and requests that wait for one',
    labelNames: ['state'],
    registers: [],
    collect() {
      const { total, idle, waiting } = poolCounts()
      this.set({ state: 'busy' }, total - idle)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
  registry.registerMetric(connections)
  return {
    observe: (operation, status, seconds) => {
      requests.inc({ operation, status: String(status) })
      latency.observe({ operation }, seconds)
    },
    contentType: registry.contentType,
    print: () => registry.metrics(),
  }
}
