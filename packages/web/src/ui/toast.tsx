import { Button, CloseButton, Paper, Portal } from '@mantine/core'
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTexts } from './language-context.tsx'
import { stateTexts } from './state-texts.ts'

/** What was done, said without taking the focus; with a button where it can be taken back. */
export type Toast = {
  readonly text: string
  readonly undo?: { readonly label: string; readonly run: () => void }
}

/** Long enough to be read; what can be taken back stays longer (WCAG 2.2, 2.2.1: it can be held by pointing at it). */
const SHOWN_MS = 6000
const SHOWN_WITH_UNDO_MS = 20_000

const ToastContext = createContext<((toast: Toast) => void) | null>(null)

/** Shows a toast: `toast({ text: texts.transferred(3), undo: { label: texts.recall, run } })`. */
export const useToast = (): ((toast: Toast) => void) => {
  const toast = use(ToastContext)
  if (toast === null) throw new Error('useToast outside of ToastProvider')
  return toast
}

type Shown = Toast & { readonly id: number }

export const ToastProvider = ({ children }: { readonly children: ReactNode }) => {
  const texts = useTexts(stateTexts)
  const [shown, setShown] = useState<readonly Shown[]>([])
  const next = useRef(0)
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>())
  const remove = useCallback((id: number) => setShown((all) => all.filter((each) => each.id !== id)), [])
  const release = useCallback(
    ({ id, undo }: Shown) =>
      void timers.current.set(
        id,
        setTimeout(() => remove(id), undo === undefined ? SHOWN_MS : SHOWN_WITH_UNDO_MS),
      ),
    [remove],
  )
  const hold = useCallback(({ id }: Shown) => clearTimeout(timers.current.get(id)), [])
  const add = useMemo(
    () => (toast: Toast) => {
      const one = { ...toast, id: next.current++ }
      setShown((all) => [...all.slice(-2), one])
      release(one)
    },
    [release],
  )
  return (
    <ToastContext value={add}>
      {children}
      <Portal>
        <div className="toasts" role="status" aria-live="polite">
          {shown.map((toast) => (
            <Paper
              key={toast.id}
              className="toast"
              shadow="md"
              onMouseEnter={() => hold(toast)}
              onMouseLeave={() => release(toast)}
              onFocus={() => hold(toast)}
              onBlur={() => release(toast)}
            >
              <span>{toast.text}</span>
              {toast.undo === undefined ? null : (
                <Button
                  size="compact-sm"
                  variant="light"
                  onClick={() => {
                    toast.undo?.run()
                    remove(toast.id)
                  }}
                >
                  {toast.undo.label}
                </Button>
              )}
              <CloseButton size="sm" aria-label={texts.close} onClick={() => remove(toast.id)} />
            </Paper>
          ))}
        </div>
      </Portal>
    </ToastContext>
  )
}
