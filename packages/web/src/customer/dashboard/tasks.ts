import type { ControllerSeen, LicenseSeen } from '@tenure/contract'

/** Something that a person of the account should see to, the most urgent first. */
export type Task =
  | { readonly kind: 'pending'; readonly controller: ControllerSeen }
  | { readonly kind: 'no-seat'; readonly controller: ControllerSeen; readonly devices: number }
  | { readonly kind: 'uncovered'; readonly controller: ControllerSeen }
  | { readonly kind: 'ends'; readonly license: LicenseSeen; readonly endsAt: string }
  | { readonly kind: 'free'; readonly licenses: number }

/** What the figures of the account ask for. What has ended or is spent is not waited for any more. */
export const tasksOf = (
  licenses: readonly LicenseSeen[],
  controllers: readonly ControllerSeen[],
): readonly Task[] => {
  const active = controllers.filter(({ status }) => status === 'active')
  const free = licenses.filter(({ holder, status }) => holder.at === 'account' && status.state !== 'expired')
  return [
    ...controllers
      .filter(({ status }) => status === 'pending')
      .map((controller): Task => ({ kind: 'pending', controller })),
    ...active.flatMap((controller): Task[] => {
      // What it said of its seats is of before its last answer; that it fills what it has, is sure (C4).
      const devices = controller.devices - controller.capacity
      return devices > 0 ? [{ kind: 'no-seat', controller, devices }] : []
    }),
    ...active
      .filter(({ maintenance }) => maintenance.required > 0 && !maintenance.covered)
      .map((controller): Task => ({ kind: 'uncovered', controller })),
    ...licenses
      .flatMap((license): (Task & { readonly kind: 'ends' })[] =>
        license.status.state === 'expiring' && license.endsAt !== null
          ? [{ kind: 'ends', license, endsAt: license.endsAt }]
          : [],
      )
      .toSorted((a, b) => a.endsAt.localeCompare(b.endsAt)),
    ...(free.length === 0 ? [] : [{ kind: 'free', licenses: free.length } as const]),
  ]
}

/** The figures of the dashboard. */
export const figuresOf = (licenses: readonly LicenseSeen[], controllers: readonly ControllerSeen[]) => {
  const active = controllers.filter(({ status }) => status === 'active')
  const sum = (of: (controller: ControllerSeen) => number) =>
    active.reduce((total, each) => total + of(each), 0)
  const ends = licenses
    .filter(({ status }) => status.state === 'active' || status.state === 'expiring')
    .flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt]))
  return {
    licenses: licenses.length,
    free: licenses.filter(({ holder }) => holder.at === 'account').length,
    controllers: active.length,
    capacity: sum(({ capacity }) => capacity),
    seatsUsed: sum(({ seatsUsed }) => seatsUsed),
    nextEnd: ends.toSorted()[0] ?? null,
  }
}
