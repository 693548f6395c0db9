import { Stack } from '@mantine/core'
import { MayButton } from '../../portals/may-button.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { useAsk } from '../../portals/use-ask.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { Failed } from '../../ui/states.tsx'
import { Figures } from './figures.tsx'
import { OpenCases } from './open-cases.tsx'
import { dashboardTexts } from './texts.ts'

/** The first page: what there is, and what to look at; each figure leads to what it counts. */
export const DashboardPage = () => {
  const texts = useTexts(dashboardTexts)
  const go = useGo()
  const overview = useAsk('GET /v1/overview', {})
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <MayButton operation="issueLicense" onClick={() => go(vendorPaths.issue())}>
            {texts.issue}
          </MayButton>
        }
      />
      <Failed error={overview.error} again={() => void overview.refetch()} />
      <Figures overview={overview.data} />
      <OpenCases cases={overview.data?.openCases} />
    </Stack>
  )
}
