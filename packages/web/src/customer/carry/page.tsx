import { Anchor, Stack } from '@mantine/core'
import { carryPaths, signInPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Walk } from '../exchange/walk.tsx'
import { LicenseCard } from './license-card.tsx'
import { carryPageTexts } from './texts.ts'
import { useLicenseId } from './use-license-id.ts'

/** O1: for whoever stands before a controller without a network, with a phone. Nobody has to be known for it. */
export const CarryPage = () => {
  const texts = useTexts(carryPageTexts)
  const [licenseId, forget] = useLicenseId()
  return (
    <Stack maw={560} mx="auto" gap="lg">
      <PageHeader title={texts.title} lead={texts.lead} />
      {licenseId === null ? null : <LicenseCard id={licenseId} forget={forget} />}
      <Walk licenseId={licenseId} bundlePath={carryPaths.bundle()} />
      <Stack gap="xs">
        <Anchor component={PageLink} to={carryPaths.bundle()} size="sm">
          {texts.many}
        </Anchor>
        <Anchor component={PageLink} to={signInPaths.customer()} size="sm">
          {texts.signIn}
        </Anchor>
      </Stack>
    </Stack>
  )
}
