import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Check, LogOut, ShieldCheck } from 'lucide-react'
import { useLanguage, useTexts } from '../ui/language-context.tsx'
import { languageNames, languages } from '../ui/language.ts'
import { PageLink } from '../ui/page-link.tsx'
import { preferenceTexts } from '../ui/preference-texts.ts'
import { colourSchemes } from '../ui/preferences.tsx'
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
    <Menu position="bottom-end" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className="person" aria-label={texts.person(user.name)}>
          <Avatar size={32} name={user.name} color="petrol" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="who-block">
          <Text size="sm" fw={600}>
            {user.name}
          </Text>
          <Text size="xs" c="dimmed">
            {user.email}
          </Text>
          <Text size="xs" c="dimmed">
            {texts.roles[me.role]}
          </Text>
        </div>
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
  return (
    <>
      <Menu.Label>{texts.language}</Menu.Label>
      {languages.map((each) => (
        <Choice key={each} isChosen={each === language} choose={() => speak(each)}>
          {languageNames[each]}
        </Choice>
      ))}
      <Menu.Label>{texts.colours.label}</Menu.Label>
      {colourSchemes.map((each) => (
        <Choice key={each} isChosen={each === colorScheme} choose={() => setColorScheme(each)}>
          {texts.colours[each]}
        </Choice>
      ))}
    </>
  )
}

type ChoiceProps = {
  readonly isChosen: boolean
  readonly choose: () => void
  readonly children: string
}

const Choice = ({ isChosen, choose, children }: ChoiceProps) => (
  <Menu.Item
    role="menuitemradio"
    aria-checked={isChosen}
    onClick={choose}
    rightSection={isChosen ? <Check size={16} aria-hidden="true" /> : null}
  >
    {children}
  </Menu.Item>
)
