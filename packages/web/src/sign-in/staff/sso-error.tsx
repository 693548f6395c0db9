import { Alert, Button, Text } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { ssoErrorTexts, toldSsoError } from './sso-error-texts.ts'
import { staffTexts } from './texts.ts'

/** Who came back from their organisation without being signed in is told why, and what to do; nothing for others. */
export const SsoErrorAlert = ({ again }: { readonly again: () => void }) => {
  const texts = useTexts(staffTexts)
  const told = toldSsoError(useTexts(ssoErrorTexts), useSearchState().search['error'])
  if (told === null) return null
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      c="var(--ink)"
      title={told.sentence}
      classNames={{ title: 'problem-title' }}
    >
      <Text size="sm">{told.remedy}</Text>
      <Button variant="default" mt="sm" onClick={again}>
        {texts.ssoAgain}
      </Button>
    </Alert>
  )
}
