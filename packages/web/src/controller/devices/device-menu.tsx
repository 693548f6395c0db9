import { ActionIcon, Menu, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useChangeDevice, type Device } from './data.ts'
import { MoveSeat } from './move-seat.tsx'
import { Replace } from './replace.tsx'
import { deviceTexts } from './texts.ts'

type Props = { readonly device: Device; readonly isOwner: boolean }

/** What may be done with a device, and for what may not, why. */
export const DeviceMenu = ({ device, isOwner }: Props) => {
  const texts = useTexts(deviceTexts)
  const [open, setOpen] = useState<'move' | 'replace' | null>(null)
  const close = () => setOpen(null)
  const button = useRef<HTMLButtonElement>(null)
  const pin = useChangeDevice(device.id)
  const noSeat = device.internal ? texts.internalHasNone : device.licensed ? null : texts.noSeatToGive
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            ref={button}
            variant="subtle"
            color="gray"
            c="var(--ink)"
            size="lg"
            disabled={!isOwner}
            title={isOwner ? undefined : texts.ownerOnly}
            aria-label={texts.actionsFor(device.name)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
              <circle cx="3" cy="8" r="1.5" />
              <circle cx="8" cy="8" r="1.5" />
              <circle cx="13" cy="8" r="1.5" />
            </svg>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => pin.mutate({ action: 'pin', pinned: !device.pinned })}>
            {device.pinned ? texts.unpin : texts.pin}
            <Why>{texts.pinWhy}</Why>
          </Menu.Item>
          <Menu.Item disabled={noSeat !== null} onClick={() => setOpen('move')}>
            {texts.giveSeat}
            <Why>{noSeat}</Why>
          </Menu.Item>
          <Menu.Item onClick={() => setOpen('replace')}>
            {texts.replace}
            <Why>{texts.replaceWhy}</Why>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Failed error={pin.error} />
      {open === 'move' ? <MoveSeat device={device} close={close} opener={button} /> : null}
      {open === 'replace' ? <Replace device={device} close={close} opener={button} /> : null}
    </>
  )
}

const Why = ({ children }: { readonly children: string | null }) =>
  children === null ? null : (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  )
