import type { Changed } from '../agent/agent.ts'
import type { Finding } from '../doctor/finding.ts'
import type { LicenseRow, Status } from '../agent/status.ts'
import type { Device } from '../devices/device.ts'

/** What the commands print for people; `--json` prints the same answers as data. */

export const statusWords = (status: Status): readonly string[] => [
  `Controller    ${status.installCode}${status.segment === '' ? '' : ` (${status.segment})`}`,
  `Software      ${status.model} ${status.softwareVersion}`,
  `Account       ${status.account === null ? 'not set' : (status.account.name ?? 'set, and not asked yet')}`,
  `License file  ${status.generation === 0 ? 'none' : `generation ${status.generation}`}`,
  `Capacity      ${status.seatsUsed} of ${status.capacity} seats taken, ${status.devices} device(s)${
    status.unlicensedDevices === 0 ? '' : `, ${status.unlicensedDevices} unlicensed`
  }`,
  `Maintenance   ${maintenanceWords(status.maintenance)}`,
  `Running       scheduler ${onOff(status.scheduler)}, data logging ${onOff(status.dataLogging)}`,
  `Time          ${status.time.at}${status.time.certain ? '' : ' (not certain)'}`,
  ...(status.time.meaning === '' ? [] : [`              ${status.time.meaning}`]),
  ...(status.waiting === null ? [] : [`Waiting       a request of ${status.waiting.madeAt} for its answer`]),
  ...(status.problem === null
    ? []
    : [`Problem       ${status.problem.sentence}`, `              ${status.problem.remedy}`]),
  ...(status.approvalCode === null
    ? []
    : [`Approval code ${status.approvalCode}: read it out to the partner or to Customer Success`]),
  ...(status.contact?.problem == null ? [] : [`Service       ${status.contact.problem}`]),
]

export const licenseWords = (licenses: readonly LicenseRow[]): readonly string[] =>
  licenses.length === 0
    ? ['This controller holds no license.']
    : table(
        ['LICENSE ID', 'DESCRIPTION', 'QUANTITY', 'STATUS', 'ACTIVATED'],
        licenses.map((each) => [
          each.licenseId,
          each.description,
          String(each.quantity),
          each.status,
          each.activationDate ?? '-',
        ]),
      )

/** What setting the Customer ID answers: the offers are counted where the service could be asked. */
export type AccountAnswer = {
  readonly account: { readonly customerId: string; readonly name: string | null }
  readonly offers: number | null
  readonly problem: { readonly sentence: string; readonly remedy: string; readonly code: string } | null
}

export const accountWords = ({ account, offers, problem }: AccountAnswer): readonly string[] => [
  `Customer ID ${account.customerId} is set${account.name === null ? '' : `: account ${account.name}`}.`,
  ...(problem === null ? [] : problemWords({ ...problem, detail: problem.sentence })),
  ...nextWords(offers, problem?.code),
]

const nextWords = (offers: number | null, code: string | undefined): readonly string[] => {
  if (code === 'service-unreachable')
    return ['Next, without a network: tenure-agent request --want LICENSE-ID.']
  if (offers === null) return []
  return offers === 0
    ? ['It has no license to activate. To fetch what this controller holds: tenure-agent refresh.']
    : [`It offers ${offers} license(s). Next: tenure-agent offers.`]
}

type OfferRow = {
  readonly licenseId: string
  readonly description: string
  readonly quantity: number
  readonly transferDate: string
}

export const offerWords = (offered: { readonly account: string; readonly offers: readonly OfferRow[] }) =>
  offered.offers.length === 0
    ? [`The account ${offered.account} has no license to activate.`]
    : [
        `The account ${offered.account} offers:`,
        ...table(
          ['LICENSE ID', 'DESCRIPTION', 'QUANTITY', 'TRANSFERRED'],
          offered.offers.map((each) => [
            each.licenseId,
            each.description,
            String(each.quantity),
            each.transferDate.slice(0, 10),
          ]),
        ),
      ]

export const changedWords = ({ licenses, refusals }: Changed): readonly string[] => [
  ...licenseWords(licenses),
  ...refusals.flatMap(({ licenseId, sentence, remedy, code }) => [
    `Not done: ${licenseId}`,
    `  ${sentence} (${code})`,
    `  ${remedy}`,
  ]),
]

type DeviceRow = Device & { readonly colour: string }

export const deviceWords = (devices: readonly DeviceRow[]): readonly string[] =>
  devices.length === 0
    ? ['This controller has no field devices.']
    : table(
        ['DEVICE', 'PROTOCOL', 'NAME', 'SEAT', 'COLOUR'],
        devices.map((each) => [each.id, each.protocol, each.name, seatWords(each), each.colour]),
      )

export const oneDeviceWords = (device: DeviceRow): readonly string[] => [
  `${device.id}: ${seatWords(device)}${device.provisioned ? ', provisioned' : ''}`,
]

export const findingWords = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ about, ok, found, remedy }) => [
    `${ok ? 'ok ' : '!! '} ${about.padEnd(16)} ${found}`,
    ...(remedy === '' ? [] : [`${' '.repeat(21)}${remedy}`]),
  ])

export const problemWords = (problem: {
  readonly detail: string
  readonly remedy: string
  readonly code: string
}): readonly string[] => [`${problem.detail} (${problem.code})`, problem.remedy]

const seatWords = ({ internal, licensed, pinned }: Device): string => {
  if (internal) return licensed ? 'internal' : 'internal, no capacity'
  return `${licensed ? 'licensed' : 'unlicensed'}${pinned ? ', pinned' : ''}`
}

const maintenanceWords = ({ covered, required, maintained, endsAt }: Status['maintenance']): string => {
  if (required === 0) return 'not needed, there is no capacity'
  const figures = `${maintained} for a capacity of ${required}`
  if (!covered) return `missing: ${figures}`
  return endsAt === null ? figures : `${figures}, until ${endsAt.slice(0, 10)}`
}

const onOff = (on: boolean): string => (on ? 'on' : 'stopped')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
