import { Group, NativeSelect, Stack } from '@mantine/core'
import type { AccountNotices as Notices, AccountSeen } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { Section } from '../../ui/section.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { MayButton } from '../may-button.tsx'
import { NoticeList } from '../notices/notice-list.tsx'
import { useAction, useAsk } from '../use-ask.ts'
import { accountTexts } from './texts.ts'

/** Who is told of an account's licenses (M9), and what was told. */
export const AccountNotices = ({ account }: { readonly account: AccountSeen }) => {
  const texts = useTexts(accountTexts)
  const notices = useAsk('GET /v1/accounts/{id}/notices', { params: { id: account.id } })
  return (
    <Stack>
      <Section title={texts.audience} lead={texts.noticesLead}>
        <Answered query={notices}>{(known) => <Audience key={known.etag} notices={known} />}</Answered>
      </Section>
      <NoticeList narrowed={{ accountId: account.id }} />
    </Stack>
  )
}

const Audience = ({ notices }: { readonly notices: Notices & { readonly etag: string } }) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const edit = useAction('PATCH /v1/accounts/{id}/notices')
  const form = useApiForm({ initialValues: { audience: notices.audience, language: notices.language } })
  const save = () =>
    edit.mutate(
      { params: { id: notices.accountId }, ifMatch: notices.etag, body: form.values },
      { onSuccess: () => toast({ text: texts.saved }), onError: form.refused },
    )
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }))
  return (
    <Stack>
      <Group align="start" grow preventGrowOverflow={false}>
        <NativeSelect
          label={texts.audience}
          data={options(texts.audiences)}
          {...form.getInputProps('audience')}
        />
        <NativeSelect
          label={texts.noticesLanguage}
          description={texts.noticesLanguageHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={options(texts.languages)}
          {...form.getInputProps('language')}
        />
      </Group>
      <Failed error={edit.error} />
      <Group>
        <MayButton operation="editAccountNotices" variant="default" loading={edit.isPending} onClick={save}>
          {texts.save}
        </MayButton>
      </Group>
    </Stack>
  )
}
