import { Button, Group, Modal, Stack } from '@mantine/core'
import { useEffect, useRef, type FormEvent, type ReactNode, type RefObject } from 'react'
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
    /** What is done cannot be taken back. */
    readonly isGrave?: boolean
    readonly run: () => void
  }
  readonly size?: string
  /** What the focus goes back to, where that is not what had it when the dialog opened: an entry of a menu is gone then. */
  readonly opener?: RefObject<HTMLElement | null>
}

/** A dialog of the page: Enter does it, Escape leaves it, and the focus goes back to where it came from. */
export const Dialog = ({ title, close, children, action, size = 'lg', opener }: DialogProps) => {
  const texts = useTexts(stateTexts)
  useFocusBack(opener)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (action !== undefined && !action.isDisabled && !action.isBusy) action.run()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={size}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <form onSubmit={submit}>
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {action === undefined ? texts.close : texts.cancel}
            </Button>
            {action === undefined ? null : (
              <Button
                type="submit"
                disabled={action.isDisabled}
                loading={action.isBusy}
                {...(action.isGrave === true ? { color: 'red.9' } : {})}
              >
                {action.label}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/**
 * Mantine gives the focus back only where one dialog is opened and closed again and again; these are there while they
 * are open and gone otherwise. What opened it may be gone as well by then, or do nothing any more: then the content is
 * where a keyboard goes on, rather than the top of the page.
 */
const useFocusBack = (opener: RefObject<HTMLElement | null> | undefined): void => {
  const before = useRef(document.activeElement)
  useEffect(() => {
    const hadFocus = before.current
    return () => {
      const target = opener?.current ?? hadFocus
      // After the dialog has left the page: until then its trap would take the focus back.
      setTimeout(() => {
        if (document.querySelector('[role="dialog"]') !== null) return
        const isThere =
          target instanceof HTMLElement && target.isConnected && !target.matches(':disabled, body')
        const next = isThere ? target : document.querySelector('main')
        next?.focus({ preventScroll: true })
      })
    }
  }, [opener])
}
