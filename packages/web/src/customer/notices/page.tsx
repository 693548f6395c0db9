import { Stack } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Audience } from './audience.tsx'
import { NextNotices } from './next-notices.tsx'
import { OwnNotices } from './own-notices.tsx'
import { noticesTexts } from './texts.ts'

/** Who is told by mail when something ends (M9). */
export const NoticesPage = () => {
  const texts = useTexts(noticesTexts)
  return (
    <Stack maw={900}>
      <PageHeader title={texts.title} lead={texts.lead} />
      <OwnNotices />
      <Audience />
      <NextNotices />
    </Stack>
  )
}
