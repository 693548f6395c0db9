import { Text } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { wholeDaysBetween } from '@tenure/core'
import { Facts } from '../../ui/facts.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Day, When } from '../../ui/when.tsx'
import { vendorPaths } from '../paths.ts'
import { useServiceClock } from '../portal.ts'
import { HolderLink } from '../words/holder-link.tsx'
import { licenseWords } from '../words/license-words.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { WholeLink } from './parts.tsx'
import { licenseTexts } from './texts.ts'

/** What a license is, whose, and from when to when. */
export const LicenseFacts = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(licenseTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const isVendor = useIsVendor()
  const paths = useWorksPaths()
  const { kind, holder, partnerId, partnerName, accountName, orderReference, splitFrom } = license
  const unit = words.units[kind]
  return (
    <Facts
      facts={[
        [texts.whereNow, <HolderLink key="holder" license={license} />],
        holder.accountId === null || accountName === null
          ? null
          : [
              texts.account,
              <PageLink key="account" to={paths.account(holder.accountId)} children={accountName} />,
            ],
        isVendor
          ? [
              texts.partner,
              <PageLink key="partner" to={vendorPaths.partner(partnerId)} children={partnerName} />,
            ]
          : null,
        [texts.product, license.sku],
        [texts.kind, words.kinds[kind]],
        [texts.quantity, `${number(license.quantity)} ${unit}`.trim()],
        [texts.term, words.term(license.term)],
        license.term.unit === 'months' || license.term.unit === 'days'
          ? [texts.termStart, texts[license.termStart]]
          : null,
        [texts.started, <Started key="started" license={license} />],
        [texts.ends, <Ends key="ends" license={license} />],
        license.upgradesTo === null ? null : [texts.upgradesTo, license.upgradesTo],
        [texts.issued, <When key="issued" at={license.issuedAt} />],
        [texts.order, <OrderReference key="order" reference={orderReference} />],
        splitFrom === null ? null : [texts.splitFrom, <WholeLink key="whole" id={splitFrom} />],
      ]}
    />
  )
}

const hasClock = ({ term }: LicenseSeen): boolean => term.unit === 'months' || term.unit === 'days'

const Started = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(licenseTexts)
  if (license.startsAt !== null) return <Day at={license.startsAt} />
  if (hasClock(license)) return <>{texts.notStarted}</>
  return <>{license.everActivated ? texts.wasActivated : texts.neverActivated}</>
}

const Ends = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(licenseTexts)
  const now = useServiceClock()
  const { endsAt } = license
  if (endsAt === null) return hasClock(license) ? <Day at={null} /> : <>{texts.never}</>
  const daysLeft = wholeDaysBetween(now(), Date.parse(endsAt))
  return (
    <>
      <Day at={endsAt} />
      {daysLeft < 0 ? null : (
        <Text size="xs" c="dimmed" component="div">
          {texts.daysLeft(daysLeft)}. {texts.clockRuns}
        </Text>
      )}
    </>
  )
}

/** What was ordered together is found together. */
const OrderReference = ({ reference }: { readonly reference: string | null }) => {
  const isVendor = useIsVendor()
  if (reference === null) return <Day at={null} />
  if (!isVendor) return <>{reference}</>
  return (
    <PageLink to={`${vendorPaths.licenses()}?${new URLSearchParams({ orderReference: reference })}`}>
      {reference}
    </PageLink>
  )
}
