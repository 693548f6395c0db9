import { Button } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { refusedLicenses } from './refused-licenses.ts'
import { movementTexts } from './texts.ts'

type Props = {
  readonly error: unknown
  readonly licenses: readonly LicenseSeen[]
  readonly keep: (rest: readonly LicenseSeen[]) => void
}

/** The remedy that a refusal of many names: those that were refused are left out, and the others asked for. */
export const LeaveOut = ({ error, licenses, keep }: Props) => {
  const texts = useTexts(movementTexts)
  const { number } = useFormats()
  const refused = refusedLicenses(error, licenses)
  if (refused.length === 0 || refused.length === licenses.length) return null
  return (
    <Button variant="default" onClick={() => keep(licenses.filter(({ id }) => !refused.includes(id)))}>
      {texts.leaveOut(refused.length, number(refused.length))}
    </Button>
  )
}
