import { Badge } from '@mantine/core'
import { useFormats, useTexts } from './language-context.tsx'
import { pieceTexts } from './piece-texts.ts'
import { dayOfStatus, statusColours, type Status } from './status.ts'

/** Not started, active, expiring or expired, in words and with the day (M8); the colour only repeats it. */
export const StatusBadge = ({ status }: { readonly status: Status }) => {
  const texts = useTexts(pieceTexts)
  const { day } = useFormats()
  const at = day(dayOfStatus(status))
  const told = {
    'not-started': texts.notStarted,
    active: texts.active,
    expiring: texts.expiring(at),
    expired: texts.expired(at),
  }[status.state]
  return (
    <Badge variant="light" color={statusColours[status.state]} c="var(--ink)" tt="none" radius="sm">
      {told}
    </Badge>
  )
}
