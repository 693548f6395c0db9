import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useGo } from '../ui/page-link.tsx'
import { Loading } from '../ui/states.tsx'
import { withNext } from './next.ts'

/** Sends somebody to a page that has to come first; the way back stays in the address. */
export const SendTo = ({ path }: { readonly path: string }) => {
  const go = useGo()
  const here = useLocation({ select: ({ href }) => href })
  const isSent = useRef(false)
  useEffect(() => {
    // Once: the address is already the next one while this is still shown.
    if (isSent.current) return
    isSent.current = true
    go(withNext(path, here), { replace: true })
  })
  return <Loading />
}
