import { Paper, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core'
import type { Overview } from '@tenure/contract'
import type { ReactNode } from 'react'
import { vendorPaths } from '../../portals/paths.ts'
import { Bars } from '../../ui/bars.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Stat } from '../../ui/stat.tsx'
import { monthBounds } from './month-bounds.ts'
import { dashboardTexts } from './texts.ts'

const licenses = (query: Readonly<Record<string, string>>): string =>
  `${vendorPaths.licenses()}?${new URLSearchParams(query)}`
const controllers = (query: Readonly<Record<string, string>>): string =>
  `${vendorPaths.controllers()}?${new URLSearchParams(query)}`

/** Figures, undefined while they are asked. */
export const Figures = ({ overview }: { readonly overview: Overview | undefined }) => {
  const texts = useTexts(dashboardTexts)
  const { month, number } = useFormats()
  const held = overview?.licenses
  const cover = overview?.maintenance
  const units = overview?.controllers
  const attention = (count: number | undefined) => (count !== undefined && count > 0 ? 'attention' : 'calm')
  return (
    <>
      <Row title={texts.licenses}>
        <Stat label={texts.issued} value={held?.issued} hint={texts.issuedWhy} to={vendorPaths.licenses()} />
        <Stat label={texts.inInventory} value={held?.inInventory} to={licenses({ at: 'inventory' })} />
        <Stat label={texts.inAccounts} value={held?.inAccounts} to={licenses({ at: 'account' })} />
        <Stat label={texts.onControllers} value={held?.onControllers} to={licenses({ at: 'controller' })} />
      </Row>
      <Row title={texts.maintenance}>
        <Stat
          label={texts.active}
          value={cover?.active}
          to={licenses({ kind: 'maintenance', state: 'active' })}
        />
        <Stat
          label={texts.expiring}
          value={cover?.expiring}
          hint={texts.expiringWhy}
          tone={attention(cover?.expiring)}
          to={licenses({ kind: 'maintenance', state: 'expiring', sort: 'ends-at' })}
        />
        <Stat
          label={texts.expired}
          value={cover?.expired}
          to={licenses({ kind: 'maintenance', state: 'expired', sort: '-ends-at' })}
        />
        <Stat
          label={texts.notStarted}
          value={cover?.notStarted}
          to={licenses({ kind: 'maintenance', state: 'not-started' })}
        />
      </Row>
      <Row title={texts.controllers}>
        <Stat
          label={texts.inUse}
          value={units?.active}
          hint={overview === undefined ? '' : texts.accounts(number(overview.accounts))}
          to={controllers({ status: 'active' })}
        />
        <Stat
          label={texts.pending}
          value={units?.pending}
          tone={attention(units?.pending)}
          to={controllers({ status: 'pending' })}
        />
        <Stat
          label={texts.silent}
          value={units?.silent}
          hint={texts.silentWhy}
          to={controllers({ silentDays: '30', sort: 'last-seen' })}
        />
        <Stat
          label={texts.short}
          value={units?.short}
          hint={texts.shortWhy}
          to={controllers({ short: 'true' })}
        />
      </Row>
      <Paper>
        {overview === undefined ? (
          <Skeleton height={190} />
        ) : (
          <Bars
            label={texts.ends}
            partLabel={texts.ofMaintenance}
            bars={overview.endsByMonth.map(({ month: key, licenses: value, maintenance: part }) => ({
              key,
              label: month(key),
              value,
              part,
              to: licenses({ ...monthBounds(key), sort: 'ends-at' }),
            }))}
          />
        )}
      </Paper>
    </>
  )
}

const Row = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack gap="xs" component="section" aria-label={title}>
    <Title order={2}>{title}</Title>
    <SimpleGrid cols={{ base: 2, md: 4 }}>{children}</SimpleGrid>
  </Stack>
)
