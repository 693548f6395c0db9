import { Badge, Paper, Table, Text } from '@mantine/core'
import type { BundledRequest, SiteBundle } from '@tenure/core'
import { useFormats, useLanguage, useTexts } from '../../ui/language-context.tsx'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import { Refusal, type Problem } from '../../ui/refusal.ts'
import { problemOf } from '../../ui/states.tsx'
import type { Preview } from '../exchange/calls.ts'
import { readCarried } from '../exchange/read-carried.ts'
import type { BundleAnswer } from './carry-bundle.ts'
import { bundleTexts } from './texts.ts'
import type { Looks } from './use-looks.ts'

type Props = {
  readonly bundle: SiteBundle
  readonly looks: Looks
  readonly answers: readonly BundleAnswer[]
}

/** Controller by controller: what will happen, and then what has. */
export const Rows = ({ bundle, looks, answers }: Props) => {
  const texts = useTexts(bundleTexts)
  return (
    <Paper p={0} className="scroll">
      <Table className="rows" aria-label={texts.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.controller}</Table.Th>
            <Table.Th>{texts.wants}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bundle.map((each, place) => (
            <Table.Tr key={each.installCode}>
              <Table.Td data-label={texts.controller}>
                <span className="id">{each.installCode}</span>
              </Table.Td>
              <Table.Td data-label={texts.wants}>
                <div className="row-value">
                  <Outcome request={each} look={looks.get(place)} answer={answers[place]} />
                </div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

type OutcomeProps = {
  readonly request: BundledRequest
  readonly look: Preview | Refusal | undefined
  readonly answer: BundleAnswer | undefined
}

const Outcome = ({ request, look, answer }: OutcomeProps) => {
  const texts = useTexts(bundleTexts)
  if (answer === undefined)
    return look instanceof Refusal ? (
      <NotDone problem={problemOf(look)} />
    ) : look === undefined ? (
      <Asked request={request.request} />
    ) : (
      <WillDo look={look} />
    )
  if (answer.answer === null)
    return (
      <>
        <Badge color="red" variant="light" c="var(--ink)" tt="none" radius="sm">
          {texts.refused}
        </Badge>
        {answer.problem === null ? null : <NotDone problem={{ ...answer.problem, facts: {} } as Problem} />}
      </>
    )
  const { refusals } = answer.answer
  return (
    <>
      <Badge
        color={refusals.length === 0 ? 'teal' : 'yellow'}
        variant="light"
        c="var(--ink)"
        tt="none"
        radius="sm"
      >
        {refusals.length === 0 ? texts.done : texts.donePart}
      </Badge>
      {look === undefined || look instanceof Refusal || refusals.length > 0 ? null : <WillDo look={look} />}
      {refusals.map((refusal) => (
        <NotDone key={refusal.licenseId} problem={refusal as Problem} />
      ))}
    </>
  )
}

/** What the request itself says, before the service has been asked. */
const Asked = ({ request }: { readonly request: string }) => {
  const texts = useTexts(bundleTexts)
  const { list } = useFormats()
  const read = readCarried(request)
  if (read.kind !== 'request') return <Text size="sm">{texts.notLooked}</Text>
  const { want, give } = read.request
  const said = [
    ...(want.length === 0 ? [] : [texts.asksFor(want.length)]),
    ...(give.length === 0 ? [] : [texts.gives(give.length)]),
  ]
  return (
    <Text size="sm" c="dimmed">
      {said.length === 0 ? texts.asksNothing : list(said)}
    </Text>
  )
}

const WillDo = ({ look }: { readonly look: Preview }) => {
  const texts = useTexts(bundleTexts)
  const { list } = useFormats()
  const names = (licenses: Preview['keeps']) => list(licenses.map(({ description }) => description))
  const { activates, returns, refusals, answeredBefore, waitsForApproval } = look
  if (answeredBefore) return <Text size="sm">{texts.before}</Text>
  return (
    <>
      {activates.length === 0 ? null : <Text size="sm">{texts.gets(names(activates))}</Text>}
      {returns.length === 0 ? null : <Text size="sm">{texts.returns(names(returns))}</Text>}
      {activates.length + returns.length === 0 ? <Text size="sm">{texts.same}</Text> : null}
      {waitsForApproval ? <Text size="sm">{texts.waits}</Text> : null}
      {refusals.map((refusal) => (
        <NotDone key={refusal.licenseId} problem={refusal as Problem} />
      ))}
    </>
  )
}

const NotDone = ({ problem }: { readonly problem: Problem }) => {
  const { language } = useLanguage()
  const { sentence, remedy } = toldRefusal(language, problem)
  return (
    <Text size="sm">
      <Text span inherit c="var(--mantine-color-error)">
        ✗
      </Text>{' '}
      {sentence} <span className="remedy">{remedy}</span>
    </Text>
  )
}
