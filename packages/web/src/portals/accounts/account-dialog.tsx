import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { AccountSeen } from '@tenure/contract'
import type { RefObject } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { useEvery } from '../pickers/every.ts'
import { useAction } from '../use-ask.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { accountTexts } from './texts.ts'

type Values = { readonly name: string; readonly approvesControllers: boolean; readonly partnerId: string }

/** A new account; the vendor says of which partner. */
export const AddAccountDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(accountTexts)
  const paths = useWorksPaths()
  const isVendor = useIsVendor()
  const go = useGo()
  const toast = useToast()
  const partners = useEvery('GET /v1/partners', isVendor)
  const add = useAction('POST /v1/accounts')
  const form = useApiForm<Values>({
    initialValues: { name: '', approvesControllers: false, partnerId: '' },
  })
  const { name, approvesControllers, partnerId } = form.values
  const run = () =>
    add.mutate(
      { body: { name, approvesControllers, ...(isVendor ? { partnerId } : {}) } },
      {
        onSuccess: (account) => {
          toast({ text: texts.wasAdded(account.name) })
          close()
          go(paths.account(account.id))
        },
        onError: form.refused,
      },
    )
  const isReady = name.trim() !== '' && (!isVendor || partnerId !== '')
  return (
    <Dialog
      title={texts.addTitle}
      close={close}
      action={{ label: texts.addAct, isDisabled: !isReady, isBusy: add.isPending, run }}
    >
      {isVendor ? (
        <NativeSelect
          label={texts.partner}
          required
          data={[
            { value: '', label: texts.choosePartner },
            ...(partners.data ?? []).map((each) => ({ value: each.id, label: each.name })),
          ]}
          {...form.getInputProps('partnerId')}
        />
      ) : null}
      <AccountFields form={form} />
      <Failed error={add.error} />
    </Dialog>
  )
}

type EditProps = {
  readonly account: AccountSeen & { readonly etag: string }
  readonly close: () => void
  readonly opener?: RefObject<HTMLElement | null>
}

/** Its name, and whether new controllers wait for approval (A1). */
export const EditAccountDialog = ({ account, close, opener }: EditProps) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const edit = useAction('PATCH /v1/accounts/{id}')
  const form = useApiForm<Values>({
    initialValues: {
      name: account.name,
      approvesControllers: account.approvesControllers,
      partnerId: account.partnerId,
    },
  })
  const { name, approvesControllers } = form.values
  const run = () =>
    edit.mutate(
      { params: { id: account.id }, ifMatch: account.etag, body: { name, approvesControllers } },
      {
        onSuccess: () => {
          toast({ text: texts.saved })
          close()
        },
        onError: form.refused,
      },
    )
  return (
    <Dialog
      title={texts.editTitle}
      close={close}
      action={{ label: texts.save, isDisabled: name.trim() === '', isBusy: edit.isPending, run }}
      {...(opener === undefined ? {} : { opener })}
    >
      <AccountFields form={form} />
      <Failed error={edit.error} />
    </Dialog>
  )
}

const AccountFields = ({ form }: { readonly form: ReturnType<typeof useApiForm<Values>> }) => {
  const texts = useTexts(accountTexts)
  return (
    <>
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        required
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Checkbox
        label={texts.approvesLabel}
        description={texts.approvesHint}
        {...form.getInputProps('approvesControllers', { type: 'checkbox' })}
      />
    </>
  )
}
