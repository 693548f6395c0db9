import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Download, Printer } from 'lucide-react'
import { vendorPaths } from '../../portals/paths.ts'
import { saveFile } from '../../ui/carry/save-file.ts'
import { Copy } from '../../ui/copy.tsx'
import { csvOf } from '../../ui/data-table/csv.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { issueTexts } from './texts.ts'

export type IssuedLicenses = {
  readonly licenseIds: readonly string[]
  /** Null where an order was for several. */
  readonly partnerName: string | null
  readonly sku: string | null
  readonly reference: string
}

type Props = { readonly issued: IssuedLicenses; readonly again: () => void }

/** What was issued: License IDs to copy, to print, to keep. */
export const Issued = ({ issued, again }: Props) => {
  const texts = useTexts(issueTexts)
  const { number } = useFormats()
  const { licenseIds, partnerName, sku, reference } = issued
  const rows = licenseIds.map((id) => [id, sku, partnerName, reference])
  const name = reference === '' ? 'licenses' : `licenses-${reference.replaceAll(/[^\w-]+/g, '-')}`
  return (
    <Stack>
      <div role="status">
        <Title order={2}>
          {licenseIds.length === 1 ? texts.issuedOne : texts.issued(number(licenseIds.length))}
        </Title>
        {partnerName === null ? null : <Text size="sm">{texts.to(partnerName)}</Text>}
      </div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {texts.ids}
        </Text>
        <Copy text={licenseIds.join('\n')} what={texts.copyAll} />
      </Group>
      <ul className="plain-list issued-ids" aria-label={texts.ids}>
        {licenseIds.map((id) => (
          <li key={id}>
            <LicenseId id={id} to={vendorPaths.license(id)} isWhole />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" className="no-print">
        <Button
          variant="default"
          leftSection={<Printer size={16} aria-hidden="true" />}
          onClick={() => print()}
        >
          {texts.print}
        </Button>
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden="true" />}
          onClick={() =>
            saveFile(`${name}.csv`, csvOf(['licenseId', 'sku', 'partner', 'reference'], rows), 'text/csv')
          }
        >
          {texts.download}
        </Button>
        {reference === '' ? null : (
          <Button
            component={PageLink}
            variant="default"
            to={`${vendorPaths.licenses()}?${new URLSearchParams({ orderReference: reference })}`}
          >
            {texts.show}
          </Button>
        )}
        <Button onClick={again}>{texts.more}</Button>
      </Group>
    </Stack>
  )
}
