import { Table, Text } from '@mantine/core'
import { useList } from '../../portals/use-list.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { Pager } from '../../ui/data-table/pager.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { Section } from '../../ui/section.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { useCustomer } from '../use-customer.ts'
import { noticesTexts } from './texts.ts'

/** What will be told, when and to whom. */
export const NextNotices = () => {
  const texts = useTexts(noticesTexts)
  const words = useTexts(licenseWords)
  const { list: written } = useFormats()
  const { paths } = useCustomer()
  const list = useList('GET /v1/notices', { query: { state: 'upcoming' } })
  if (list.items === undefined)
    return list.error === null ? <Loading /> : <Failed error={list.error} again={list.again} />
  return (
    <Section title={texts.next} lead={texts.nextWhy}>
      {list.items.length === 0 ? (
        <Text size="sm">{texts.nextNone}</Text>
      ) : (
        <Table className="rows" aria-label={texts.next}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.when}</Table.Th>
              <Table.Th>{texts.what}</Table.Th>
              <Table.Th>{texts.license}</Table.Th>
              <Table.Th>{texts.to}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map(({ at, kind, licenseId, license, endsAt, recipients }) => (
              <Table.Tr key={`${licenseId} ${kind} ${at}`}>
                <Table.Td data-label={texts.when}>
                  <Day at={at} />
                </Table.Td>
                <Table.Td data-label={texts.what}>
                  <div className="row-value">
                    {texts.kinds[kind]} {endsAt === null ? null : <Day at={endsAt} />}
                  </div>
                </Table.Td>
                <Table.Td data-label={texts.license}>
                  <div className="row-value">
                    {license === null ? null : <div>{words.describe(license)}</div>}
                    {licenseId === null ? null : <LicenseId id={licenseId} to={paths.license(licenseId)} />}
                  </div>
                </Table.Td>
                <Table.Td data-label={texts.to}>
                  <div className="row-value">
                    {recipients.length === 0 ? texts.toNobody : written(recipients.map(({ email }) => email))}
                  </div>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Pager list={list} />
    </Section>
  )
}
