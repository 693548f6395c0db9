import { Table, Text } from '@mantine/core'
import { useList } from '../../portals/use-list.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { Pager } from '../../ui/data-table/pager.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Day } from '../../ui/when.tsx'
import { controllersTexts } from '../controllers/texts.ts'
import { licensesTexts } from '../licenses/texts.ts'
import { useCustomer } from '../use-customer.ts'

/** What a controller holds. */
export const HeldLicenses = ({ controllerId }: { readonly controllerId: string }) => {
  const texts = useTexts(licensesTexts)
  const told = useTexts(controllersTexts)
  const words = useTexts(licenseWords)
  const { paths } = useCustomer()
  const list = useList('GET /v1/licenses', { query: { controllerId } })
  if (list.items === undefined)
    return list.error === null ? <Loading /> : <Failed error={list.error} again={list.again} />
  if (list.items.length === 0) return <Text size="sm">{told.holdsNone}</Text>
  return (
    <>
      <Table className="rows" aria-label={told.holds}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.license}</Table.Th>
            <Table.Th>{texts.id}</Table.Th>
            <Table.Th>{texts.status}</Table.Th>
            <Table.Th>{texts.ends}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.items.map((license) => (
            <Table.Tr key={license.id}>
              <Table.Td data-label={texts.license}>
                <PageLink to={paths.license(license.id)}>{words.describe(license)}</PageLink>
              </Table.Td>
              <Table.Td data-label={texts.id}>
                <LicenseId id={license.id} />
              </Table.Td>
              <Table.Td data-label={texts.status}>
                <StatusBadge status={license.status} />
              </Table.Td>
              <Table.Td data-label={texts.ends}>
                <Day at={license.endsAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Pager list={list} />
    </>
  )
}
