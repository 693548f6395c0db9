import { Group, NativeSelect, Stack, Switch } from '@mantine/core'
import { MayButton } from '../../portals/may-button.tsx'
import type { Answer } from '../../portals/ask.ts'
import { useAction, useAsk } from '../../portals/use-ask.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { Answered, Empty, Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { useCustomer } from '../use-customer.ts'
import { noticesTexts } from './texts.ts'

/** As many as one answer has: an account's contacts are a handful. */
const LIMIT = 200

/** M9: what the person who is signed in is told, and in which language. */
export const OwnNotices = () => {
  const texts = useTexts(noticesTexts)
  const { accountId, paths, me } = useCustomer()
  const contacts = useAsk('GET /v1/accounts/{id}/contacts', {
    params: { id: accountId },
    query: { limit: LIMIT },
  })
  return (
    <Answered query={contacts}>
      {({ items }) => {
        const own = items.find(({ email }) => email === me.email)
        return own === undefined ? (
          <Empty
            title={texts.notContact}
            action={<PageLink to={paths.contacts()}>{texts.contacts}</PageLink>}
          >
            {texts.notContactWhy}
          </Empty>
        ) : (
          <OfContact contactId={own.id} />
        )
      }}
    </Answered>
  )
}

const OfContact = ({ contactId }: { readonly contactId: string }) => {
  const texts = useTexts(noticesTexts)
  const { accountId } = useCustomer()
  const contact = useAsk('GET /v1/accounts/{id}/contacts/{contactId}', {
    params: { id: accountId, contactId },
  })
  return (
    <Answered query={contact}>
      {(known) => (
        <Section title={texts.yours} lead={texts.yoursWhy(known.email)}>
          <Wishes key={known.etag} contact={known} />
        </Section>
      )}
    </Answered>
  )
}

type Contact = Answer<'GET /v1/accounts/{id}/contacts/{contactId}'>

const Wishes = ({ contact }: { readonly contact: Contact }) => {
  const texts = useTexts(noticesTexts)
  const toast = useToast()
  const edit = useAction('PATCH /v1/accounts/{id}/contacts/{contactId}')
  const form = useApiForm({ initialValues: { notices: contact.notices, language: contact.language } })
  const save = () =>
    edit.mutate(
      {
        params: { id: contact.accountId, contactId: contact.id },
        ifMatch: contact.etag,
        body: form.values,
      },
      { onSuccess: () => toast({ text: texts.saved }), onError: form.refused },
    )
  return (
    <Stack maw={520}>
      <Switch label={texts.wanted} {...form.getInputProps('notices', { type: 'checkbox' })} />
      <NativeSelect
        label={texts.language}
        data={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('language')}
      />
      <Failed error={edit.error} />
      <Group>
        <MayButton operation="editContact" loading={edit.isPending} onClick={save}>
          {texts.save}
        </MayButton>
      </Group>
    </Stack>
  )
}
