import { Group, Radio, Stack } from '@mantine/core'
import type { AccountNotices } from '@tenure/contract'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { useAction, useAsk } from '../../portals/use-ask.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Section } from '../../ui/section.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useCustomer } from '../use-customer.ts'
import { noticesTexts } from './texts.ts'

/** M9: whom the account wants told. */
export const Audience = () => {
  const texts = useTexts(noticesTexts)
  const { accountId } = useCustomer()
  const notices = useAsk('GET /v1/accounts/{id}/notices', { params: { id: accountId } })
  return (
    <Section title={texts.audience} lead={texts.audienceWhy}>
      <Answered query={notices}>{(known) => <Choice key={known.etag} notices={known} />}</Answered>
    </Section>
  )
}

const Choice = ({ notices }: { readonly notices: AccountNotices & { readonly etag: string } }) => {
  const texts = useTexts(noticesTexts)
  const toast = useToast()
  const edit = useAction('PATCH /v1/accounts/{id}/notices')
  const [audience, setAudience] = useState<string>(notices.audience)
  const save = () =>
    edit.mutate(
      {
        params: { id: notices.accountId },
        ifMatch: notices.etag,
        body: { audience: audience as AccountNotices['audience'] },
      },
      { onSuccess: () => toast({ text: texts.saved }) },
    )
  return (
    <Stack>
      <Radio.Group value={audience} onChange={setAudience} aria-label={texts.audience}>
        <Stack gap="xs">
          {Object.entries(texts.audiences).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <Failed error={edit.error} />
      <Group>
        <MayButton operation="editAccountNotices" variant="default" loading={edit.isPending} onClick={save}>
          {texts.save}
        </MayButton>
      </Group>
    </Stack>
  )
}
