import './notices.css'
import { ActionIcon, Checkbox, Group, MultiSelect, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import type { PartnerNotices } from '@tenure/contract'
import { noticeKinds, type NoticeKind } from '@tenure/core'
import { Plus, Trash2 } from 'lucide-react'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { Section } from '../../ui/section.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { MayButton } from '../may-button.tsx'
import { useMay } from '../portal.ts'
import { useAction, useAsk } from '../use-ask.ts'
import { noticeTexts } from './texts.ts'

/** Which of a partner's own people are told what. */
export const PartnerAddresses = ({ partnerId }: { readonly partnerId: string }) => {
  const texts = useTexts(noticeTexts)
  const notices = useAsk('GET /v1/partners/{id}/notices', { params: { id: partnerId } })
  return (
    <Section title={texts.addresses} lead={texts.addressesLead}>
      <Answered query={notices}>{(known) => <Addresses key={known.etag} notices={known} />}</Answered>
    </Section>
  )
}

const MOST_ADDRESSES = 20

const Addresses = ({ notices }: { readonly notices: PartnerNotices & { readonly etag: string } }) => {
  const texts = useTexts(noticeTexts)
  const { language } = useLanguage()
  const toast = useToast()
  const mayEdit = useMay('editPartnerNotices')
  const edit = useAction('PATCH /v1/partners/{id}/notices')
  const form = useApiForm<{ readonly addresses: PartnerNotices['addresses'] }>({
    initialValues: { addresses: notices.addresses },
  })
  const { addresses } = form.values
  const save = () =>
    edit.mutate(
      { params: { id: notices.partnerId }, ifMatch: notices.etag, body: { addresses } },
      { onSuccess: () => toast({ text: texts.saved }), onError: form.refused },
    )
  const add = () =>
    form.insertListItem('addresses', { email: '', language, kinds: [...noticeKinds], notices: true })
  return (
    <Stack>
      {addresses.length === 0 ? <Text size="sm">{texts.addressesNone}</Text> : null}
      {addresses.map((_, index) => (
        <AddressRow key={form.key(`addresses.${index}`)} form={form} index={index} isReadOnly={!mayEdit} />
      ))}
      <Failed error={edit.error} />
      <Group gap="xs">
        <MayButton
          operation="editPartnerNotices"
          variant="default"
          leftSection={<Plus size={16} aria-hidden="true" />}
          onClick={() => (addresses.length < MOST_ADDRESSES ? add() : undefined)}
        >
          {texts.addAddress}
        </MayButton>
        {form.isDirty() ? (
          <MayButton operation="editPartnerNotices" loading={edit.isPending} onClick={save}>
            {texts.save}
          </MayButton>
        ) : null}
      </Group>
    </Stack>
  )
}

type RowProps = {
  readonly form: ReturnType<typeof useApiForm<{ readonly addresses: PartnerNotices['addresses'] }>>
  readonly index: number
  readonly isReadOnly: boolean
}

const AddressRow = ({ form, index, isReadOnly }: RowProps) => {
  const texts = useTexts(noticeTexts)
  const at = `addresses.${index}`
  const nth = index + 1
  const email = form.values.addresses[index]?.email ?? ''
  const kinds = noticeKinds.map((value: NoticeKind) => ({ value, label: texts.kinds[value] }))
  return (
    <div className="address-row">
      <TextInput
        type="email"
        aria-label={texts.address(nth)}
        placeholder={texts.email}
        disabled={isReadOnly}
        {...form.getInputProps(`${at}.email`)}
      />
      <MultiSelect
        aria-label={texts.mails(nth)}
        data={kinds}
        disabled={isReadOnly}
        {...form.getInputProps(`${at}.kinds`)}
      />
      <NativeSelect
        aria-label={texts.languageOf(nth)}
        data={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))}
        disabled={isReadOnly}
        {...form.getInputProps(`${at}.language`)}
      />
      <Checkbox
        label={texts.isTold}
        aria-label={texts.toldOf(nth)}
        disabled={isReadOnly}
        {...form.getInputProps(`${at}.notices`, { type: 'checkbox' })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={isReadOnly}
        aria-label={texts.removeAddress(email === '' ? texts.address(nth) : email)}
        onClick={() => form.removeListItem('addresses', index)}
      >
        <Trash2 size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
