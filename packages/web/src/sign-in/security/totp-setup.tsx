import { Button, Checkbox, Code, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { QrCode } from '../../ui/carry/qr-code.tsx'
import { saveFile } from '../../ui/carry/save-file.ts'
import { Copy } from '../../ui/copy.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { pieceTexts } from '../../ui/piece-texts.ts'
import { AuthFailed } from '../auth-failed.tsx'
import { CodeField, PasswordField } from '../fields.tsx'
import { keyOf } from './totp-key.ts'
import { securityTexts } from './texts.ts'

type Made = { readonly totpURI: string; readonly backupCodes: readonly string[] }

/** Sets up the code of an app: the password, then the key and the backup codes, then a first code as the proof. */
export const TotpSetup = ({ done }: { readonly done: () => void }) => {
  const texts = useTexts(securityTexts)
  const [password, setPassword] = useState('')
  const enable = useMutation({
    mutationFn: () => askAuth<Made>('POST two-factor/enable', { password }),
    onSuccess: () => setPassword(''),
  })
  if (enable.data !== undefined) return <Prove made={enable.data} done={done} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        enable.mutate()
      }}
    >
      <Stack>
        <PasswordField label={texts.yourPassword} value={password} set={setPassword} />
        <AuthFailed error={enable.error} />
        <Group>
          <Button type="submit" loading={enable.isPending}>
            {texts.continue}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const Prove = ({ made, done }: { readonly made: Made; readonly done: () => void }) => {
  const texts = useTexts(securityTexts)
  const pieces = useTexts(pieceTexts)
  const [code, setCode] = useState('')
  const [isKept, setIsKept] = useState(false)
  const verify = useMutation({
    mutationFn: () => askAuth('POST two-factor/verify-totp', { code }),
    onSuccess: done,
    onError: () => setCode(''),
  })
  const key = keyOf(made.totpURI)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        verify.mutate()
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Stack gap="xs">
            <Text size="sm">{texts.scan}</Text>
            <div className="small-code">
              <QrCode document={made.totpURI} label={texts.qr} tooLong={pieces.qrTooLong} />
            </div>
            <Text size="sm">{texts.typeIn}</Text>
            <Group gap="xs" wrap="nowrap">
              <span className="id">{key}</span>
              <Copy text={key} what={texts.keyName} />
            </Group>
          </Stack>
          <BackupCodes codes={made.backupCodes} />
        </SimpleGrid>
        <Checkbox
          label={texts.written}
          checked={isKept}
          onChange={({ currentTarget }) => setIsKept(currentTarget.checked)}
        />
        <CodeField label={texts.confirmCode} value={code} set={setCode} />
        <AuthFailed error={verify.error} />
        <Group>
          <Button type="submit" loading={verify.isPending} disabled={!isKept}>
            {texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Shown once; kept on paper or in a file. */
export const BackupCodes = ({ codes }: { readonly codes: readonly string[] }) => {
  const texts = useTexts(securityTexts)
  return (
    <Stack gap="xs">
      <Title order={3} size="sm">
        {texts.backupTitle}
      </Title>
      <Text size="sm">{texts.backupWhy}</Text>
      <Code block aria-label={texts.backupName}>
        {codes.join('\n')}
      </Code>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => saveFile('tenure-backup-codes.txt', `${codes.join('\n')}\n`)}
        >
          {texts.save}
        </Button>
        <Copy text={codes.join('\n')} what={texts.backupName} />
      </Group>
    </Stack>
  )
}
