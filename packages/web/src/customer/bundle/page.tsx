import { Anchor, Stack } from '@mantine/core'
import { carryPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { bundleTexts } from './texts.ts'
import { BundleWalk } from './walk.tsx'

/** Without a sign-in: each request in the bundle is signed by its controller. */
export const CarryBundlePage = () => {
  const texts = useTexts(bundleTexts)
  return (
    <Stack maw={820} mx="auto" gap="lg">
      <PageHeader title={texts.title} lead={texts.lead} />
      <BundleWalk onePath={carryPaths.carry()} />
      <Anchor component={PageLink} to={carryPaths.carry()} size="sm">
        {texts.one}
      </Anchor>
    </Stack>
  )
}
