import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { LogOut, ShieldCheck } from 'lucide-react'
import { useLanguage, useTexts } from '../ui/language-context.tsx'
import { languageNames, languages, type Language } from '../ui/language.ts'
import { PageLink } from '../ui/page-link.tsx'
import { preferenceTexts } from '../ui/preference-texts.ts'
import { colourSchemes } from '../ui/preferences.tsx'
import { askAuth } from './ask-auth.ts'
import { frameTexts } from './frame-texts.ts'
import { withNext } from './next.ts'
import { signInPaths } from './paths.ts'
import { usePortal } from './portal.ts'
import { useSignOut } from './session.ts'

/** Who is signed in, with what is theirs: language, colours, security, and the way out. */
export const PersonMenu = () => {
  const texts = useTexts(frameTexts)
  const { session, me } = usePortal()
  const signOut = useSignOut()
  const { user } = session
  return (
    <Menu position="bottom-end" width={260} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className="person">
          <Avatar size={32} name={user.name} color="petrol" component="span" />
          <span className="unseen">{texts.person(user.name)}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="who-block">
          <Text size="sm" fw={600} c="var(--ink)" component="span">
            {user.name}
          </Text>
          <span>{user.email}</span>
          <span>{texts.roles[me.role]}</span>
        </Menu.Label>
        <Menu.Divider />
        <Choices />
        <Menu.Divider />
        <Menu.Item
          component={PageLink}
          to={withNext(signInPaths.security(), location.pathname)}
          leftSection={<ShieldCheck size={16} aria-hidden="true" />}
        >
          {texts.security}
        </Menu.Item>
        <Menu.Item
          leftSection={<LogOut size={16} aria-hidden="true" />}
          onClick={() => void signOut(signInPaths.signIn())}
        >
          {texts.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const Choices = () => {
  const texts = useTexts(preferenceTexts)
  const { language, speak } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choose = (next: Language) => {
    speak(next)
    // Mails come in it as well; where that is not kept, the page speaks it all the same.
    void askAuth('POST update-user', { language: next }).catch(() => {})
  }
  return (
    <>
      <Menu.Label>{texts.language}</Menu.Label>
      {languages.map((each) => (
        <Menu.RadioItem key={each} value={each} checked={each === language} onChange={() => choose(each)}>
          {languageNames[each]}
        </Menu.RadioItem>
      ))}
      <Menu.Label>{texts.colours.label}</Menu.Label>
      {colourSchemes.map((each) => (
        <Menu.RadioItem
          key={each}
          value={each}
          checked={each === colorScheme}
          onChange={() => setColorScheme(each)}
        >
          {texts.colours[each]}
        </Menu.RadioItem>
      ))}
    </>
  )
}
