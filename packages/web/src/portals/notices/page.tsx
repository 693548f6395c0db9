import { Button, Stack, Text } from '@mantine/core'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { usePortal } from '../portal.ts'
import { usePartnerFilter } from '../words/partner-filter.ts'
import { NoticeList } from './notice-list.tsx'
import { NoticePreview } from './notice-preview.tsx'
import { PartnerAddresses } from './partner-addresses.tsx'
import { noticeTexts } from './texts.ts'

/** To whom mails went and will go, and whom of a partner they reach (M9). */
export const NoticesPage = () => {
  const texts = useTexts(noticeTexts)
  const { as } = usePortal()
  const { search } = useSearchState()
  const filters = usePartnerFilter()
  const [isPreviewing, setPreviewing] = useState(false)
  const partnerId = as === 'vendor' ? search['partnerId'] : as.replace(/^partner:/, '')
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button
            variant="default"
            leftSection={<Mail size={16} aria-hidden="true" />}
            onClick={() => setPreviewing(true)}
          >
            {texts.previewMails}
          </Button>
        }
      />
      {partnerId === undefined ? (
        <Text size="sm" c="dimmed">
          {texts.choosePartner}
        </Text>
      ) : (
        <PartnerAddresses partnerId={partnerId} />
      )}
      <NoticeList filters={filters.filter(({ name }) => name === 'partnerId')} />
      {isPreviewing ? (
        <NoticePreview
          kind="maintenance-ends"
          licenseId={null}
          language={undefined}
          close={() => setPreviewing(false)}
        />
      ) : null}
    </Stack>
  )
}
