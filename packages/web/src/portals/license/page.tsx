import { Grid, Stack } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { LicenseId, shortId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { vendorPaths } from '../paths.ts'
import { useAsk } from '../use-ask.ts'
import { usePart } from '../use-part.ts'
import { licenseWords } from '../words/license-words.ts'
import { useIsVendor } from '../works-paths.ts'
import { LicenseActions } from './actions.tsx'
import { LicenseFacts } from './facts.tsx'
import { LicenseHistory } from './history.tsx'
import { LicenseParts } from './parts.tsx'
import { licenseTexts } from './texts.ts'

/** Everything about one license: where it is, how long it lasts, and all that happened to it. */
export const LicensePage = () => {
  const license = useAsk('GET /v1/licenses/{id}', { params: { id: usePart('licenseId') } })
  return <AnsweredPage query={license}>{(known) => <Known license={known} />}</AnsweredPage>
}

const Known = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(licenseTexts)
  const words = useTexts(licenseWords)
  const above = useIsVendor() ? [{ label: texts.licenses, to: vendorPaths.licenses() }] : []
  return (
    <Stack>
      <PageHeader
        title={words.describe(license)}
        windowTitle={texts.windowTitle(shortId(license.id))}
        above={above}
        badge={<StatusBadge status={license.status} />}
        lead={<LicenseId id={license.id} isWhole />}
        actions={<LicenseActions license={license} />}
      />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <Section title={texts.about}>
              <LicenseFacts license={license} />
            </Section>
            <LicenseParts license={license} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Section title={texts.history} lead={texts.historyWhy}>
            <LicenseHistory licenseId={license.id} />
          </Section>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}
