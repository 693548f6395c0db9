import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { withNext } from '../portals/next.ts'
import { signInPaths } from '../portals/paths.ts'
import { useGo } from '../ui/page-link.tsx'
import { Loading } from '../ui/states.tsx'

/** A page that needs a sign-in sends who has none to it, and gets them back. */
export const SendToSignIn = () => {
  const go = useGo()
  const here = useLocation({ select: ({ href }) => href })
  useEffect(() => go(withNext(signInPaths.signIn(), here), { replace: true }))
  return <Loading />
}
