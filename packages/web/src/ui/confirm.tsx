import type { ReactNode, RefObject } from 'react'
import { Dialog } from './dialog.tsx'
import { Failed } from './states.tsx'

type Props = {
  readonly title: string
  /** What will happen, before it does. */
  readonly children: ReactNode
  /** The words of the button: what is done, and not OK. */
  readonly act: string
  readonly run: () => void
  readonly close: () => void
  readonly isBusy: boolean
  readonly error: unknown
  /** It cannot be taken back. */
  readonly isGrave?: boolean
  /** Something is missing that is asked for above. */
  readonly isDisabled?: boolean
  readonly opener?: RefObject<HTMLElement | null>
}

/** Says what will happen, and does it when the button is pressed that names it. */
export const Confirm = (props: Props) => {
  const { title, children, act, run, close, isBusy, error, isGrave = false, isDisabled = false } = props
  return (
    <Dialog
      title={title}
      close={close}
      action={{ label: act, isDisabled, isBusy, isGrave, run }}
      {...(props.opener === undefined ? {} : { opener: props.opener })}
    >
      {children}
      <Failed error={error} />
    </Dialog>
  )
}
