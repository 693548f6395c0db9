import { Anchor, Stack } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { bundleTexts } from '../bundle/texts.ts'
import { BundleWalk } from '../bundle/walk.tsx'
import { useCustomer } from '../use-customer.ts'
import { offlineTexts } from './texts.ts'

/** The requests of a whole site, for whom is signed in already. */
export const OfflineBundlePage = () => {
  const texts = useTexts(offlineTexts)
  const told = useTexts(bundleTexts)
  const { paths } = useCustomer()
  return (
    <Stack maw={900}>
      <PageHeader
        title={texts.bundleTitle}
        above={[{ label: texts.title, to: paths.offline() }]}
        lead={told.lead}
      />
      <BundleWalk onePath={paths.offline()} />
      <Anchor component={PageLink} to={paths.offline()} size="sm">
        {texts.one}
      </Anchor>
    </Stack>
  )
}
