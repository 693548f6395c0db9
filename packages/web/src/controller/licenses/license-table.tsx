import { Badge, Checkbox, Paper, Table } from '@mantine/core'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import type { License } from '../agent/answers.ts'
import { useIsOwner, useStatus } from '../agent/queries.ts'
import { Note } from './note.tsx'
import { statusColour, toldStatus } from './status-shown.ts'
import { licenseTexts } from './texts.ts'

type Props = {
  readonly licenses: readonly License[]
  readonly selected: readonly string[]
  readonly select: (licenseIds: readonly string[]) => void
}

/** The columns of spec §4, in its order; the Owner selects what is to be returned. */
export const LicenseTable = ({ licenses, selected, select }: Props) => {
  const texts = useTexts(licenseTexts)
  const isOwner = useIsOwner()
  const { columns } = texts
  const all = licenses.map(({ licenseId }) => licenseId)
  return (
    <Paper p={0} className="scroll">
      <Table className="rows" aria-label={texts.title}>
        <Table.Thead>
          <Table.Tr>
            {isOwner ? (
              <Table.Th w={36}>
                <Checkbox
                  size="xs"
                  aria-label={texts.selectAll}
                  checked={selected.length === all.length}
                  indeterminate={selected.length > 0 && selected.length < all.length}
                  onChange={() => select(selected.length === all.length ? [] : all)}
                />
              </Table.Th>
            ) : null}
            {Object.values(columns).map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {licenses.map((license) => (
            <Row key={license.licenseId} {...{ license, selected, select, isOwner }} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

type RowProps = Omit<Props, 'licenses'> & { readonly license: License; readonly isOwner: boolean }

const Row = ({ license, selected, select, isOwner }: RowProps) => {
  const texts = useTexts(licenseTexts)
  const formats = useFormats()
  const status = useStatus().data
  const { licenseId, description } = license
  const isSelected = selected.includes(licenseId)
  const { columns } = texts
  return (
    <Table.Tr>
      {isOwner ? (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={texts.select(description)}
            checked={isSelected}
            onChange={() =>
              select(isSelected ? selected.filter((id) => id !== licenseId) : [...selected, licenseId])
            }
          />
        </Table.Td>
      ) : null}
      <Table.Td data-label={columns.segment}>{status?.segment || status?.installCode}</Table.Td>
      <Table.Td data-label={columns.description}>{description}</Table.Td>
      <Table.Td data-label={columns.status}>
        <Badge variant="dot" color={statusColour(license.status)} tt="none" fw={500}>
          {toldStatus(license.status, texts.states, formats.day)}
        </Badge>
      </Table.Td>
      <Table.Td data-label={columns.activated} className="figures">
        {license.activationDate === null ? '–' : formats.day(license.activationDate)}
      </Table.Td>
      <Table.Td data-label={columns.licenseId} className="id">
        {licenseId}
      </Table.Td>
      <Table.Td data-label={columns.note}>
        <Note license={license} />
      </Table.Td>
    </Table.Tr>
  )
}
