import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { KeyPlace } from './signing/controller-key.ts'

const flag = z.enum(['on', 'off'])

/** Every setting of the agent: the one place where the environment is read. `docs/controller-reference.md` lists them. */
export const environment = z.object({
  TENURE_AGENT_DIR: z.string().min(1).default('./data/agent').meta({ description: 'State folder' }),
  TENURE_AGENT_IDENTITY_DIR: z.string().min(1).optional().meta({
    description: 'Folder of the controller’s key and licenses; `identity` in the state folder where absent',
  }),
  TENURE_AGENT_KEY: z.enum(['file', 'tpm']).default('file').meta({
    description:
      'Where the controller’s key lies: a file of the identity folder, or a TPM 2.0, which it never leaves',
  }),
  TENURE_AGENT_TPM_TCTI: z.string().min(1).default('device:/dev/tpmrm0').meta({
    description: 'Which TPM, as tpm2-tools name it',
  }),
  TENURE_AGENT_INSTALL_CODE: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9-]{3,31}$/, '4 to 32 of A–Z, 0–9 and hyphen')
    .optional()
    .meta({ description: 'Install code of this controller; kept in the identity folder' }),
  TENURE_AGENT_ROOT_KEY: z.string().min(1).optional().meta({
    description:
      'File with the vendor’s root public key (JWK); `root-key.json` in the state folder where absent',
  }),
  TENURE_AGENT_SERVICE_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:7400')
    .meta({
      description: 'Address of the license service',
    }),
  TENURE_AGENT_HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'Address of the local API' }),
  TENURE_AGENT_PORT: z.coerce.number().int().min(0).max(65_535).default(7410).meta({
    description: 'Port of the local API; 0 takes a free one',
  }),
  TENURE_AGENT_TLS: flag.default('off').meta({ description: 'HTTPS with a certificate made on first start' }),
  TENURE_AGENT_HTTPS_HOST: z.string().min(1).default('127.0.0.1').meta({
    description:
      'Address of the second port, for people and /iap; 0.0.0.0 is every address of the controller',
  }),
  TENURE_AGENT_HTTPS_PORT: z.coerce.number().int().min(0).max(65_535).optional().meta({
    description: 'A second port that speaks HTTPS only, beside the one for drivers; none where absent',
  }),
  TENURE_AGENT_NAMES: z
    .string()
    .default('')
    .transform((names) => names.split(',').flatMap((name) => name.trim().toLowerCase() || []))
    .pipe(z.array(z.string().regex(/^[a-z0-9.:_-]{1,253}$/, 'names and addresses, with commas')).max(20))
    .meta({ description: 'Further names and addresses by which the controller is opened, with commas' }),
  TENURE_AGENT_MODEL: z.string().trim().min(1).max(64).default('SmartServer IoT').meta({
    description: 'Model of this controller; a name with “Pi” needs a core license (C7)',
  }),
  TENURE_AGENT_SOFTWARE_VERSION: z.string().trim().min(1).max(40).default('3.4').meta({
    description: 'Version of the controller software that is installed',
  }),
  TENURE_AGENT_REFRESH_HOURS: z.coerce.number().min(1).max(720).default(24).meta({
    description: 'Hours between two refreshes of the license file',
  }),
  TENURE_AGENT_MQTT_URL: z
    .url({ protocol: /^mqtts?$/ })
    // It is logged, and what is secret has a file of its own.
    .refine((url) => !url.includes('@'), 'without user and password, which have settings of their own')
    .optional()
    .meta({ description: 'The controller’s MQTT broker, as mqtt://127.0.0.1:1883; no bus where absent' }),
  TENURE_AGENT_MQTT_TOPIC: z
    .string()
    .regex(/^[^/+#][^+#]*[^/+#]$/, 'levels with / between them, without + and #')
    .default('glp/0/{sid}/fb/dev')
    .meta({ description: 'Topic above the protocols; {sid} stands for the segment id' }),
  TENURE_AGENT_SEGMENT_ID: z
    .string()
    .trim()
    .regex(/^[^/+#]{1,64}$/, '1 to 64 characters without / + #')
    .optional()
    .meta({ description: 'Segment id in the bus topics; any where absent' }),
  TENURE_AGENT_MQTT_USER: z.string().min(1).max(200).optional().meta({ description: 'User at the broker' }),
  TENURE_AGENT_MQTT_PASSWORD_FILE: z.string().min(1).optional().meta({
    description: 'File with the password of that user',
  }),
  TENURE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').meta({
    description: 'What the daemon logs',
  }),
})

