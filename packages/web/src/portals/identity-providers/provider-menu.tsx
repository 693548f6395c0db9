import { ActionIcon, Menu, PasswordInput, Text } from '@mantine/core'
import type { IdentityProvider } from '@tenure/contract'
import { Ellipsis, KeyRound, Lock, LockOpen, Trash2 } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { MayItem } from '../may-item.tsx'
import { useAction, useAsk } from '../use-ask.ts'
import { ssoTexts } from './texts.ts'

type Asked = 'require' | 'relax' | 'secret' | 'remove'

/** What can be done with one provider. */
export const ProviderMenu = ({ provider }: { readonly provider: IdentityProvider }) => {
  const texts = useTexts(ssoTexts)
  const opener = useRef<HTMLButtonElement>(null)
  const [asked, ask] = useState<Asked | null>(null)
  const dialog = { provider, close: () => ask(null), opener }
  const { required, lastUsedAt } = provider
  const Icon = required ? LockOpen : Lock
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={opener} variant="subtle" color="gray" aria-label={texts.menu(provider.domain)}>
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MayItem
            operation="editIdentityProvider"
            whyNot={!required && lastUsedAt === null ? texts.untried : null}
            icon={<Icon size={16} aria-hidden="true" />}
            onClick={() => ask(required ? 'relax' : 'require')}
          >
            {required ? texts.relax : texts.require} …
          </MayItem>
          <MayItem
            operation="editIdentityProvider"
            icon={<KeyRound size={16} aria-hidden="true" />}
            onClick={() => ask('secret')}
          >
            {texts.secret} …
          </MayItem>
          <MayItem
            operation="removeIdentityProvider"
            isGrave
            icon={<Trash2 size={16} aria-hidden="true" />}
            onClick={() => ask('remove')}
          >
            {texts.remove} …
          </MayItem>
        </Menu.Dropdown>
      </Menu>
      {asked === null || asked === 'remove' ? null : <EditDialog {...dialog} what={asked} />}
      {asked === 'remove' ? <RemoveDialog {...dialog} /> : null}
    </>
  )
}

type DialogProps = {
  readonly provider: IdentityProvider
  readonly close: () => void
  readonly opener: RefObject<HTMLElement | null>
}

const EditDialog = ({
  provider: { id, domain },
  close,
  opener,
  what,
}: DialogProps & { readonly what: Exclude<Asked, 'remove'> }) => {
  const texts = useTexts(ssoTexts)
  const toast = useToast()
  const [clientSecret, setSecret] = useState('')
  const provider = useAsk('GET /v1/identity-providers/{id}', { params: { id } })
  const edit = useAction('PATCH /v1/identity-providers/{id}')
  const told = {
    require: [texts.requireTitle(domain), texts.require, texts.nowRequired(domain)],
    relax: [texts.relax, texts.relax, texts.relaxed(domain)],
    secret: [texts.secretTitle(domain), texts.save, texts.saved],
  } as const
  const [title, act, done] = told[what]
  const run = () =>
    edit.mutate(
      {
        params: { id },
        ifMatch: provider.data?.etag ?? '',
        body: what === 'secret' ? { clientSecret } : { required: what === 'require' },
      },
      {
        onSuccess: () => {
          toast({ text: done })
          close()
        },
      },
    )
  return (
    <Confirm
      title={title}
      act={act}
      run={run}
      close={close}
      isBusy={edit.isPending}
      isDisabled={provider.data === undefined || (what === 'secret' && clientSecret.trim() === '')}
      error={edit.error ?? provider.error}
      opener={opener}
    >
      {what === 'require' ? <Text size="sm">{texts.requireWhat}</Text> : null}
      {what === 'relax' ? <Text size="sm">{domain}</Text> : null}
      {what === 'secret' ? (
        <PasswordInput
          label={texts.clientSecret}
          description={texts.clientSecretHint}
          required
          data-autofocus
          autoComplete="off"
          value={clientSecret}
          onChange={({ currentTarget }) => setSecret(currentTarget.value)}
        />
      ) : null}
    </Confirm>
  )
}

const RemoveDialog = ({ provider: { id, domain }, close, opener }: DialogProps) => {
  const texts = useTexts(ssoTexts)
  const toast = useToast()
  const remove = useAction('DELETE /v1/identity-providers/{id}')
  const run = () =>
    remove.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          toast({ text: texts.removed(domain) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.removeTitle(domain)}
      act={texts.remove}
      isGrave
      run={run}
      close={close}
      isBusy={remove.isPending}
      error={remove.error}
      opener={opener}
    >
      <Text size="sm">{texts.removeWhat}</Text>
    </Confirm>
  )
}
