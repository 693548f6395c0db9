import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTexts } from './language-context.tsx'
import { stateTexts } from './state-texts.ts'

type DialogProps = {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
  /** The button that does it; without one there is only Close. */
  readonly action?: {
    readonly label: string
    readonly isDisabled: boolean
    readonly isBusy: boolean
    readonly run: () => void
  }
  readonly size?: string
}

/** A dialog of the page: Enter does it, Escape leaves it, and the focus goes back to where it came from. */
export const Dialog = ({ title, close, children, action, size = 'lg' }: DialogProps) => {
  const texts = useTexts(stateTexts)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (action !== undefined && !action.isDisabled && !action.isBusy) action.run()
  }
  return (
    <Modal opened onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': texts.close }}>
      <form onSubmit={submit}>
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {action === undefined ? texts.close : texts.cancel}
            </Button>
            {action === undefined ? null : (
              <Button type="submit" disabled={action.isDisabled} loading={action.isBusy}>
                {action.label}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
