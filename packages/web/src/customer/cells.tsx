import { Badge } from '@mantine/core'
import type { ControllerSeen, LicenseSeen } from '@tenure/contract'
import { useFormats, useTexts } from '../ui/language-context.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { useCustomer } from './use-customer.ts'
import { customerWords } from './words.ts'

/** Where a license is, as its account sees it. */
export const Where = ({ license }: { readonly license: LicenseSeen }) => {
  const words = useTexts(customerWords)
  const { paths } = useCustomer()
  const { holder, installCode } = license
  if (holder.at === 'controller' && holder.controllerId !== null)
    return <PageLink to={paths.controller(holder.controllerId)}>{words.on(installCode ?? '')}</PageLink>
  return <>{holder.at === 'account' ? words.free : words.elsewhere}</>
}

const colours = { active: 'teal', pending: 'yellow', replaced: 'red', left: 'gray' } as const

export const ControllerState = ({ status }: Pick<ControllerSeen, 'status'>) => {
  const words = useTexts(customerWords)
  return (
    <Badge color={colours[status]} variant="light" c="var(--ink)" tt="none" radius="sm">
      {words.states[status]}
    </Badge>
  )
}

/** M1, in words: until when, for how many, or none. */
export const Cover = ({ maintenance }: Pick<ControllerSeen, 'maintenance'>) => {
  const words = useTexts(customerWords)
  const { day, number } = useFormats()
  const { covered, required, maintained, endsAt } = maintenance
  if (maintained === 0) return <>{required === 0 ? words.coveredNotNeeded : words.coveredNot}</>
  if (!covered) return <>{words.coveredPart(number(maintained), number(required))}</>
  return <>{endsAt === null ? words.coveredOpen : words.covered(day(endsAt))}</>
}
