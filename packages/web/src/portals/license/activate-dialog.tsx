import { Text } from '@mantine/core'
import type { ControllerSeen, LicenseSeen } from '@tenure/contract'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ControllerPicker } from '../pickers/controller-picker.tsx'
import { useAction } from '../use-ask.ts'
import { licenseWords } from '../words/license-words.ts'
import { licenseTexts } from './texts.ts'

type Props = { readonly license: LicenseSeen; readonly close: () => void }

/** T7: activates a Remote CMS license on a controller of its account. */
export const ActivateDialog = ({ license, close }: Props) => {
  const texts = useTexts(licenseTexts)
  const words = useTexts(licenseWords)
  const toast = useToast()
  const [unit, setUnit] = useState<ControllerSeen | null>(null)
  const activate = useAction('POST /v1/licenses/{id}/activate')
  const account = license.accountName ?? ''
  const run = () =>
    activate.mutate(
      { params: { id: license.id }, body: { controllerId: unit?.id ?? '' } },
      {
        onSuccess: () => {
          toast({ text: texts.activated(unit?.installCode ?? '') })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.activateTitle}
      act={texts.activate}
      run={run}
      close={close}
      isBusy={activate.isPending}
      isDisabled={unit === null}
      error={activate.error}
    >
      <ControllerPicker
        accountId={license.holder.accountId ?? undefined}
        description={texts.activateWhere(account)}
        value={unit?.id ?? null}
        pick={(_, item) => setUnit(item)}
        isRequired
      />
      <Text size="sm">
        {unit === null
          ? texts.activateAsk
          : texts.activateWhat(words.describe(license), account, unit.installCode)}
      </Text>
    </Confirm>
  )
}
