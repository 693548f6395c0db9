import '../../ui/facts.css'
import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../portals/ask.ts'
import { MayButton } from '../../portals/may-button.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { InviteButton } from '../../portals/people/invite-dialog.tsx'
import { People } from '../../portals/people/people.tsx'
import { useAsk } from '../../portals/use-ask.ts'
import { usePart } from '../../portals/use-part.ts'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { partnersTexts } from '../partners/texts.ts'
import { PartnerAccounts } from './accounts.tsx'
import { PartnerFigures } from './figures.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/** One partner: what it has, its accounts and its people. */
export const PartnerPage = () => {
  const partner = useAsk('GET /v1/partners/{id}', { params: { id: usePart('partnerId') } })
  return <AnsweredPage query={partner}>{(known) => <Known partner={known} />}</AnsweredPage>
}

const Known = ({ partner }: { readonly partner: Answer<'GET /v1/partners/{id}'> }) => {
  const texts = useTexts(partnersTexts)
  const go = useGo()
  const [isRenaming, setRenaming] = useState(false)
  const { id, name } = partner
  return (
    <Stack>
      <PageHeader
        title={name}
        above={[{ label: texts.title, to: vendorPaths.partners() }]}
        actions={
          <>
            <MayButton operation="editPartner" variant="default" onClick={() => setRenaming(true)}>
              {texts.rename}
            </MayButton>
            <MayButton
              operation="issueLicense"
              variant="default"
              onClick={() => go(`${vendorPaths.issue()}?${new URLSearchParams({ partnerId: id })}`)}
            >
              {texts.issue}
            </MayButton>
          </>
        }
      />
      <PartnerFigures partnerId={id} />
      <PartnerAccounts partnerId={id} />
      <div className="section-head">
        <div>
          <Title order={2}>{texts.people}</Title>
          <Text size="sm" c="dimmed">
            {texts.peopleWhy}
          </Text>
        </div>
        <InviteButton partnerId={id} />
      </div>
      <People partnerId={id} />
      {isRenaming ? <RenameDialog partner={partner} close={() => setRenaming(false)} /> : null}
    </Stack>
  )
}
