import { connect, type MqttClient } from 'mqtt'
import type { Happenings } from '../agent/happenings.ts'
import type { Registry } from '../devices/registry.ts'
import type { DeviceReport } from '../devices/take-reports.ts'
import type { BusSettings } from '../settings.ts'
import { brokerAt } from './broker.ts'
import { openNoticedOnce } from './noticed-once.ts'
import { openObjects } from './objects.ts'
import { licensedPayload, readLicensed, readObject } from './read-payload.ts'
import { openTopics } from './topics.ts'

export type BusParts = {
  readonly settings: BusSettings
  readonly password: string | null
  /** Names this controller to the broker, which keeps for it what comes while the agent is away. */
  readonly clientId: string
  readonly devices: Pick<Registry, 'find' | 'report'>
  readonly happenings: Pick<Happenings, 'listen'>
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void
}

export type Bus = { readonly close: () => Promise<void> }

/** What is done in one turn of the event loop: so much takes a few milliseconds, and then others have theirs. */
const AT_ONCE = 500
/** What comes within this time is written in one transaction. */
const GATHER_MS = 20
const RETRY_MS = 5_000
/** What the broker kept has come when so long nothing more came. */
const QUIET_MS = 250
const FIRST_RECONNECT_MS = 500
const LONGEST_RECONNECT_MS = 15_000
const CLOSE_WITHIN_MS = 2_000

/**
 * The controller's MQTT bus: takes the field devices that appear there into the registry, and shows on each of them
 * whether it is licensed. The registry decides; while the broker is away, nothing changes (T8).
 */
