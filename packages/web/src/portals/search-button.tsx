import { Kbd, Modal, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../ui/language-context.tsx'
import { Loading } from '../ui/states.tsx'
import { frameTexts } from './frame-texts.ts'
import { usePortal, type PortalDefinition } from './portal.ts'

/** One box that finds everything, where the portal has one: by the button, ⌘K or Ctrl-K. */
export const SearchButton = () => {
  const { search } = usePortal().definition
  return search === undefined ? null : <SearchBox search={search} />
}

const SearchBox = ({ search }: { readonly search: NonNullable<PortalDefinition['search']> }) => {
  const texts = useTexts(frameTexts)
  const [isOpen, { open, close, toggle }] = useDisclosure(false)
  const [Box] = useState(() => lazy(async () => ({ default: await search() })))
  useHotkeys([['mod+K', toggle]], [])
  return (
    <>
      <UnstyledButton className="search" onClick={open} aria-keyshortcuts="Meta+K Control+K">
        <Search size={16} aria-hidden="true" />
        <span>{texts.search}</span>
        <Kbd size="xs" aria-hidden="true">
          {isApple() ? '⌘K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      {/* The name belongs to the dialog: Modal would give it to what is around it, which is there also while it is closed. */}
      <Modal.Root opened={isOpen} onClose={close} centered={false} yOffset="10dvh" size="lg" padding={0}>
        <Modal.Overlay />
        <Modal.Content aria-label={texts.search}>
          <Suspense fallback={<Loading />}>
            <Box close={close} />
          </Suspense>
        </Modal.Content>
      </Modal.Root>
    </>
  )
}

const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent)
