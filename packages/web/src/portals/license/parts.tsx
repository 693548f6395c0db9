import { Table } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { Failed } from '../../ui/states.tsx'
import { useAsk } from '../use-ask.ts'
import { HolderLink } from '../words/holder-link.tsx'
import { licenseWords } from '../words/license-words.ts'
import { useWorksPaths } from '../works-paths.ts'
import { licenseTexts } from './texts.ts'

/** No license is split into more. */
const MOST_PARTS = 100

/** What a license became when it was split (T4); nothing where it was not. */
export const LicenseParts = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(licenseTexts)
  const parts = useAsk(
    'GET /v1/licenses',
    { query: { splitFrom: license.id, limit: MOST_PARTS } },
    { isWanted: license.holder.at === 'retired' },
  )
  const items = parts.data?.items ?? []
  if (parts.error === null && items.length === 0) return null
  return (
    <Section title={texts.parts} lead={texts.partsWhy}>
      <Failed error={parts.error} again={() => void parts.refetch()} />
      {items.length === 0 ? null : <PartsTable parts={largestFirst(items)} />}
    </Section>
  )
}

const largestFirst = (parts: readonly LicenseSeen[]): readonly LicenseSeen[] =>
  parts.toSorted((one, other) => other.quantity - one.quantity || one.id.localeCompare(other.id))

const PartsTable = ({ parts }: { readonly parts: readonly LicenseSeen[] }) => {
  const texts = useTexts(licenseTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const paths = useWorksPaths()
  return (
    <Table className="rows" aria-label={texts.parts}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.licenseId}</Table.Th>
          <Table.Th>{texts.description}</Table.Th>
          <Table.Th ta="right">{texts.quantity}</Table.Th>
          <Table.Th>{texts.whereNow}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parts.map((part) => (
          <Table.Tr key={part.id}>
            <Table.Td data-label={texts.licenseId}>
              <LicenseId id={part.id} to={paths.license(part.id)} />
            </Table.Td>
            <Table.Td data-label={texts.description}>{words.describe(part)}</Table.Td>
            <Table.Td data-label={texts.quantity} ta="right" className="figures">
              {number(part.quantity)}
            </Table.Td>
            <Table.Td data-label={texts.whereNow}>
              <HolderLink license={part} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** What a part was split from, by its name. */
export const WholeLink = ({ id }: { readonly id: string }) => {
  const words = useTexts(licenseWords)
  const paths = useWorksPaths()
  const whole = useAsk('GET /v1/licenses/{id}', { params: { id } })
  if (whole.data === undefined) return <LicenseId id={id} to={paths.license(id)} />
  return (
    <PageLink to={paths.license(id)} title={id}>
      {words.describe(whole.data)}
    </PageLink>
  )
}
