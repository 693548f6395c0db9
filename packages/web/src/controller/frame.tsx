import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../ui/call.ts'
import { useTexts } from '../ui/language-context.tsx'
import { Preferences } from '../ui/preferences.tsx'
import { Link } from '../ui/router.tsx'
import type { User } from './agent/answers.ts'
import { useStatus } from './agent/queries.ts'
import { frameTexts } from './frame-texts.ts'
import { pages } from './pages.ts'
import { paths, type PageName } from './paths.ts'

/** What stands around every page: whose controller this is, where to go, and who is signed in. */
export const Frame = ({ user, children }: { readonly user: User; readonly children: ReactNode }) => {
  const texts = useTexts(frameTexts)
  const status = useStatus().data
  return (
    <>
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <header className="bar">
        <div className="bar-row">
          <strong className="product">{texts.product}</strong>
          {status === undefined ? null : (
            <span className="whose">
              {status.segment === '' ? texts.controller(status.installCode) : status.segment}
            </span>
          )}
          <span className="push" />
          <Preferences />
          <span className="who">{texts.signedInAs(user.name, user.isOwner)}</span>
          <SignOut />
        </div>
        <nav className="tabs" aria-label={texts.navigation}>
          {(Object.keys(paths) as PageName[])
            .filter((name) => pages[name] !== undefined)
            .map((name) => (
              <Link key={name} href={paths[name]}>
                {texts.pages[name]}
              </Link>
            ))}
        </nav>
      </header>
      <main id="content" tabIndex={-1} className="content">
        {children}
      </main>
    </>
  )
}

const SignOut = () => {
  const texts = useTexts(frameTexts)
  const queries = useQueryClient()
  const signOut = async () => {
    await call('POST', '/iap/auth/logout')
    // Nothing of what this person saw stays for the next one.
    queries.clear()
    location.assign(paths.licenses)
  }
  return (
    <Button size="compact-sm" variant="default" onClick={() => void signOut()}>
      {texts.signOut}
    </Button>
  )
}
