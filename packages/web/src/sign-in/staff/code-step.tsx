import { Button, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { Card } from '../card.tsx'
import { CodeField } from '../fields.tsx'
import { useSignedIn, useWanted } from '../use-signed-in.ts'
import { staffTexts } from './texts.ts'

/** The second factor, after the password: the code of an app, or one that was written down. */
export const CodeStep = ({ again }: { readonly again: () => void }) => {
  const texts = useTexts(staffTexts)
  const signedIn = useSignedIn(useWanted())
  const [isBackup, setIsBackup] = useState(false)
  const [code, setCode] = useState('')
  const verify = useMutation({
    mutationFn: () =>
      askAuth(`POST two-factor/${isBackup ? 'verify-backup-code' : 'verify-totp'}`, { code: code.trim() }),
    onSuccess: signedIn,
    onError: () => setCode(''),
  })
  const turn = () => {
    setIsBackup(!isBackup)
    setCode('')
    verify.reset()
  }
  return (
    <Card title={texts.codeTitle} lead={isBackup ? texts.backupLead : texts.codeLead}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          verify.mutate()
        }}
      >
        <Stack>
          {isBackup ? (
            <TextInput
              label={texts.backupCode}
              name="backup-code"
              autoComplete="off"
              autoFocus
              required
              withAsterisk={false}
              maxLength={40}
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
            />
          ) : (
            <CodeField value={code} set={setCode} />
          )}
          <AuthFailed error={verify.error} />
          <Button type="submit" loading={verify.isPending}>
            {texts.confirm}
          </Button>
          <Button variant="subtle" onClick={turn}>
            {isBackup ? texts.useCode : texts.useBackup}
          </Button>
          <Button variant="subtle" onClick={again}>
            {texts.again}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