export const openBus = ({ settings, password, clientId, devices, happenings, log }: BusParts): Bus => {
  const topics = openTopics(settings.prefix, settings.segmentId)
  const objects = openObjects()
  const notice = openNoticedOnce(log)
  const reports: DeviceReport[] = []
  /**
   * Removals whose messages are confirmed to the broker once they are on the disk and the clearing of `lic` went out
   * before: whenever the power fails, either the broker tells the removal again, or it has all that follows from it.
   */
  const confirmations: (() => void)[] = []
  let timer: NodeJS.Timeout | null = null
  let timerMs = Infinity
  let quiet: NodeJS.Timeout | null = null
  let closed = false

  const client = connect({
    ...brokerAt(settings.url),
    ...(settings.user === null ? {} : { username: settings.user }),
    ...(password === null ? {} : { password }),
    clientId,
    // The broker keeps the session: a removal that is told while the agent is away is told again when it is back.
    clean: false,
    resubscribe: false,
    reconnectOnConnackError: true,
    reconnectPeriod: FIRST_RECONNECT_MS,
    keepalive: 30,
  })

  const isLicensed = (id: string): boolean => {
    const device = devices.find(id)
    return device.ok && device.value.licensed
  }

  const later = (ms: number): void => {
    if (closed || (timer !== null && timerMs <= ms)) return
    if (timer !== null) clearTimeout(timer)
    timerMs = ms
    timer = setTimeout(work, ms)
  }

  /** One step of what is to be done: reports to the registry, then what they and others changed to the bus. */
  const work = (): void => {
    timer = null
    timerMs = Infinity
    const taken = takeReports()
    if (!taken) return later(RETRY_MS)
    const published = publishChanges()
    if (reports.length > 0 || published === AT_ONCE) return later(0)
    for (const confirm of confirmations.splice(0)) confirm()
  }

  const takeReports = (): boolean => {
    const some = reports.slice(0, AT_ONCE)
    let done = true
    try {
      if (some.length > 0) {
        const { refused, refusal } = devices.report(some)
        objects.refused(refused)
        if (refusal !== null) notice('devices not taken in', refusal.code, { reason: refusal.sentence })
        reports.splice(0, some.length)
      }
    } catch (error) {
      // T8: the disk is full, say. The reports are kept and tried again, and meanwhile nobody is held up.
      notice('devices not written', 'registry', { error: String(error) })
      done = false
    }
    return done
  }

  const publishChanges = (): number => {
    if (!client.connected) return 0
    const messages = objects.takeMessages(AT_ONCE, isLicensed)
    for (const { object, licensed } of messages) {
      const payload = licensed === null ? '' : licensedPayload(licensed)
      // A message that is lost with the connection is made up for when it is back, by comparing.
      client.publish(`${object.topic}/lic`, payload, { qos: 1, retain: true }, () => undefined)
    }
    return messages.length
  }

  /** Gives true where the message may be confirmed to the broker only after the disk has it. */
  const hear = (topic: string, payload: Buffer): boolean => {
    const read = topics.read(topic)
    if ('ignored' in read) {
      notice('bus object ignored', topic, { topic, reason: read.ignored })
      return false
    }
    const { object, member } = read
    if (member === 'lic') {
      objects.licHeard(object, payload.length === 0 ? null : readLicensed(payload))
      if (quiet !== null) waitForQuiet()
      later(GATHER_MS)
      return false
    }
    const report = objects.heard(object, readObject(payload))
    if ('ignored' in report) {
      notice('bus object ignored', topic, { topic, reason: report.ignored })
      return false
    }
    reports.push(report)
    later(reports.length >= AT_ONCE ? 0 : GATHER_MS)
    return report.kind === 'gone'
  }

  const waitForQuiet = (): void => {
    if (quiet !== null) clearTimeout(quiet)
    quiet = setTimeout(() => {
      quiet = null
      objects.touchAll()
      later(0)
    }, QUIET_MS)
  }

  /** `lic` first: then what the bus shows is known when its objects come, and only differences are published. */
  const subscribe = async (): Promise<void> => {
    objects.forgetShown()
    await client.subscribeAsync(topics.filterOf('lic'), { qos: 1 })
    await client.subscribeAsync([topics.filterOf('cfg'), topics.filterOf('sts')], { qos: 1 })
    waitForQuiet()
    later(0)
    log('bus connected', { url: settings.url, objects: topics.filterOf('sts') })
  }

  client.handleMessage = (packet, confirm) => {
    const payload = Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload)
    if (!hear(packet.topic, payload)) return confirm()
    confirmations.push(() => confirm())
    later(0)
  }
  client.on('connect', () => {
    notice.again('away')
    client.options.reconnectPeriod = FIRST_RECONNECT_MS
    subscribe().catch((error: unknown) => {
      // Where the connection broke it is made again; where the broker forbids it, a person has to look.
      if (client.connected) notice('bus not subscribed', 'subscribe', { error: String(error) })
    })
  })
  client.on('error', (error) => notice('bus away', 'away', { url: settings.url, error: error.message }))
  client.on('close', () => {
    const waitMs = client.options.reconnectPeriod ?? FIRST_RECONNECT_MS
    client.options.reconnectPeriod = Math.min(waitMs * 2, LONGEST_RECONNECT_MS)
    if (!closed) notice('bus away', 'away', { url: settings.url, error: 'the connection is closed' })
  })
  const stopListening = happenings.listen((happening) => {
    if (happening.kind === 'device') objects.touch(happening.device.id)
    else if (happening.kind === 'licenses') reports.push(...objects.reportsOfRefused())
    else return
    later(GATHER_MS)
  })

  return {
    close: async () => {
      stopListening()
      takeReports()
      publishChanges()
      closed = true
      for (const each of [timer, quiet]) if (each !== null) clearTimeout(each)
      await endOf(client)
    },
  }
}

/** Waits for what is under way, and not for a broker that does not answer. */
const endOf = async (client: MqttClient): Promise<void> => {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, CLOSE_WITHIN_MS)
  await Promise.race([client.endAsync(), late])
  clearTimeout(timer)
  if (!client.disconnected) await client.endAsync(true)
}
