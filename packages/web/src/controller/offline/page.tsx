import { Box, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Answered } from '../../ui/states.tsx'
import { useIsOwner } from '../agent/queries.ts'
import { ChooseStep } from './choose-step.tsx'
import { requestQuery, type Request } from './data.ts'
import { ShowStep } from './show-step.tsx'
import { TakeStep } from './take-step.tsx'
import { offlineTexts } from './texts.ts'

const steps = ['choose', 'show', 'take'] as const
type Step = (typeof steps)[number]

/** O1: both halves of an exchange that a person carries. */
export const OfflinePage = () => {
  const texts = useTexts(offlineTexts)
  const isOwner = useIsOwner()
  return (
    <Stack maw={820}>
      <Title order={1}>{texts.title}</Title>
      <Text c="dimmed">{texts.intro}</Text>
      {isOwner ? <Wizard /> : <Text>{texts.ownerOnly}</Text>}
    </Stack>
  )
}

const Wizard = () => (
  <Answered query={useQuery(requestQuery)}>
    {(waiting) => <Steps waiting={waiting.document === null ? null : waiting} />}
  </Answered>
)

const Steps = ({ waiting }: { readonly waiting: Request | null }) => {
  // O4: who comes back finds the proof again.
  const [chosen, setStep] = useState<Step>(waiting === null ? 'choose' : 'show')
  const step = chosen === 'show' && waiting === null ? 'choose' : chosen
  return (
    <>
      <StepList step={step} go={setStep} hasRequest={waiting !== null} />
      {step === 'choose' ? <ChooseStep waiting={waiting} made={() => setStep('show')} /> : null}
      {step === 'show' && waiting !== null ? (
        <ShowStep request={waiting} forward={() => setStep('take')} forgotten={() => setStep('choose')} />
      ) : null}
      {step === 'take' ? <TakeStep /> : null}
    </>
  )
}

type StepListProps = {
  readonly step: Step
  readonly go: (step: Step) => void
  readonly hasRequest: boolean
}

const StepList = ({ step, go, hasRequest }: StepListProps) => {
  const texts = useTexts(offlineTexts)
  return (
    <Group component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {steps.map((each, index) => (
        <Box component="li" key={each}>
          <UnstyledButton
            px="sm"
            py={6}
            fz="sm"
            fw={each === step ? 600 : 400}
            aria-current={each === step ? 'step' : undefined}
            disabled={each === 'show' && !hasRequest}
            c={each === 'show' && !hasRequest ? 'dimmed' : 'var(--ink)'}
            style={{
              borderRadius: 999,
              border: `2px solid ${each === step ? 'var(--mantine-primary-color-filled)' : 'var(--line)'}`,
              background: 'var(--card)',
            }}
            onClick={() => go(each)}
          >
            {texts.stepOf(index + 1, texts.steps[each])}
          </UnstyledButton>
        </Box>
      ))}
    </Group>
  )
}
