import { Button, Group, Paper, SimpleGrid, Stack, Title } from '@mantine/core'
import type { Overview } from '@tenure/contract'
import { ArrowRight } from 'lucide-react'
import { usePortal } from '../../portals/portal.ts'
import { Budget } from '../../portals/rma/budget.tsx'
import { rmaTexts } from '../../portals/rma/texts.ts'
import { useAsk } from '../../portals/use-ask.ts'
import { Bars } from '../../ui/bars.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Stat } from '../../ui/stat.tsx'
import { Failed } from '../../ui/states.tsx'
import { usePartnerPaths } from '../partner-paths.ts'
import { dashboardTexts } from './texts.ts'

/** The first page: how things stand, and what to look at; each figure leads to what it counts. */
export const DashboardPage = () => {
  const texts = useTexts(dashboardTexts)
  const { me } = usePortal()
  const paths = usePartnerPaths()
  const overview = useAsk('GET /v1/overview', {})
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={texts.lead(me.partnerName ?? '')}
        actions={
          <Button
            component={PageLink}
            to={paths.inventory()}
            leftSection={<ArrowRight size={16} aria-hidden="true" />}
          >
            {texts.transfer}
          </Button>
        }
      />
      <Failed error={overview.error} again={() => void overview.refetch()} />
      <Holdings overview={overview.data} />
      <ToLookAt overview={overview.data} />
      {overview.data === undefined ? null : <Ends months={overview.data.endsByMonth} />}
      <DeadControllers />
    </Stack>
  )
}

type Known = { readonly overview: Overview | undefined }
const columns = { base: 1, xs: 2, lg: 4 } as const

const Holdings = ({ overview }: Known) => {
  const texts = useTexts(dashboardTexts)
  const { number } = useFormats()
  const paths = usePartnerPaths()
  return (
    <SimpleGrid cols={columns}>
      <Stat
        label={texts.inventory}
        value={overview?.licenses.inInventory}
        hint={texts.inventoryHint}
        to={paths.inventory()}
      />
      <Stat
        label={texts.handedOn}
        value={overview?.licenses.inAccounts}
        hint={texts.handedOnHint}
        to={paths.customerInventory()}
      />
      <Stat
        label={texts.onControllers}
        value={overview?.licenses.onControllers}
        hint={overview === undefined ? '' : texts.onControllersHint(number(overview.controllers.active))}
        to={`${paths.customerInventory()}?at=controller`}
      />
      <Stat
        label={texts.accounts}
        value={overview?.accounts}
        hint={texts.accountsHint}
        to={`${paths.accounts()}?archived=false`}
      />
    </SimpleGrid>
  )
}

const ToLookAt = ({ overview }: Known) => {
  const texts = useTexts(dashboardTexts)
  const { number } = useFormats()
  const paths = usePartnerPaths()
  const tone = (value: number | undefined) => ((value ?? 0) > 0 ? 'attention' : 'calm')
  const cases = overview?.openCases.reduce((sum, { count }) => sum + count, 0)
  const { expired = 0, expiring } = overview?.maintenance ?? {}
  const { short, pending } = overview?.controllers ?? {}
  const hint = (value: number | undefined, text: string) => (value === 0 ? texts.allWell : text)
  return (
    <SimpleGrid cols={columns}>
      <Stat
        label={texts.endsSoon}
        value={expiring}
        tone={tone(expiring)}
        hint={expired === 0 ? hint(expiring, texts.endsSoonHint) : texts.expired(number(expired))}
        to={paths.renewals()}
      />
      <Stat
        label={texts.short}
        value={short}
        tone={tone(short)}
        hint={hint(short, texts.shortHint)}
        to={`${paths.controllers()}?short=true`}
      />
      <Stat
        label={texts.approval}
        value={pending}
        tone={tone(pending)}
        hint={hint(pending, texts.approvalHint)}
        to={`${paths.controllers()}?status=pending`}
      />
      <Stat
        label={texts.cases}
        value={cases}
        tone={tone(cases)}
        hint={hint(cases, texts.casesHint)}
        to={`${paths.cases()}?state=open`}
      />
    </SimpleGrid>
  )
}

const Ends = ({ months }: { readonly months: Overview['endsByMonth'] }) => {
  const texts = useTexts(dashboardTexts)
  const { month: shown } = useFormats()
  const paths = usePartnerPaths()
  return (
    <Paper>
      <Bars
        label={texts.endsByMonth}
        partLabel={texts.maintenance}
        bars={months.map(({ month, licenses, maintenance }) => ({
          key: month,
          label: shown(month),
          value: licenses,
          part: maintenance,
          to: `${paths.customerInventory()}?${new URLSearchParams({ at: 'controller', sort: 'ends-at', ...within(month) })}`,
        }))}
      />
    </Paper>
  )
}

/** T6: how many dead controllers the partner can still give up itself. */
const DeadControllers = () => {
  const texts = useTexts(rmaTexts)
  const { me } = usePortal()
  const paths = usePartnerPaths()
  return (
    <Paper>
      <Group justify="space-between" gap="sm">
        <Stack gap={4} flex="1 1 20rem">
          <Title order={2} fz="md">
            {texts.budgetTitle}
          </Title>
          <Budget partnerId={me.partnerId} />
        </Stack>
        <Button variant="default" component={PageLink} to={paths.rma()}>
          {texts.toTheWizard}
        </Button>
      </Group>
    </Paper>
  )
}

/** The instants between which a month lies, in UTC. */
const within = (month: string): { readonly endsAfter: string; readonly endsBefore: string } => {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const at = (offset: number) =>
    `${new Date(Date.UTC(year, of - 1 + offset)).toISOString().slice(0, 10)}T00:00:00Z`
  return { endsAfter: at(0), endsBefore: at(1) }
}
