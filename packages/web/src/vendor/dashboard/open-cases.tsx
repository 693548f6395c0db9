import '../../ui/facts.css'
import { SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { Overview } from '@tenure/contract'
import { caseTexts } from '../../portals/cases/texts.ts'
import { vendorPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Stat } from '../../ui/stat.tsx'
import { dashboardTexts } from './texts.ts'

/** What a person should look at, by what it is. */
export const OpenCases = ({ cases }: { readonly cases: Overview['openCases'] | undefined }) => {
  const texts = useTexts(dashboardTexts)
  const { kinds } = useTexts(caseTexts)
  const open = (cases ?? []).filter(({ count }) => count > 0)
  return (
    <Stack gap="xs" component="section" aria-label={texts.cases}>
      <div className="section-head">
        <Title order={2}>{texts.cases}</Title>
        <PageLink to={`${vendorPaths.cases()}?state=open`}>{texts.allCases}</PageLink>
      </div>
      {cases === undefined ? (
        <Skeleton height={60} />
      ) : open.length === 0 ? (
        <Text size="sm">{texts.noCases}</Text>
      ) : (
        <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }}>
          {open.map(({ kind, count }) => (
            <Stat
              key={kind}
              label={kinds[kind]}
              value={count}
              to={`${vendorPaths.cases()}?${new URLSearchParams({ state: 'open', kind })}`}
            />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  )
}
