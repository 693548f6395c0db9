import { NativeSelect, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { useLanguage, useTexts } from './language-context.tsx'
import { languageNames, languages } from './language.ts'
import { preferenceTexts } from './preference-texts.ts'

/** Language and colours: of the browser and the system, until chosen here. */
export const Preferences = () => {
  const texts = useTexts(preferenceTexts)
  const { language, speak } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={texts.language}
        value={language}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={({ currentTarget }) =>
          speak(languages.find((each) => each === currentTarget.value) ?? language)
        }
      />
      <NativeSelect
        size="xs"
        aria-label={texts.colours.label}
        value={colorScheme}
        data={colourSchemes.map((value) => ({ value, label: texts.colours[value] }))}
        onChange={({ currentTarget }) => setColorScheme(currentTarget.value as MantineColorScheme)}
      />
    </>
  )
}

export const colourSchemes = ['auto', 'light', 'dark'] as const
