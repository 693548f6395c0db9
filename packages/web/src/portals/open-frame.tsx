import { Group } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTexts } from '../ui/language-context.tsx'
import { Preferences } from '../ui/preferences.tsx'
import { frameTexts } from './frame-texts.ts'

/** What stands around pages that need no sign-in: the product, the language and the colours. */
export const OpenFrame = ({ children }: { readonly children?: ReactNode }) => {
  const texts = useTexts(frameTexts)
  return (
    <>
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <header className="open-bar">
        <strong className="product">{texts.product}</strong>
        <Group gap="xs" wrap="nowrap">
          <Preferences />
        </Group>
      </header>
      <main id="content" tabIndex={-1} className="open-content">
        {children ?? <Outlet />}
      </main>
    </>
  )
}
