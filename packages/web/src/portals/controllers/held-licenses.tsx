import { Table, Text } from '@mantine/core'
import { Pager } from '../../ui/data-table/pager.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useList } from '../use-list.ts'
import { licenseWords } from '../words/license-words.ts'
import { useWorksPaths } from '../works-paths.ts'
import { controllerTexts } from './texts.ts'

/** What a controller holds now. */
export const HeldLicenses = ({ controllerId }: { readonly controllerId: string }) => {
  const texts = useTexts(controllerTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const paths = useWorksPaths()
  const list = useList('GET /v1/licenses', { query: { controllerId }, prefix: 'held-' })
  if (list.items === undefined)
    return list.error === null ? <Loading /> : <Failed error={list.error} again={list.again} />
  if (list.items.length === 0)
    return (
      <Text size="sm">
        {texts.heldNone}. {texts.heldNoneWhy}
      </Text>
    )
  return (
    <>
      <div className="scrolls">
        <Table className="rows" aria-label={texts.held}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.license}</Table.Th>
              <Table.Th>{texts.description}</Table.Th>
              <Table.Th ta="right">{texts.quantity}</Table.Th>
              <Table.Th>{texts.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((license) => (
              <Table.Tr key={license.id}>
                <Table.Td data-label={texts.license}>
                  <LicenseId id={license.id} to={paths.license(license.id)} />
                </Table.Td>
                <Table.Td data-label={texts.description}>{words.describe(license)}</Table.Td>
                <Table.Td data-label={texts.quantity} ta="right" className="figures">
                  {number(license.quantity)}
                </Table.Td>
                <Table.Td data-label={texts.state}>
                  <StatusBadge status={license.status} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Pager list={list} />
    </>
  )
}