export type Settings = {
  readonly folder: string
  readonly identityFolder: string
  readonly key: KeyPlace
  readonly installCode: string | null
  readonly rootKeyFile: string
  readonly serviceUrl: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  /** The second port, which speaks HTTPS only. */
  readonly https: { readonly host: string; readonly port: number } | null
  /** Further names by which the controller is opened. */
  readonly names: readonly string[]
  readonly model: string
  readonly softwareVersion: string
  readonly refreshHours: number
  readonly bus: BusSettings | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** The broker that the agent is a client of, and where its field devices appear. */
export type BusSettings = {
  readonly url: string
  readonly prefix: string
  readonly segmentId: string | null
  readonly user: string | null
  readonly passwordFile: string | null
}

/**
 * Reads the settings.
 *
 * @throws SettingsError naming each variable that cannot be read.
 */
export const readSettings = (variables: Readonly<Record<string, string | undefined>>): Settings => {
  const parsed = environment.safeParse(variables)
  if (!parsed.success)
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const set = parsed.data
  const folder = set.TENURE_AGENT_DIR
  const identityFolder = set.TENURE_AGENT_IDENTITY_DIR ?? join(folder, 'identity')
  if (resolve(folder) === resolve(identityFolder))
    throw new SettingsError(['TENURE_AGENT_IDENTITY_DIR: is the state folder, which a reset empties'])
  return {
    folder,
    identityFolder,
    key: set.TENURE_AGENT_KEY === 'tpm' ? { in: 'tpm', tcti: set.TENURE_AGENT_TPM_TCTI } : { in: 'file' },
    installCode: set.TENURE_AGENT_INSTALL_CODE ?? null,
    rootKeyFile: set.TENURE_AGENT_ROOT_KEY ?? join(set.TENURE_AGENT_DIR, 'root-key.json'),
    serviceUrl: set.TENURE_AGENT_SERVICE_URL,
    host: set.TENURE_AGENT_HOST,
    port: set.TENURE_AGENT_PORT,
    tls: set.TENURE_AGENT_TLS === 'on',
    https:
      set.TENURE_AGENT_HTTPS_PORT === undefined
        ? null
        : { host: set.TENURE_AGENT_HTTPS_HOST, port: set.TENURE_AGENT_HTTPS_PORT },
    names: set.TENURE_AGENT_NAMES,
    model: set.TENURE_AGENT_MODEL,
    softwareVersion: set.TENURE_AGENT_SOFTWARE_VERSION,
    refreshHours: set.TENURE_AGENT_REFRESH_HOURS,
    bus:
      set.TENURE_AGENT_MQTT_URL === undefined
        ? null
        : {
            url: set.TENURE_AGENT_MQTT_URL,
            prefix: set.TENURE_AGENT_MQTT_TOPIC,
            segmentId: set.TENURE_AGENT_SEGMENT_ID ?? null,
            user: set.TENURE_AGENT_MQTT_USER ?? null,
            passwordFile: set.TENURE_AGENT_MQTT_PASSWORD_FILE ?? null,
          },
    logLevel: set.TENURE_LOG_LEVEL,
  }
}

export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(`The settings cannot be read:\n  ${problems.join('\n  ')}`)
    this.name = 'SettingsError'
  }
}
