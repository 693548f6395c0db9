import { Button, Paper, Stack } from '@mantine/core'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { vendorPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { IssueForm } from './issue-form.tsx'
import { Issued, type IssuedLicenses } from './issued.tsx'
import { issueTexts } from './texts.ts'

/** Issues licenses of one product to one partner. */
export const IssuePage = () => {
  const texts = useTexts(issueTexts)
  const [issued, setIssued] = useState<IssuedLicenses | null>(null)
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button
            component={PageLink}
            to={vendorPaths.order()}
            variant="default"
            leftSection={<FileSpreadsheet size={16} aria-hidden="true" />}
          >
            {texts.toOrder}
          </Button>
        }
      />
      <Paper maw="46rem">
        {issued === null ? (
          <IssueForm done={setIssued} />
        ) : (
          <Issued issued={issued} again={() => setIssued(null)} />
        )}
      </Paper>
    </Stack>
  )
}
