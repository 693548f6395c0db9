import { Group, NativeSelect, Text, TextInput } from '@mantine/core'
import type { Role, Scope } from '@tenure/contract'
import { addDays } from '@tenure/core'
import { useState } from 'react'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { AccountPicker } from '../pickers/account-picker.tsx'
import { useEvery } from '../pickers/every.ts'
import { usePortal, useServiceClock } from '../portal.ts'
import { useAction } from '../use-ask.ts'
import { useIsVendor } from '../works-paths.ts'
import { tokenTexts } from './texts.ts'

type Values = {
  readonly name: string
  readonly scope: Scope
  readonly role: Role
  readonly partnerId: string
  readonly accountId: string
  readonly days: string
}

/** A new token; its secret is shown once, and then the dialog can only be closed. */
export const MakeTokenDialog = ({ close }: { readonly close: () => void }) => {
  const [secret, setSecret] = useState<string | null>(null)
  return secret === null ? (
    <Make close={close} made={setSecret} />
  ) : (
    <ShownOnce secret={secret} close={close} />
  )
}

const Make = ({ close, made }: { readonly close: () => void; readonly made: (secret: string) => void }) => {
  const texts = useTexts(tokenTexts)
  const { as } = usePortal()
  const isVendor = useIsVendor()
  const make = useAction('POST /v1/tokens')
  const now = useServiceClock()
  const form = useApiForm<Values>({
    initialValues: {
      name: '',
      scope: isVendor ? 'vendor' : 'partner',
      role: 'operator',
      partnerId: isVendor ? '' : as.replace(/^partner:/, ''),
      accountId: '',
      days: '365',
    },
  })
  const { name, scope, role, partnerId, accountId, days } = form.values
  const run = () =>
    make.mutate(
      {
        body: {
          name,
          scope,
          role,
          partnerId: scope === 'vendor' ? null : partnerId,
          accountId: scope === 'account' ? accountId : null,
          expiresAt: days === 'never' ? null : new Date(addDays(now(), Number(days))).toISOString(),
        },
      },
      { onSuccess: ({ secret }) => made(secret), onError: form.refused },
    )
  const isReady =
    name.trim() !== '' &&
    (scope === 'vendor' || partnerId !== '') &&
    (scope !== 'account' || accountId !== '')
  return (
    <Dialog
      title={texts.makeTitle}
      close={close}
      action={{ label: texts.makeAct, isDisabled: !isReady, isBusy: make.isPending, run }}
    >
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        required
        maxLength={120}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <ForWhom form={form} />
      <Group grow align="start">
        <NativeSelect label={texts.role} data={optionsOf(texts.roles)} {...form.getInputProps('role')} />
        <NativeSelect
          label={texts.lifetime}
          data={(['30', '90', '365', 'never'] as const).map((value) => ({
            value,
            label: texts.lifetimes[value],
          }))}
          {...form.getInputProps('days')}
        />
      </Group>
      <Failed error={make.error} />
    </Dialog>
  )
}

const ForWhom = ({ form }: { readonly form: ReturnType<typeof useApiForm<Values>> }) => {
  const texts = useTexts(tokenTexts)
  const isVendor = useIsVendor()
  const partners = useEvery('GET /v1/partners', isVendor)
  const { scope, partnerId, accountId } = form.values
  return (
    <>
      <NativeSelect
        label={texts.forWhom}
        data={[
          ...(isVendor ? [{ value: 'vendor', label: texts.forVendor }] : []),
          { value: 'partner', label: texts.forPartner },
          { value: 'account', label: texts.forAccount },
        ]}
        {...form.getInputProps('scope')}
      />
      {isVendor && scope !== 'vendor' ? (
        <NativeSelect
          label={texts.partner}
          required
          data={[
            { value: '', label: texts.choosePartner },
            ...(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.getInputProps('partnerId')}
        />
      ) : null}
      {scope === 'account' && partnerId !== '' ? (
        <AccountPicker
          key={partnerId}
          partnerId={partnerId}
          label={texts.account}
          isRequired
          value={accountId === '' ? null : accountId}
          pick={(id) => form.setFieldValue('accountId', id ?? '')}
        />
      ) : null}
    </>
  )
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const ShownOnce = ({ secret, close }: { readonly secret: string; readonly close: () => void }) => {
  const texts = useTexts(tokenTexts)
  return (
    <Dialog
      title={texts.secretTitle}
      close={close}
      action={{ label: texts.secretStored, isDisabled: false, isBusy: false, run: close }}
    >
      <Text size="sm">{texts.secretOnce}</Text>
      <Group gap="xs" wrap="nowrap" align="end">
        <TextInput
          flex={1}
          label={texts.secret}
          value={secret}
          readOnly
          data-autofocus
          classNames={{ input: 'id' }}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Copy text={secret} what={texts.secret} />
      </Group>
    </Dialog>
  )
}
