import { Anchor, Stack, Text } from '@mantine/core'
import { carryPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Walk } from '../exchange/walk.tsx'
import { useCustomer } from '../use-customer.ts'
import { offlineTexts } from './texts.ts'

/** O1: the walk of a request, for whom is signed in already. */
export const OfflinePage = () => {
  const texts = useTexts(offlineTexts)
  const { paths } = useCustomer()
  return (
    <Stack maw={640}>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Walk licenseId={null} bundlePath={paths.bundle()} />
      <Anchor component={PageLink} to={paths.bundle()} size="sm">
        {texts.bundle}
      </Anchor>
      <Text size="sm" c="dimmed">
        {texts.open(location.origin + carryPaths.carry())}
      </Text>
    </Stack>
  )
}
