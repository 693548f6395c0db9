import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { Loading } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useCarriedLicense, type CarriedLicense } from '../exchange/calls.ts'
import { Refused } from '../exchange/refused.tsx'
import { carryPageTexts } from './texts.ts'

/** A2: what a License ID alone tells: which license it is, and where it is. */
export const LicenseCard = ({ id, forget }: { readonly id: string; readonly forget: () => void }) => {
  const texts = useTexts(carryPageTexts)
  const license = useCarriedLicense(id)
  return (
    <Paper>
      <Stack gap="xs">
        <Title order={2}>{texts.license}</Title>
        <LicenseId id={id} isWhole />
        {license.data !== undefined ? (
          <Told license={license.data} />
        ) : license.error === null ? (
          <Loading />
        ) : (
          <Refused error={license.error} again={() => void license.refetch()} isBusy={license.isFetching} />
        )}
        <Anchor component="button" type="button" size="sm" ta="left" onClick={forget}>
          {texts.without}
        </Anchor>
      </Stack>
    </Paper>
  )
}

const Told = ({ license }: { readonly license: CarriedLicense }) => {
  const texts = useTexts(carryPageTexts)
  const { description, status, at, installCode } = license
  return (
    <>
      <Group gap="xs">
        <Text fw={600}>{description}</Text>
        <StatusBadge status={status} />
      </Group>
      <Text size="sm">
        {at === 'controller' ? texts.licenseAt.controller(installCode ?? '') : texts.licenseAt[at]}
      </Text>
      {at === 'account' || at === 'controller' ? (
        <Text size="sm" c="dimmed">
          {texts.licenseHow}
        </Text>
      ) : null}
    </>
  )
}
