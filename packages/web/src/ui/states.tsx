import { Alert, Button, Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLanguage, useTexts } from './language-context.tsx'
import { useRemedy } from './remedy.tsx'
import { toldRefusal } from './refusal-texts.ts'
import { notReached, type Problem, Refusal } from './refusal.ts'
import { stateTexts } from './state-texts.ts'

/** What is shown while something is asked. */
export const Loading = () => {
  const texts = useTexts(stateTexts)
  return (
    <Center mih={160} role="status" aria-label={texts.loading}>
      <Loader size="sm" />
    </Center>
  )
}

/** There is nothing, why that is so, and what to do. */
export const Empty = (props: {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
  /** It is all that the page has to say. */
  readonly isPage?: boolean
}) => (
  <Paper p="xl">
    <Stack align="center" gap="xs" ta="center">
      <Title order={props.isPage === true ? 1 : 2}>{props.title}</Title>
      <Text c="dimmed" maw="34rem" component="div">
        {props.children}
      </Text>
      {props.action}
    </Stack>
  </Paper>
)

/** Why something was not done, with the smallest remedy. */
export const ProblemAlert = ({
  problem,
  again,
}: {
  readonly problem: Problem
  readonly again?: () => void
}) => {
  const { language } = useLanguage()
  const texts = useTexts(stateTexts)
  const { sentence, remedy } = toldRefusal(language, problem)
  const button = useRemedy(problem)
  return (
    <Alert color="red" variant="light" role="alert" title={sentence} classNames={{ title: 'problem-title' }}>
      <Text size="sm">{remedy}</Text>
      <Text size="xs" c="dimmed" mt={4}>
        {problem.code}
      </Text>
      {again === undefined && button === null ? null : (
        <Group mt="sm" gap="xs">
          {button}
          {again === undefined ? null : (
            <Button variant="default" onClick={again}>
              {texts.tryAgain}
            </Button>
          )}
        </Group>
      )}
    </Alert>
  )
}

/** What a thrown error tells: a refusal as it is, a mistake of the page as such. */
export const problemOf = (error: unknown): Problem =>
  error instanceof Refusal
    ? {
        code: error.code,
        sentence: error.message,
        remedy: error.remedy,
        facts: error.facts,
        errors: error.errors,
      }
    : { ...notReached(), code: 'internal', sentence: String(error) }

/** Nothing where there is no error. */
export const Failed = ({ error, again }: { readonly error: unknown; readonly again?: () => void }) =>
  error === null || error === undefined ? null : (
    <ProblemAlert problem={problemOf(error)} {...(again === undefined ? {} : { again })} />
  )

/** The answer of a query once it is there; until then that it is asked, or why it cannot be told. */
export const Answered = <Answer,>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Answer>
  readonly children: (answer: Answer) => ReactNode
}) => {
  if (query.data !== undefined) return children(query.data)
  return query.error === null ? (
    <Loading />
  ) : (
    <Failed error={query.error} again={() => void query.refetch()} />
  )
}
