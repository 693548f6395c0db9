import { Badge } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { accountTexts } from './texts.ts'

/** What runs in it goes on, and nothing new comes in (T3). */
export const ArchivedBadge = () => {
  const texts = useTexts(accountTexts)
  return (
    <Badge variant="light" color="gray" c="var(--ink)" tt="none" radius="sm">
      {texts.archived}
    </Badge>
  )
}
