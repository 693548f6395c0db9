import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { PasswordField } from '../fields.tsx'
import { securityTexts } from './texts.ts'

/** A new password ends every other session: whoever had the old one is out. */
export const PasswordChange = () => {
  const texts = useTexts(securityTexts)
  const queries = useQueryClient()
  const toast = useToast()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const change = useMutation({
    mutationFn: () =>
      askAuth('POST change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
    onSuccess: () => {
      setCurrent('')
      setNew('')
      toast({ text: texts.changed })
      void queries.invalidateQueries()
    },
  })
  return (
    <Paper>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <Stack>
          <Title order={2}>{texts.password}</Title>
          <PasswordField label={texts.current} value={currentPassword} set={setCurrent} />
          <PasswordField
            isNew
            label={texts.next}
            description={texts.nextHint}
            value={newPassword}
            set={setNew}
          />
          <AuthFailed error={change.error} />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {texts.change}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
