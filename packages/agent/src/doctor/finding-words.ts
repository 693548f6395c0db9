/** `remedy` is there exactly where something is not well. */
export type Words = { readonly about: string; readonly found: string; readonly remedy?: string }

type Version = { readonly agent: string; readonly model: string; readonly software: string }
type Seats = { readonly used: number; readonly capacity: number }
type Waiting = { readonly missing: number; readonly capacity: number }
type Disk = { readonly folder: string; readonly freeMb: number }
type Address = { readonly scheme: string; readonly host: string }
type Open = { readonly folders: readonly string[]; readonly files: readonly string[] }
type Keys = { readonly serial: number; readonly until: string }

/** What each finding says in English, from its facts. Days as `2026-11-24`, instants as RFC 3339. */
export const findingWords = {
  version: ({ agent, model, software }: Version) => ({
    about: 'version',
    found: `tenure-agent ${agent}, for ${model} ${software}`,
  }),
  'install-code': ({ installCode }: { installCode: string }) => ({
    about: 'install code',
    found: installCode,
  }),
  'root-key-pinned': () => ({ about: 'root key', found: 'is pinned' }),
  'service-reached': () => ({ about: 'license service', found: 'can be reached' }),
  'key-to-approve': ({ approvalCode }: { approvalCode: string }) => ({
    about: 'key',
    found: 'the service knows this controller by another key',
    remedy: `Read the approval code ${approvalCode} out to the partner or to Customer Success.`,
  }),
  'key-in-file': () => ({ about: 'key', found: 'in a file of the identity folder' }),
  'key-in-tpm': () => ({ about: 'key', found: 'in the TPM' }),
  'key-does-not-answer': ({ problem }: { problem: string }) => ({
    about: 'key',
    found: `the TPM with the key does not answer: ${problem}`,
    remedy: 'The licenses count meanwhile. Check TENURE_AGENT_TPM_TCTI, and start the agent again.',
  }),
  'account-set': ({ name }: { name: string | null }) => ({ about: 'account', found: name ?? 'is set' }),
  'account-missing': () => ({
    about: 'account',
    found: 'no Customer ID is set',
    remedy: 'Set it: tenure-agent account set CUSTOMER-ID.',
  }),
  'license-file-none': () => ({ about: 'license file', found: 'none yet' }),
  'license-file-good': ({ generation }: { generation: number }) => ({
    about: 'license file',
    found: `generation ${generation}`,
  }),
  'clock-right': ({ at }: { at: string }) => ({ about: 'clock', found: `${at} is certain` }),
  'clock-wrong': ({ ownClock, meaning }: { time: string; ownClock: string; meaning: string }) => ({
    about: 'clock',
    found: `${ownClock} is wrong. ${meaning}`,
    remedy:
      'Set the clock. For a fresh answer: tenure-agent refresh, or request and apply without a network.',
  }),
  'requests-none': () => ({ about: 'requests', found: 'none waits for its answer' }),
  'request-waits': ({ madeAt }: { madeAt: string }) => ({
    about: 'requests',
    found: `a request of ${madeAt} waits for its answer`,
    remedy: 'It is sent again by itself; to send it now: tenure-agent refresh.',
  }),
  'seats-suffice': ({ used, capacity }: Seats) => ({
    about: 'seats',
    found: `${used} of ${capacity} taken`,
  }),
  'seats-missing': ({ missing, capacity }: Waiting) => ({
    about: 'seats',
    found: `${missing === 1 ? '1 field device has' : `${missing} field devices have`} no seat (capacity ${capacity})`,
    remedy: `Activate capacity for ${missing} more: tenure-agent offers.`,
  }),
  'files-private': () => ({ about: 'permissions', found: 'for the agent’s user alone' }),
  'files-open': ({ folders, files }: Open) => ({
    about: 'permissions',
    found: `others may look at ${[...folders, ...files].join(', ')}`,
    remedy: `${chmods({ folders, files }).join('; ')}.`,
  }),
  'disk-free': ({ folder, freeMb }: Disk) => ({ about: 'disk', found: freeWords({ folder, freeMb }) }),
  'disk-untold': ({ folder }: { folder: string }) => ({ about: 'disk', found: folder }),
  'disk-full': ({ folder, freeMb }: Disk) => ({
    about: 'disk',
    found: `only ${freeWords({ folder, freeMb })}`,
    remedy: 'Make room; until then what has to be remembered may be forgotten over a restart.',
  }),
  'disk-read-only': ({ folder }: { folder: string }) => ({
    about: 'disk',
    found: `${folder} cannot be written`,
    remedy: 'Mount it for writing, and give it to the agent’s user: chown -R.',
  }),
  'broker-reached': ({ url }: { url: string }) => ({ about: 'bus', found: `${url} can be reached` }),
  'broker-away': ({ url }: { url: string }) => ({
    about: 'bus',
    found: `the MQTT broker at ${url} does not answer`,
    remedy:
      'Start it, or check TENURE_AGENT_MQTT_URL; until then no device comes or goes, and no seat is lost.',
  }),
  'api-private': ({ scheme, host }: Address) => ({ about: 'local API', found: `${scheme} on ${host}` }),
  'api-unencrypted': ({ scheme, host }: Address) => ({
    about: 'local API',
    found: `${scheme} on ${host}: tokens and passwords cross the network unencrypted`,
    remedy: 'Set TENURE_AGENT_HOST=127.0.0.1, or TENURE_AGENT_TLS=on.',
  }),
  'certificate-good': ({ until }: { until: string }) => ({ about: 'certificate', found: `until ${until}` }),
  'certificate-ends': ({ until }: { until: string }) => ({
    about: 'certificate',
    found: `the certificate of the local API ends on ${until}`,
    remedy: 'The agent renews it by itself once a day; start it again to do so now.',
  }),
  'key-list-good': (keys: Keys) => ({ about: 'key list', found: listWords(keys) }),
  'key-list-ends': (keys: Keys) => ({
    about: 'key list',
    found: listWords(keys),
    remedy: 'The next answer brings the newer one: tenure-agent refresh, or request and apply.',
  }),
} as const satisfies Readonly<Record<string, (facts: never) => Words>>
export type FindingWords = typeof findingWords

const freeWords = ({ folder, freeMb }: Disk): string => `${freeMb} MB free for ${folder}`

const listWords = ({ serial, until }: Keys): string =>
  `number ${serial}, good for what is signed until ${until}`

const chmods = ({ folders, files }: Open): readonly string[] => [
  ...(folders.length === 0 ? [] : [`chmod 700 ${folders.join(' ')}`]),
  ...(files.length === 0 ? [] : [`chmod 600 ${files.join(' ')}`]),
]
