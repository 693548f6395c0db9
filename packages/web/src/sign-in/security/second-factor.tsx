import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { PasswordField } from '../fields.tsx'
import { BackupCodes, TotpSetup } from './totp-setup.tsx'
import { securityTexts } from './texts.ts'

/** The code of an app, set up or turned off, and new backup codes. */
export const SecondFactor = ({ isOn }: { readonly isOn: boolean }) => {
  const texts = useTexts(securityTexts)
  const queries = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState<'set-up' | 'codes' | 'off' | null>(null)
  // Proving it has made a new session, so the list of them is another as well.
  const again = () => queries.invalidateQueries()
  const close = () => setOpen(null)
  return (
    <Paper>
      <Stack>
        <div>
          <Title order={2}>{texts.app}</Title>
          <Text size="sm" c="dimmed">
            {isOn ? texts.appOn : texts.appOff}
          </Text>
        </div>
        {open === 'set-up' ? (
          <TotpSetup
            done={() => {
              close()
              toast({ text: texts.done })
              void again()
            }}
          />
        ) : (
          <Group gap="xs">
            {isOn ? (
              <>
                <Button variant="default" onClick={() => setOpen('codes')}>
                  {texts.newCodes}
                </Button>
                <Button variant="default" onClick={() => setOpen('off')}>
                  {texts.turnOff}
                </Button>
              </>
            ) : (
              <Button onClick={() => setOpen('set-up')}>{texts.setUp}</Button>
            )}
          </Group>
        )}
      </Stack>
      {open === 'codes' ? <NewCodes close={close} /> : null}
      {open === 'off' ? <TurnOff close={close} done={() => void again().then(close)} /> : null}
    </Paper>
  )
}

const NewCodes = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(securityTexts)
  const [password, setPassword] = useState('')
  const make = useMutation({
    mutationFn: () =>
      askAuth<{ readonly backupCodes: readonly string[] }>('POST two-factor/generate-backup-codes', {
        password,
      }),
  })
  const action = {
    label: texts.newCodes,
    isDisabled: password === '',
    isBusy: make.isPending,
    run: make.mutate,
  }
  return (
    <Dialog title={texts.newCodes} close={close} {...(make.data === undefined ? { action } : {})}>
      {make.data === undefined ? (
        <>
          <Text size="sm">{texts.newCodesWhy}</Text>
          <PasswordField label={texts.yourPassword} value={password} set={setPassword} />
          <AuthFailed error={make.error} />
        </>
      ) : (
        <BackupCodes codes={make.data.backupCodes} />
      )}
    </Dialog>
  )
}

const TurnOff = ({ close, done }: { readonly close: () => void; readonly done: () => void }) => {
  const texts = useTexts(securityTexts)
  const [password, setPassword] = useState('')
  const disable = useMutation({
    mutationFn: () => askAuth('POST two-factor/disable', { password }),
    onSuccess: done,
  })
  return (
    <Dialog
      title={texts.turnOff}
      close={close}
      action={{
        label: texts.turnOff,
        isDisabled: password === '',
        isBusy: disable.isPending,
        isGrave: true,
        run: disable.mutate,
      }}
    >
      <Text size="sm">{texts.turnOffWhy}</Text>
      <PasswordField label={texts.yourPassword} value={password} set={setPassword} />
      <AuthFailed error={disable.error} />
    </Dialog>
  )
}
