import { Button } from '@mantine/core'
import { useTexts } from '../ui/language-context.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { Empty } from '../ui/states.tsx'
import { frameTexts } from './frame-texts.ts'
import { signInPaths } from './paths.ts'

/** An address without a page. `home` is where to go on; without one it is the start, which knows. */
export const NotFound = ({ home = signInPaths.signIn() }: { readonly home?: string }) => {
  const texts = useTexts(frameTexts)
  return (
    <Empty
      isPage
      title={texts.pageUnknown}
      action={
        <Button component={PageLink} to={home}>
          {texts.toStart}
        </Button>
      }
    >
      {texts.pageUnknownWhy}
    </Empty>
  )
}
