import { Table, Text } from '@mantine/core'
import { vendorPaths } from '../../portals/paths.ts'
import { useAsk } from '../../portals/use-ask.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { Answered } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { partnersTexts } from '../partners/texts.ts'

/** So many are shown; the list of accounts has all. */
const SHOWN = 10

/** The accounts of a partner, by name. */
export const PartnerAccounts = ({ partnerId }: { readonly partnerId: string }) => {
  const texts = useTexts(partnersTexts)
  const { number } = useFormats()
  const query = { partnerId, archived: false, sort: 'name', limit: SHOWN } as const
  const accounts = useAsk('GET /v1/accounts', { query })
  const all = `${vendorPaths.accounts()}?${new URLSearchParams({ partnerId })}`
  return (
    <Section title={texts.accounts} actions={<PageLink to={all}>{texts.allAccounts}</PageLink>}>
      <Answered query={accounts}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{texts.accountsNone}</Text>
          ) : (
            <Table className="rows" aria-label={texts.accounts}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{texts.account}</Table.Th>
                  <Table.Th ta="right">{texts.held}</Table.Th>
                  <Table.Th ta="right">{texts.controllers}</Table.Th>
                  <Table.Th>{texts.nextEnd}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ id, name, counts, nextEndAt }) => (
                  <Table.Tr key={id}>
                    <Table.Td data-label={texts.account}>
                      <PageLink to={vendorPaths.account(id)}>{name}</PageLink>
                    </Table.Td>
                    <Table.Td data-label={texts.held} ta="right" className="figures">
                      {number(counts.licenses)}
                    </Table.Td>
                    <Table.Td data-label={texts.controllers} ta="right" className="figures">
                      {number(counts.controllers)}
                    </Table.Td>
                    <Table.Td data-label={texts.nextEnd}>
                      <Day at={nextEndAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Answered>
    </Section>
  )
}
