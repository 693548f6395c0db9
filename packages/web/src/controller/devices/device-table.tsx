import { Badge, Box, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { ColourMark } from './colour-mark.tsx'
import type { Device } from './data.ts'
import { DeviceMenu } from './device-menu.tsx'
import { deviceTexts } from './texts.ts'

type Props = { readonly devices: readonly Device[]; readonly isOwner: boolean }

export const DeviceTable = ({ devices, isOwner }: Props) => {
  const texts = useTexts(deviceTexts)
  return (
    <Table aria-label={texts.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.device}</Table.Th>
          <Table.Th visibleFrom="sm">{texts.protocol}</Table.Th>
          <Table.Th>{texts.seat}</Table.Th>
          <Table.Th w={48}>
            <VisuallyHidden>{texts.actions}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {devices.map((device) => (
          <Row key={device.id} device={device} isOwner={isOwner} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

const Row = ({ device, isOwner }: { readonly device: Device; readonly isOwner: boolean }) => {
  const texts = useTexts(deviceTexts)
  const small = device.name === device.id ? [] : [device.id]
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" fw={500}>
          {device.name}
        </Text>
        <Text size="xs" c="dimmed">
          {small.join('')}
          <Box component="span" hiddenFrom="sm">
            {small.length === 0 ? '' : ' · '}
            {device.protocol}
          </Box>
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">{device.protocol}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          <ColourMark colour={device.colour} />
          {device.pinned ? (
            <Badge variant="outline" color="gray" c="var(--ink)" tt="none" title={texts.pinWhy}>
              {texts.pinned}
            </Badge>
          ) : null}
        </Group>
        <SeatNote device={device} />
      </Table.Td>
      <Table.Td>
        <DeviceMenu device={device} isOwner={isOwner} />
      </Table.Td>
    </Table.Tr>
  )
}

const SeatNote = ({ device }: { readonly device: Device }) => {
  const texts = useTexts(deviceTexts)
  const notes = [
    ...(device.internal ? [texts.internal] : []),
    ...(device.provisioned && !device.licensed ? [texts.wasProvisioned] : []),
  ]
  return notes.length === 0 ? null : (
    <Text size="xs" c="dimmed">
      {notes.join(', ')}
    </Text>
  )
}
