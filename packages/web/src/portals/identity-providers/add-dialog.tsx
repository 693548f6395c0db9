import { Alert, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { useAction } from '../use-ask.ts'
import { ssoTexts } from './texts.ts'

/** A new provider; where the domain has to be proven first, the record that proves it is shown. */
export const AddProviderDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(ssoTexts)
  const toast = useToast()
  const add = useAction('POST /v1/identity-providers')
  const form = useApiForm({ initialValues: { domain: '', issuer: '', clientId: '', clientSecret: '' } })
  const run = () =>
    add.mutate(
      { body: form.values },
      {
        onSuccess: ({ domain }) => {
          toast({ text: texts.wasAdded(domain) })
          close()
        },
        onError: form.refused,
      },
    )
  const record = recordOf(add.error)
  return (
    <Dialog
      title={texts.addTitle}
      close={close}
      action={{
        label: texts.addAct,
        isDisabled: Object.values(form.values).some((value) => value.trim() === ''),
        isBusy: add.isPending,
        run,
      }}
    >
      <TextInput
        label={texts.domain}
        description={texts.domainHint}
        placeholder="example.com"
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('domain')}
      />
      <TextInput
        label={texts.issuer}
        description={texts.issuerHint}
        placeholder="https://login.example.com"
        required
        autoComplete="off"
        {...form.getInputProps('issuer')}
      />
      <TextInput
        label={texts.clientId}
        description={texts.clientIdHint}
        required
        autoComplete="off"
        {...form.getInputProps('clientId')}
      />
      <PasswordInput
        label={texts.clientSecret}
        description={texts.clientSecretHint}
        required
        autoComplete="off"
        {...form.getInputProps('clientSecret')}
      />
      <TextInput
        label={texts.redirect}
        description={texts.redirectHint}
        value={`${location.origin}/auth/sso/callback`}
        readOnly
      />
      {record === null ? <Failed error={add.error} /> : <ProveDomain {...record} />}
    </Dialog>
  )
}

type Record = { readonly name: string; readonly value: string }

const recordOf = (error: unknown): Record | null => {
  if (!(error instanceof Refusal) || error.code !== 'domain-unproven') return null
  const { name, value } = error.facts
  return typeof name === 'string' && typeof value === 'string' ? { name, value } : null
}

const ProveDomain = ({ name, value }: Record) => {
  const texts = useTexts(ssoTexts)
  const rows = [
    [texts.recordName, name],
    [texts.recordValue, value],
  ] as const
  return (
    <Alert
      variant="light"
      color="yellow"
      role="alert"
      title={texts.prove}
      classNames={{ title: 'notice-title' }}
    >
      <Stack gap="xs">
        <Text size="sm">{texts.proveHow}</Text>
        {rows.map(([label, text]) => (
          <Group key={label} gap="xs">
            <Text size="sm">{label}:</Text>
            <span className="id">{text}</span>
            <Copy text={text} what={label} />
          </Group>
        ))}
      </Stack>
    </Alert>
  )
}
