import { Badge, Table, Text } from '@mantine/core'
import type { CaseSeen } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { compareSighting, detailsOf, seenAt, type Sighting } from './compare.ts'
import { caseTexts } from './texts.ts'

/** What is known here beside what came the last time, line by line. */
export const Compare = ({ found }: { readonly found: CaseSeen }) => {
  const texts = useTexts(caseTexts)
  const latest = found.evidence.at(-1)
  const rows = latest === undefined ? [] : compareSighting(found.kind, latest)
  if (rows.length === 0) return null
  return (
    <Table className="rows" aria-label={texts.compare}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.compare}</Table.Th>
          <Table.Th>{texts.known}</Table.Th>
          <Table.Th>{texts.presented}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ field, known, presented }) => (
          <Table.Tr key={field}>
            <Table.Td data-label={texts.compare}>
              {texts.fields[field]}{' '}
              <Badge
                variant="light"
                color={known === presented ? 'gray' : 'orange'}
                c="var(--ink)"
                tt="none"
                radius="sm"
              >
                {known === presented ? texts.same : texts.differs}
              </Badge>
            </Table.Td>
            <Table.Td data-label={texts.known} className="id whole">
              {known ?? texts.noFile}
            </Table.Td>
            <Table.Td data-label={texts.presented} className="id whole">
              {presented ?? texts.noFile}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Each time it was seen, the latest first; all stand in the order in which they came. */
export const Sightings = ({ found }: { readonly found: CaseSeen }) => {
  const texts = useTexts(caseTexts)
  const { evidence, openedAt } = found
  return (
    <Timeline
      label={texts.evidence}
      events={evidence
        .map((seen, nth) => ({
          key: String(nth),
          at: seenAt(seen, openedAt),
          title: nth === 0 ? texts.firstTime : texts.nth(nth + 1),
          details: <Details seen={seen} />,
        }))
        .toReversed()}
    />
  )
}

const Details = ({ seen }: { readonly seen: Sighting }) => {
  const { fields } = useTexts(caseTexts)
  return detailsOf(seen).map(([field, value]) => (
    <Text key={field} component="span" display="block" size="xs" className="whole">
      {fields[field]}: {value}
    </Text>
  ))
}
