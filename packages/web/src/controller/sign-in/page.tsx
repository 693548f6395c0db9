import { Button, Code, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { call } from '../../ui/call.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Preferences } from '../../ui/preferences.tsx'
import { Failed } from '../../ui/states.tsx'
import type { User } from '../agent/answers.ts'
import { userQuery } from '../agent/queries.ts'
import { signInTexts } from './texts.ts'

/** Whether there is anybody who could sign in is told to nobody, so the way to the first user is always shown. */
export const SignInPage = () => {
  const texts = useTexts(signInTexts)
  const queries = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => call<User>('POST', '/iap/auth/login', { username, password }),
    onSuccess: () => queries.fetchQuery({ ...userQuery, staleTime: 0 }),
    onError: () => setPassword(''),
  })
  useEffect(() => {
    document.title = texts.title
  }, [texts])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <main className="sign-in">
      <div className="bar-row">
        <span className="push" />
        <Preferences />
      </div>
      <Paper p="xl" maw={420} mx="auto" mt="xl">
        <form onSubmit={submit}>
          <Stack>
            <Title order={1}>{texts.title}</Title>
            <Text c="dimmed" size="sm">
              {texts.lead}
            </Text>
            <TextInput
              label={texts.name}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              required
              withAsterisk={false}
              data-autofocus
              value={username}
              onChange={({ currentTarget }) => setUsername(currentTarget.value)}
            />
            <PasswordInput
              label={texts.password}
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              visibilityToggleButtonProps={{ 'aria-label': texts.showPassword, tabIndex: 0 }}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
            <Failed error={signIn.error} />
            <Button type="submit" loading={signIn.isPending}>
              {texts.signIn}
            </Button>
          </Stack>
        </form>
      </Paper>
      <Text size="sm" c="dimmed" maw={420} mx="auto" mt="md" component="p">
        {texts.nobodyYet} <Code>tenure-agent user add NAME --role owner</Code>
      </Text>
    </main>
  )
}
