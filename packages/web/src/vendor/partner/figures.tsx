import { SimpleGrid } from '@mantine/core'
import { vendorPaths } from '../../portals/paths.ts'
import { useAsk } from '../../portals/use-ask.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Stat } from '../../ui/stat.tsx'
import { Failed } from '../../ui/states.tsx'
import { partnersTexts } from '../partners/texts.ts'

/** What a partner has, in figures that lead to the lists. */
export const PartnerFigures = ({ partnerId }: { readonly partnerId: string }) => {
  const texts = useTexts(partnersTexts)
  const overview = useAsk('GET /v1/overview', { query: { partnerId } })
  const { licenses, maintenance, controllers, openCases } = overview.data ?? {}
  const to = (path: string, query: Readonly<Record<string, string>> = {}) =>
    `${path}?${new URLSearchParams({ partnerId, ...query })}`
  const cases = openCases?.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Failed error={overview.error} again={() => void overview.refetch()} />
      <SimpleGrid cols={{ base: 2, md: 3, lg: 6 }}>
        <Stat
          label={texts.inInventory}
          value={licenses?.inInventory}
          to={to(vendorPaths.licenses(), { at: 'inventory' })}
        />
        <Stat
          label={texts.inAccounts}
          value={licenses?.inAccounts}
          to={to(vendorPaths.licenses(), { at: 'account' })}
        />
        <Stat
          label={texts.onControllers}
          value={licenses?.onControllers}
          to={to(vendorPaths.licenses(), { at: 'controller' })}
        />
        <Stat
          label={texts.expiring}
          value={maintenance?.expiring}
          to={to(vendorPaths.licenses(), { kind: 'maintenance', state: 'expiring', sort: 'ends-at' })}
        />
        <Stat label={texts.controllers} value={controllers?.active} to={to(vendorPaths.controllers())} />
        <Stat label={texts.cases} value={cases} to={to(vendorPaths.cases(), { state: 'open' })} />
      </SimpleGrid>
    </>
  )
}
