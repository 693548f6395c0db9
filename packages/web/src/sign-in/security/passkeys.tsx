import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from '../../portals/ask-auth.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Answered } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { When } from '../../ui/when.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { addPasskey, hasPasskeys } from '../passkey.ts'
import { securityTexts } from './texts.ts'

type Passkey = { readonly id: string; readonly name?: string | null; readonly createdAt: string | null }

const passkeysKey = ['passkeys']

export const Passkeys = () => {
  const texts = useTexts(securityTexts)
  const passkeys = useQuery({
    queryKey: passkeysKey,
    queryFn: ({ signal }) => askAuth<readonly Passkey[]>('GET passkey/list-user-passkeys', undefined, signal),
  })
  const [removing, setRemoving] = useState<Passkey | null>(null)
  return (
    <Paper>
      <Stack>
        <div>
          <Title order={2}>{texts.passkeys}</Title>
          <Text size="sm" c="dimmed">
            {texts.passkeysLead}
          </Text>
        </div>
        <Answered query={passkeys}>
          {(there) =>
            there.length === 0 ? (
              <Text size="sm">{texts.noPasskeys}</Text>
            ) : (
              <Stack component="ul" gap="sm" className="plain-list">
                {there.map((passkey) => (
                  <Group component="li" key={passkey.id} justify="space-between" gap="xs">
                    <div>
                      <Text size="sm" fw={600}>
                        {nameOf(passkey, texts.unnamed)}
                      </Text>
                      <Text size="xs" c="dimmed" component="div">
                        {texts.made} <When at={passkey.createdAt} />
                      </Text>
                    </div>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={texts.removeOf(nameOf(passkey, texts.unnamed))}
                      onClick={() => setRemoving(passkey)}
                    >
                      {texts.remove}
                    </Button>
                  </Group>
                ))}
              </Stack>
            )
          }
        </Answered>
        {hasPasskeys() ? <AddPasskey /> : <Text size="sm">{texts.noPasskeysHere}</Text>}
      </Stack>
      {removing === null ? null : <Removal passkey={removing} close={() => setRemoving(null)} />}
    </Paper>
  )
}

/** Also where a second factor has to be set up. */
export const AddPasskey = ({ done }: { readonly done?: () => Promise<void> }) => {
  const texts = useTexts(securityTexts)
  const queries = useQueryClient()
  const toast = useToast()
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: async () => {
      await addPasskey(name.trim())
      await done?.()
    },
    onSuccess: () => {
      setName('')
      toast({ text: texts.added })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: passkeysKey }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <Stack gap="xs">
        <Group align="end" gap="xs">
          <TextInput
            label={texts.passkeyName}
            placeholder={texts.passkeyExample}
            required
            withAsterisk={false}
            maxLength={60}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {texts.add}
          </Button>
        </Group>
        <AuthFailed error={add.error} />
      </Stack>
    </form>
  )
}

const Removal = ({ passkey, close }: { readonly passkey: Passkey; readonly close: () => void }) => {
  const texts = useTexts(securityTexts)
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => askAuth('POST passkey/delete-passkey', { id: passkey.id }),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey: passkeysKey }),
  })
  return (
    <Confirm
      title={texts.removeOf(nameOf(passkey, texts.unnamed))}
      act={texts.remove}
      run={remove.mutate}
      close={close}
      isBusy={remove.isPending}
      error={null}
      isGrave
    >
      <Text size="sm">{texts.removeWhy}</Text>
      <AuthFailed error={remove.error} />
    </Confirm>
  )
}

const nameOf = ({ name }: Passkey, unnamed: string): string =>
  name === undefined || name === null || name === '' ? unnamed : name
