import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { stateTexts } from '../../ui/state-texts.ts'
import { Answered, Failed } from '../../ui/states.tsx'
import { getting, useChange } from '../agent/queries.ts'
import { dialogTexts } from '../licenses/dialog-texts.ts'
import { licenseTexts } from '../licenses/texts.ts'

type Notices = { readonly emails: readonly string[] }

/** What was mistyped is told while it is typed; the controller judges the rest. */
const looksLikeEmail = /^[^@]+@[^@]+\.[^@.]+$/

/** Edit Notifications (spec §4, M9): who hears of expirations and renewals besides the account's contacts. */
export const NoticesDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(dialogTexts)
  const states = useTexts(stateTexts)
  const title = useTexts(licenseTexts).buttons.notices
  const notices = useQuery(getting<Notices>('/v1/notices'))
  const [typed, setTyped] = useState<string | null>(null)
  const change = useChange<readonly string[], Notices>('PUT', '/v1/notices', (emails) => ({ emails }))
  const emails = (typed ?? '').split(/[\s,;]+/).filter((email) => email !== '')
  const wrong = emails.find((email) => !looksLikeEmail.test(email))
  const save = () => change.mutate(emails, { onSuccess: close })
  return (
    <Dialog
      title={title}
      close={close}
      action={{
        label: states.save,
        isDisabled: typed === null || wrong !== undefined,
        isBusy: change.isPending,
        run: save,
      }}
    >
      <Answered query={notices}>
        {({ emails: known }) => (
          <Textarea
            data-autofocus
            label={texts.emails}
            description={texts.emailsHelp}
            autosize
            minRows={3}
            maxRows={10}
            value={typed ?? known.join('\n')}
            error={wrong === undefined ? null : texts.emailWrong(wrong)}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
      </Answered>
      <Failed error={change.error} />
    </Dialog>
  )
}
