import { Button, SimpleGrid, Stack, Tabs } from '@mantine/core'
import type { AccountSeen } from '@tenure/contract'
import { ChartGantt, Pencil } from 'lucide-react'
import { useState } from 'react'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { Section } from '../../ui/section.tsx'
import { Day } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { vendorPaths } from '../paths.ts'
import { useAsk } from '../use-ask.ts'
import { usePart } from '../use-part.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { AccountControllers } from './account-controllers.tsx'
import { EditAccountDialog } from './account-dialog.tsx'
import { AccountLicenses } from './account-licenses.tsx'
import { AccountMenu } from './account-menu.tsx'
import { AccountNotices } from './account-notices.tsx'
import { ArchivedBadge } from './archived-badge.tsx'
import { Contacts } from './contacts.tsx'
import { CustomerId } from './customer-id.tsx'
import { accountTexts } from './texts.ts'

const tabs = ['controllers', 'licenses', 'contacts', 'notices'] as const
type Tab = (typeof tabs)[number]
type Known = AccountSeen & { readonly etag: string }

/** One account: its Customer ID, what it has, and who is told. */
export const AccountPage = () => {
  const account = useAsk('GET /v1/accounts/{id}', { params: { id: usePart('accountId') } })
  return <AnsweredPage query={account}>{(known) => <KnownAccount account={known} />}</AnsweredPage>
}

const KnownAccount = ({ account }: { readonly account: Known }) => {
  const texts = useTexts(accountTexts)
  const paths = useWorksPaths()
  const [isEditing, setEditing] = useState(false)
  return (
    <Stack>
      <PageHeader
        title={account.name}
        above={[{ label: texts.title, to: paths.accounts() }]}
        badge={account.archivedAt === null ? undefined : <ArchivedBadge />}
        actions={
          <>
            <Button
              component={PageLink}
              to={paths.maintenance(account.id)}
              variant="default"
              leftSection={<ChartGantt size={16} aria-hidden="true" />}
            >
              {texts.timeline}
            </Button>
            <MayButton
              operation="editAccount"
              variant="default"
              leftSection={<Pencil size={16} aria-hidden="true" />}
              onClick={() => setEditing(true)}
            >
              {texts.edit}
            </MayButton>
            <AccountMenu account={account} />
          </>
        }
      />
      <About account={account} />
      <Parts account={account} />
      {isEditing ? <EditAccountDialog account={account} close={() => setEditing(false)} /> : null}
    </Stack>
  )
}

const About = ({ account }: { readonly account: Known }) => {
  const texts = useTexts(accountTexts)
  const isVendor = useIsVendor()
  const partner = useAsk(
    'GET /v1/partners/{id}',
    { params: { id: account.partnerId } },
    { isWanted: isVendor },
  )
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Section title={texts.about}>
        <Facts
          facts={[
            isVendor
              ? [
                  texts.partner,
                  <PageLink key="partner" to={vendorPaths.partner(account.partnerId)}>
                    {partner.data?.name ?? '…'}
                  </PageLink>,
                ]
              : null,
            [texts.approval, account.approvesControllers ? texts.approvalNeeded : texts.approvalOpen],
            [texts.added, <Day key="added" at={account.createdAt} />],
            account.archivedAt === null
              ? null
              : [texts.archived, <Day key="archived" at={account.archivedAt} />],
          ]}
        />
      </Section>
      <Section title={texts.customerId}>
        <CustomerId account={account} />
      </Section>
    </SimpleGrid>
  )
}

const panels = {
  controllers: AccountControllers,
  licenses: AccountLicenses,
  contacts: Contacts,
  notices: AccountNotices,
} as const satisfies Record<Tab, unknown>

/** What belongs to it; which part is shown stands in the address. */
const Parts = ({ account }: { readonly account: Known }) => {
  const texts = useTexts(accountTexts)
  const { search, change } = useSearchState()
  const shown = tabs.find((tab) => tab === search['tab']) ?? 'controllers'
  const show = (tab: string | null) =>
    change({
      ...Object.fromEntries(Object.keys(search).map((name) => [name, null])),
      tab: tab === 'controllers' ? null : tab,
    })
  const Panel = panels[shown]
  return (
    <Tabs value={shown} onChange={show} keepMounted={false}>
      <Tabs.List mb="md">
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {texts.tabs[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown}>
        <Panel account={account} />
      </Tabs.Panel>
    </Tabs>
  )
}
