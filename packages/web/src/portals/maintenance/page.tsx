import { Alert, Button, SegmentedControl, Stack, Text } from '@mantine/core'
import type { AccountSeen } from '@tenure/contract'
import { useState } from 'react'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { Section } from '../../ui/section.tsx'
import { Answered, Empty } from '../../ui/states.tsx'
import { useServiceClock } from '../portal.ts'
import { useAsk } from '../use-ask.ts'
import { usePart } from '../use-part.ts'
import { useWorksPaths } from '../works-paths.ts'
import { ForecastChart, ForecastLegend, isoDay } from './chart.tsx'
import { forecastOf, type Holding } from './forecast.ts'
import { ForecastTable } from './forecast-table.tsx'
import { maintenanceTexts } from './texts.ts'
import { MOST_SHOWN, useHoldings, type Holdings } from './use-holdings.ts'
import { WhatIf } from './what-if.tsx'

/** What runs out when: capacity against maintenance of an account's controllers, over three years. */
export const MaintenancePage = () => {
  const account = useAsk('GET /v1/accounts/{id}', { params: { id: usePart('accountId') } })
  return <AnsweredPage query={account}>{(known) => <OfAccount account={known} />}</AnsweredPage>
}

const OfAccount = ({ account }: { readonly account: AccountSeen }) => {
  const texts = useTexts(maintenanceTexts)
  const paths = useWorksPaths()
  const holdings = useHoldings(account.id)
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        windowTitle={`${texts.title} · ${account.name}`}
        above={[
          { label: texts.accounts, to: paths.accounts() },
          { label: account.name, to: paths.account(account.id) },
        ]}
        lead={texts.lead}
      />
      <Answered query={holdings}>{(known) => <Known {...known} accountId={account.id} />}</Answered>
    </Stack>
  )
}

const Known = ({ holdings, isCut, accountId }: Holdings & { readonly accountId: string }) => {
  const texts = useTexts(maintenanceTexts)
  const paths = useWorksPaths()
  const { number } = useFormats()
  // One moment for all of the page.
  const [at] = useState(useServiceClock())
  const needing = holdings.filter(({ held }) => forecastOf(held, at).coverage.required > 0)
  if (needing.length === 0)
    return (
      <Empty
        title={texts.none}
        action={
          <Button component={PageLink} to={paths.account(accountId)}>
            {texts.toAccount}
          </Button>
        }
      >
        {texts.noneWhy}
      </Empty>
    )
  return (
    <>
      {isCut ? (
        <Alert
          variant="light"
          color="yellow"
          title={texts.cut(number(MOST_SHOWN))}
          classNames={{ title: 'notice-title' }}
        />
      ) : null}
      <RunsShort holdings={needing} at={at} />
      <Overview holdings={needing} at={at} />
      <WhatIf holdings={needing} at={at} />
    </>
  )
}

type PartProps = { readonly holdings: readonly Holding[]; readonly at: number }

const RunsShort = ({ holdings, at }: PartProps) => {
  const texts = useTexts(maintenanceTexts)
  const { number, day } = useFormats()
  const paths = useWorksPaths()
  const short = holdings
    .flatMap(({ controller, held }) => {
      const stretch = forecastOf(held, at).stretches.find(({ missing }) => missing > 0)
      return stretch === undefined ? [] : [{ controller, stretch }]
    })
    .toSorted((a, b) => a.stretch.from - b.stretch.from)
  return (
    <Section title={texts.runsOut} lead={texts.runsOutLead}>
      {short.length === 0 ? (
        <Text size="sm">{texts.nothingShort}</Text>
      ) : (
        <ul className="short-list">
          {short.map(({ controller, stretch: { from, missing, required } }) => (
            <li key={controller.id}>
              <PageLink to={paths.controller(controller.id)} className="id">
                {controller.installCode}
              </PageLink>
              <span>
                {from <= at
                  ? texts.shortNow(number(missing), number(required))
                  : texts.shortFrom(isoDay(from, day), number(missing), number(required))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const Overview = ({ holdings, at }: PartProps) => {
  const texts = useTexts(maintenanceTexts)
  const { number } = useFormats()
  const paths = useWorksPaths()
  const { search, change } = useSearchState()
  const shown = search['show'] === 'table' ? 'table' : 'chart'
  const rows = holdings.map(({ controller, held }) => {
    const forecast = forecastOf(held, at)
    return {
      key: controller.id,
      label: controller.installCode,
      forecast,
      name: (
        <>
          <PageLink to={paths.controller(controller.id)} className="id">
            {controller.installCode}
          </PageLink>
          <small>
            {texts.capacity} {number(forecast.coverage.required)} · {texts.maintenance}{' '}
            {number(forecast.coverage.maintained)}
          </small>
        </>
      ),
    }
  })
  return (
    <Section
      title={texts.against}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={texts.show}
          value={shown}
          data={[
            { value: 'chart', label: texts.chart },
            { value: 'table', label: texts.table },
          ]}
          onChange={(value) => change({ show: value === 'chart' ? null : value }, { replace: true })}
        />
      }
    >
      {shown === 'table' ? (
        <ForecastTable holdings={holdings} at={at} />
      ) : (
        <Stack>
          <ForecastLegend />
          <ForecastChart rows={rows} />
        </Stack>
      )}
    </Section>
  )
}
