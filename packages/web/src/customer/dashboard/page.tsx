import { SimpleGrid, Stack } from '@mantine/core'
import { usePortal } from '../../portals/portal.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Stat } from '../../ui/stat.tsx'
import { dashboardTexts } from './texts.ts'

/** The first page: what there is, and what to look at. */
export const DashboardPage = () => {
  const texts = useTexts(dashboardTexts)
  const { me } = usePortal()
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead(me.name)} />
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
        <Stat label={texts.mayDo} value={me.may.length} hint={texts.mayDoWhy} />
      </SimpleGrid>
    </Stack>
  )
}
