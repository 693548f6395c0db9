import { Grid, Stack, Text } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { CertificateButton } from '../../portals/certificate/certificate-button.tsx'
import { useAsk } from '../../portals/use-ask.ts'
import { usePart } from '../../portals/use-part.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { QrCode } from '../../ui/carry/qr-code.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId, shortId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Day } from '../../ui/when.tsx'
import { Where } from '../cells.tsx'
import { useCustomer } from '../use-customer.ts'
import { LicenseHistory } from './history.tsx'
import { customerLicenseTexts } from './texts.ts'

/** One license of the account: what it is, where it is, what happened to it, and a certificate to keep. */
export const CustomerLicensePage = () => {
  const license = useAsk('GET /v1/licenses/{id}', { params: { id: usePart('licenseId') } })
  return <AnsweredPage query={license}>{(known) => <Known license={known} />}</AnsweredPage>
}

const Known = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(customerLicenseTexts)
  const words = useTexts(licenseWords)
  const { paths } = useCustomer()
  return (
    <Stack>
      <PageHeader
        title={words.describe(license)}
        windowTitle={texts.windowTitle(shortId(license.id))}
        above={[{ label: texts.licenses, to: paths.licenses() }]}
        badge={<StatusBadge status={license.status} />}
        lead={<LicenseId id={license.id} isWhole />}
        actions={<CertificateButton license={license} />}
      />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <Section title={texts.about}>
              <About license={license} />
            </Section>
            <Section title={texts.id}>
              <div style={{ maxWidth: 180 }}>
                <QrCode document={license.id} label={texts.qr} tooLong={texts.qrTooLong} />
              </div>
              <Text size="sm" c="dimmed" mt="xs">
                {texts.qrHint}
              </Text>
            </Section>
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

const About = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(customerLicenseTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const { kind, quantity, term, startsAt, endsAt, issuedAt, partnerName, orderReference, upgradesTo } =
    license
  return (
    <Facts
      facts={[
        [texts.where, <Where key="where" license={license} />],
        [texts.kind, words.kinds[kind]],
        [texts.quantity, `${number(quantity)} ${words.units[kind]}`.trim()],
        [texts.term, words.term(term)],
        [texts.started, <Day key="started" at={startsAt} />],
        [
          texts.ends,
          endsAt === null && startsAt === null && term.unit === 'perpetual' ? (
            texts.never
          ) : (
            <Day key="ends" at={endsAt} />
          ),
        ],
        upgradesTo === null ? null : [texts.upgradesTo, upgradesTo],
        [texts.issued, <Day key="issued" at={issuedAt} />],
        [texts.partner, partnerName],
        orderReference === null ? null : [texts.order, orderReference],
      ]}
    />
  )
}
