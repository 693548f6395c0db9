import { Menu, Text } from '@mantine/core'
import type { OperationId } from '@tenure/contract'
import type { ReactNode } from 'react'
import { useTexts } from '../ui/language-context.tsx'
import { frameTexts } from './frame-texts.ts'
import { useMay } from './portal.ts'

type Props = {
  readonly operation: OperationId
  /** Why it cannot be done with this thing now, or null. */
  readonly whyNot?: string | null
  readonly onClick: () => void
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly isGrave?: boolean
}

/** An entry of a menu for an operation; as `MayButton`, it says why it does nothing. */
export const MayItem = ({ operation, whyNot = null, onClick, children, icon, isGrave = false }: Props) => {
  const texts = useTexts(frameTexts)
  const why = useMay(operation) ? whyNot : texts.notPermitted
  if (why === null)
    return (
      <Menu.Item leftSection={icon} onClick={onClick} {...(isGrave ? { color: 'red' } : {})}>
        {children}
      </Menu.Item>
    )
  return (
    <Menu.Item leftSection={icon} data-disabled aria-disabled="true" closeMenuOnClick={false}>
      {children}
      <Text component="span" display="block" size="xs" maw={260}>
        {why}
      </Text>
    </Menu.Item>
  )
}
