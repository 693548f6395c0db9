import { NativeSelect, Text, TextInput } from '@mantine/core'
import type { Role } from '@tenure/contract'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { MayButton } from '../may-button.tsx'
import { useAction } from '../use-ask.ts'
import { RoleField } from './role-field.tsx'
import { peopleTexts } from './texts.ts'

type Props = {
  /** Where the vendor invites to a partner. */
  readonly partnerId?: string
}

/** Opens the form that invites a person by e-mail. */
export const InviteButton = (props: Props) => {
  const texts = useTexts(peopleTexts)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <MayButton
        operation="inviteMember"
        leftSection={<UserPlus size={16} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {texts.invite}
      </MayButton>
      {isOpen ? <InviteDialog {...props} close={() => setOpen(false)} /> : null}
    </>
  )
}

const InviteDialog = ({ partnerId, close }: Props & { readonly close: () => void }) => {
  const texts = useTexts(peopleTexts)
  const { language } = useLanguage()
  const toast = useToast()
  const invite = useAction('POST /v1/invitations')
  const form = useApiForm<{ email: string; role: Role; language: 'en' | 'de' }>({
    initialValues: { email: '', role: 'operator', language },
  })
  const run = () =>
    invite.mutate(
      { body: { ...form.values, ...(partnerId === undefined ? {} : { partnerId }) } },
      {
        onSuccess: ({ email }) => {
          toast({ text: texts.invited(email) })
          close()
        },
        onError: form.refused,
      },
    )
  return (
    <Dialog
      title={texts.inviteTitle}
      close={close}
      action={{
        label: texts.inviteAct,
        isDisabled: form.values.email.trim() === '',
        isBusy: invite.isPending,
        run,
      }}
    >
      <Text size="sm">{texts.inviteWhat}</Text>
      <TextInput
        type="email"
        label={texts.email}
        required
        data-autofocus
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <RoleField value={form.values.role} choose={(role) => form.setFieldValue('role', role)} />
      <NativeSelect
        label={texts.language}
        data={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('language')}
      />
      <Failed error={invite.error} />
    </Dialog>
  )
}
