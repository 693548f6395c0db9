import { Button, Tooltip, type ButtonProps } from '@mantine/core'
import type { OperationId } from '@tenure/contract'
import type { ReactNode, Ref } from 'react'
import { useTexts } from '../ui/language-context.tsx'
import { frameTexts } from './frame-texts.ts'
import { useMay } from './portal.ts'

type Props = Omit<ButtonProps, 'disabled' | 'onClick' | 'children'> & {
  readonly operation: OperationId
  /** Why it cannot be done with this thing now, or null. */
  readonly whyNot?: string | null
  /** A button that submits a form needs none. */
  readonly onClick?: () => void
  readonly type?: 'submit'
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'aria-label'?: string
}

/** A button for an operation: who may not call it sees that it exists, and is told why it does nothing. */
export const MayButton = ({ operation, whyNot = null, onClick, type, children, ...others }: Props) => {
  const texts = useTexts(frameTexts)
  const why = useMay(operation) ? whyNot : texts.notPermitted
  if (why === null)
    return (
      <Button
        {...others}
        {...(type === undefined ? {} : { type })}
        {...(onClick === undefined ? {} : { onClick })}
      >
        {children}
      </Button>
    )
  return (
    <Tooltip label={why} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Button {...others} data-disabled aria-disabled="true" aria-description={why}>
        {children}
      </Button>
    </Tooltip>
  )
}
