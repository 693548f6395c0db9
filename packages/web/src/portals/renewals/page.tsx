import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { EndingAccounts } from './by-account.tsx'
import { EndingLicenses } from './by-license.tsx'
import { renewalTexts } from './texts.ts'

const PERIODS = [30, 60, 90] as const

/** What ends in 30, 60 or 90 days, by account or license by license. */
export const RenewalsPage = () => {
  const texts = useTexts(renewalTexts)
  const { search, change } = useSearchState()
  const days = PERIODS.find((each) => String(each) === search['days']) ?? 90
  const view = search['by'] === 'license' ? 'license' : 'account'
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Group gap="lg">
        <Group gap="xs">
          <Text size="sm">{texts.within}</Text>
          <SegmentedControl
            size="sm"
            aria-label={texts.within}
            value={String(days)}
            data={PERIODS.map((each) => ({ value: String(each), label: texts.days(each) }))}
            onChange={(value) => change({ days: value === '90' ? null : value, cursor: null })}
          />
        </Group>
        <SegmentedControl
          size="sm"
          aria-label={texts.view}
          value={view}
          data={[
            { value: 'account', label: texts.byAccount },
            { value: 'license', label: texts.byLicense },
          ]}
          onChange={(value) => change({ by: value === 'account' ? null : value, cursor: null })}
        />
      </Group>
      {view === 'account' ? <EndingAccounts days={days} /> : <EndingLicenses days={days} />}
    </Stack>
  )
}
