import { Text } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { Answered } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { caseTexts } from '../cases/texts.ts'
import { CaseState } from '../cases/case-state.tsx'
import { useAsk } from '../use-ask.ts'
import { useWorksPaths } from '../works-paths.ts'
import { controllerTexts } from './texts.ts'

/** So many are shown; the list of cases has all. */
const SHOWN = 5

/** What was wrong with a controller, and what was found. */
export const ControllerCases = ({ controllerId }: { readonly controllerId: string }) => {
  const texts = useTexts(controllerTexts)
  const { kinds } = useTexts(caseTexts)
  const paths = useWorksPaths()
  const cases = useAsk('GET /v1/cases', { query: { controllerId, limit: SHOWN } })
  return (
    <Section title={texts.cases}>
      <Answered query={cases}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Text size="sm">{texts.casesNone}</Text>
          ) : (
            <>
              <Timeline
                label={texts.cases}
                events={items.map(({ id, kind, state, openedAt, resolution }) => ({
                  key: id,
                  at: openedAt,
                  title: (
                    <>
                      <PageLink to={paths.case(id)}>{kinds[kind]}</PageLink> <CaseState state={state} />
                    </>
                  ),
                  details: resolution,
                }))}
              />
              {nextCursor === null ? null : (
                <PageLink to={`${paths.cases()}?controllerId=${controllerId}`}>{texts.casesAll}</PageLink>
              )}
            </>
          )
        }
      </Answered>
    </Section>
  )
}
