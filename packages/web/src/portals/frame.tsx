import { ActionIcon, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '../ui/language-context.tsx'
import { frameTexts } from './frame-texts.ts'
import { Navigation } from './navigation.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PlaceMenu } from './place-menu.tsx'
import { usePortal } from './portal.ts'
import { SearchButton } from './search-button.tsx'

/** As in portals.css: there the navigation opens as a drawer; in a wider window it would be there twice. */
const WHERE_IT_IS_FOLDED = '(max-width: 62rem)'

/** What stands around every page of a portal: which it is and for whom, where to go, and who is signed in. */
export const Frame = ({ children }: { readonly children: ReactNode }) => {
  const texts = useTexts(frameTexts)
  const { definition } = usePortal()
  const title = useTexts(definition.title)
  const [isOpen, { open, close }] = useDisclosure(false)
  const path = useLocation({ select: ({ pathname }) => pathname })
  useEffect(close, [path, close])
  useEffect(() => {
    const narrow = matchMedia(WHERE_IT_IS_FOLDED)
    narrow.addEventListener('change', close)
    return () => narrow.removeEventListener('change', close)
  }, [close])
  useFocusOnPage(path)
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <aside className="side">
        <PortalName title={title} />
        <Navigation />
      </aside>
      <header className="top">
        <ActionIcon
          className="burger"
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={texts.openNavigation}
          aria-expanded={isOpen}
          onClick={open}
        >
          <MenuIcon size={20} />
        </ActionIcon>
        <PlaceMenu />
        <span className="push" />
        <SearchButton />
        <PersonMenu />
      </header>
      <main id="content" tabIndex={-1} className="page">
        {children}
      </main>
      <Drawer
        opened={isOpen}
        onClose={close}
        size={280}
        title={<PortalName title={title} />}
        closeButtonProps={{ 'aria-label': texts.closeNavigation }}
        transitionProps={{ duration: 0 }}
        attributes={{ header: { role: 'none' } }}
      >
        <Navigation />
      </Drawer>
    </div>
  )
}

const PortalName = ({ title }: { readonly title: string }) => {
  const texts = useTexts(frameTexts)
  return (
    <span className="portal-name">
      <strong className="product">{texts.product}</strong>
      <span>{title}</span>
    </span>
  )
}

/** A page that was opened by a link is where a keyboard and a screen reader go on. */
const useFocusOnPage = (path: string): void => {
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    document.querySelector('main')?.focus({ preventScroll: true })
  }, [path])
}
