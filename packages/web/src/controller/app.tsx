import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useRef } from 'react'
import { useTexts } from '../ui/language-context.tsx'
import { navigate, usePath } from '../ui/router.tsx'
import { Answered, Empty, Loading } from '../ui/states.tsx'
import type { User } from './agent/answers.ts'
import { useLive } from './agent/live.ts'
import { userQuery, useStatus } from './agent/queries.ts'
import { Banners } from './banners.tsx'
import { Frame } from './frame.tsx'
import { frameTexts } from './frame-texts.ts'
import { PageFails } from './page-fails.tsx'
import { pages } from './pages.ts'
import { pageNameAt, paths } from './paths.ts'
import { SignInPage } from './sign-in/page.tsx'

export const App = () => {
  const user = useQuery(userQuery)
  return (
    <Answered query={user}>
      {(known) => (known === null ? <SignInPage /> : <SignedIn key={known.name} user={known} />)}
    </Answered>
  )
}

const SignedIn = ({ user }: { readonly user: User }) => {
  useLive()
  useOpensByItself()
  const path = usePath()
  const name = pageNameAt(path)
  const texts = useTexts(frameTexts)
  const Page = name === null ? undefined : pages[name]
  useEffect(() => {
    document.title = name === null ? texts.pageUnknown : `${texts.pages[name]} · ${texts.product}`
  }, [name, texts])
  return (
    <Frame user={user}>
      <Banners />
      <PageFails key={path} title={texts.failed} again={texts.reload}>
        <Suspense fallback={<Loading />}>{Page === undefined ? <PageUnknown /> : <Page />}</Suspense>
      </PageFails>
    </Frame>
  )
}

/**
 * Spec §4: Manage Licenses opens by itself at start-up, while the capacity is zero or smaller than the number of devices.
 * Only then: who gives licenses up on another page has to see what comes of it there.
 */
const useOpensByItself = (): void => {
  const needs = useStatus().data?.needsLicenses
  const startedAt = useRef(location.pathname)
  const isStarting = useRef(true)
  useEffect(() => {
    if (needs === undefined || !isStarting.current) return
    isStarting.current = false
    // Who was quicker than the answer goes where they want.
    if (needs && location.pathname === startedAt.current) navigate(paths.licenses, { replace: true })
  }, [needs])
}

const PageUnknown = () => {
  const texts = useTexts(frameTexts)
  return (
    <Empty
      title={texts.pageUnknown}
      action={<Button onClick={() => navigate(paths.licenses)}>{texts.toLicenses}</Button>}
    >
      {texts.pageUnknownWhy}
    </Empty>
  )
}
