import type { Facts, Refusal } from '../refusal/refusal.ts'
import { formatDay } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'

export const versionUnreadable = (version: string): Refusal => ({
  code: 'version-unreadable',
  sentence: `“${version}” is not a version.`,
  remedy: 'Write it as 3.4, 3.4.1, 3.2 Update 2 or 4.0 Platform 1.',
  facts: { version },
})

/** What an upgrade would reach, and what the controller has. `installedLine` is the feature line it may stay on. */
export type UpgradeFigures = {
  readonly target: string
  readonly installedLine: string
  /** Field devices: paid capacity, current maintenance, and the difference. */
  readonly required: number
  readonly maintained: number
  readonly missing: number
}

/** M4: what needs no maintenance stays allowed, whatever is refused. */
const allowedNow = (installedLine: string): string =>
  `Allowed now: every version up to and with the updates of ${installedLine}, and platform releases.`

const factsOf = (figures: UpgradeFigures): Facts => ({ ...figures, upgradeAtLeast: figures.required })

export const maintenanceMissing = (figures: UpgradeFigures): Refusal => ({
  code: 'maintenance-missing',
  sentence: `Upgrading to ${figures.target} needs maintenance for ${figures.required} devices, and the controller has none.`,
  remedy: `Activate maintenance for at least ${figures.required} devices or, where it can no longer be started, a one-time upgrade license of at least ${figures.required}. ${allowedNow(figures.installedLine)}`,
  facts: factsOf(figures),
})

export const maintenanceShort = (figures: UpgradeFigures): Refusal => ({
  code: 'maintenance-short',
  sentence: `Upgrading to ${figures.target} needs maintenance for ${figures.required} devices, and the controller has it for ${figures.maintained}.`,
  remedy: `${figures.missing} more: activate maintenance for at least ${figures.missing} devices or, where it can no longer be started, a one-time upgrade license of at least ${figures.required}. ${allowedNow(figures.installedLine)}`,
  facts: factsOf(figures),
})

export const maintenanceExpired = (figures: UpgradeFigures, endedAt: Instant): Refusal => ({
  code: 'maintenance-expired',
  sentence: `Upgrading to ${figures.target} needs maintenance for ${figures.required} devices; it ended on ${formatDay(endedAt)}.`,
  remedy: `Activate a one-time upgrade license of at least ${figures.required}, or maintenance for at least ${figures.missing} devices whose term runs already. ${allowedNow(figures.installedLine)}`,
  facts: { ...factsOf(figures), endedAt: formatDay(endedAt) },
})

export const timeUnknown = (target: string, installedLine: string): Refusal => ({
  code: 'time-unknown',
  sentence: `Whether maintenance allows ${target} cannot be told, because the controller’s clock cannot be trusted.`,
  remedy: `Let the controller exchange with the service, online or by file: the answer tells it the time. ${allowedNow(installedLine)}`,
  facts: { target, installedLine },
})

export const releaseDateUnknown = (target: string, installedLine: string): Refusal => ({
  code: 'release-date-unknown',
  sentence: `Maintenance does not cover the devices now, and whether ${target} was published before it ended is not known.`,
  remedy: `Give the publication date that comes with the release. ${allowedNow(installedLine)}`,
  facts: { target, installedLine },
})

export const manifestForAnotherRelease = (
  differs: 'version' | 'model',
  stated: string,
  asked: string,
): Refusal => ({
  code: 'manifest-for-another-release',
  sentence:
    differs === 'version'
      ? `The release manifest is for ${stated}, and ${asked} is to be installed.`
      : `The release manifest is for the model ${stated}, and this controller is a ${asked}.`,
  remedy: `Take the manifest that came with the release for this ${differs}.`,
  facts: { differs, stated, asked },
})

export const upgradeTooSmall = (quantity: number, required: number): Refusal => ({
  code: 'upgrade-too-small',
  sentence: `The upgrade license is for ${quantity} devices, and the controller’s capacity is ${required}.`,
  remedy: `Use an upgrade license of at least ${required}.`,
  facts: { quantity, required },
})

export const upgradeNotNeeded = (because: string, facts: Facts): Refusal => ({
  code: 'upgrade-not-needed',
  sentence: `${because}, so an upgrade license would be used up for nothing.`,
  remedy: 'Upgrade the controller without it, and keep the license for when it is needed.',
  facts,
})

export const upgradeReleaseUnknown = (): Refusal => ({
  code: 'upgrade-release-unknown',
  sentence: 'The service knows of no feature release yet that the upgrade license could reach.',
  remedy: 'Ask Customer Success to publish the current feature release, and ask again.',
  facts: {},
})
