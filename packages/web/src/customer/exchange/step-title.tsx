import { Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'

/** The heading of a step that took the place of another: a keyboard and a screen reader go on here. */
export const StepTitle = ({ children }: { readonly children: ReactNode }) => {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
    title.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <Title order={2} ref={title} tabIndex={-1}>
      {children}
    </Title>
  )
}
