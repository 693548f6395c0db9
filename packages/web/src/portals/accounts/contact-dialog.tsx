import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { Contact } from '@tenure/contract'
import type { RefObject } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { useAction, useAsk } from '../use-ask.ts'
import { accountTexts } from './texts.ts'

type Values = {
  readonly email: string
  readonly name: string
  readonly language: 'en' | 'de'
  readonly notices: boolean
}

const nameOf = ({ name }: Values): string | null => (name.trim() === '' ? null : name)

export const AddContactDialog = (props: { readonly accountId: string; readonly close: () => void }) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const { language } = useLanguage()
  const add = useAction('POST /v1/accounts/{id}/contacts')
  const form = useApiForm<Values>({ initialValues: { email: '', name: '', language, notices: true } })
  const run = () =>
    add.mutate(
      { params: { id: props.accountId }, body: { ...form.values, name: nameOf(form.values) } },
      {
        onSuccess: ({ email }) => {
          toast({ text: texts.contactAdded(email) })
          props.close()
        },
        onError: form.refused,
      },
    )
  return (
    <Dialog
      title={texts.addContactTitle}
      close={props.close}
      action={{
        label: texts.addContact,
        isDisabled: form.values.email.trim() === '',
        isBusy: add.isPending,
        run,
      }}
    >
      <TextInput
        type="email"
        label={texts.email}
        required
        data-autofocus
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <ContactFields form={form} />
      <Failed error={add.error} />
    </Dialog>
  )
}

type EditProps = {
  readonly contact: Contact
  readonly close: () => void
  readonly opener: RefObject<HTMLElement | null>
}

export const EditContactDialog = (props: EditProps) => {
  const texts = useTexts(accountTexts)
  const { id: contactId, accountId: id } = props.contact
  const contact = useAsk('GET /v1/accounts/{id}/contacts/{contactId}', { params: { id, contactId } })
  if (contact.data !== undefined) return <Edit {...props} contact={contact.data} />
  return (
    <Dialog title={texts.editContactTitle} close={props.close} opener={props.opener}>
      <Answered query={contact}>{() => null}</Answered>
    </Dialog>
  )
}

const Edit = ({
  contact,
  close,
  opener,
}: EditProps & { readonly contact: Contact & { readonly etag: string } }) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const edit = useAction('PATCH /v1/accounts/{id}/contacts/{contactId}')
  const form = useApiForm<Values>({
    initialValues: {
      email: contact.email,
      name: contact.name ?? '',
      language: contact.language,
      notices: contact.notices,
    },
  })
  const { language, notices } = form.values
  const run = () =>
    edit.mutate(
      {
        params: { id: contact.accountId, contactId: contact.id },
        ifMatch: contact.etag,
        body: { language, notices, name: nameOf(form.values) },
      },
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
      title={texts.editContactTitle}
      close={close}
      opener={opener}
      action={{ label: texts.save, isDisabled: false, isBusy: edit.isPending, run }}
    >
      <TextInput label={texts.email} value={contact.email} readOnly />
      <ContactFields form={form} />
      <Failed error={edit.error} />
    </Dialog>
  )
}

const ContactFields = ({ form }: { readonly form: ReturnType<typeof useApiForm<Values>> }) => {
  const texts = useTexts(accountTexts)
  return (
    <>
      <TextInput label={texts.contactName} maxLength={120} {...form.getInputProps('name')} />
      <NativeSelect
        label={texts.language}
        data={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('language')}
      />
      <Checkbox
        label={texts.contactNoticesLabel}
        description={texts.contactNoticesHint}
        {...form.getInputProps('notices', { type: 'checkbox' })}
      />
    </>
  )
}
