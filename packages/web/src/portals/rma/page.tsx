import { Paper, Stack, Stepper } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import type { Answer } from '../ask.ts'
import { usePortal } from '../portal.ts'
import { Budget } from './budget.tsx'
import { DoneStep } from './done-step.tsx'
import { ReasonStep } from './reason-step.tsx'
import type { Target } from './target.ts'
import { rmaTexts } from './texts.ts'
import { UnitStep } from './unit-step.tsx'
import { useBudget } from './use-budget.ts'
import { WhereStep } from './where-step.tsx'

/** T6, step by step: which unit is dead, where its licenses go, why; then it is done, and what comes next. */
export const RmaPage = () => {
  const texts = useTexts(rmaTexts)
  const { search, change } = useSearchState()
  const [step, setStep] = useState(0)
  const [dead, setDead] = useState<ControllerSeen | null>(null)
  const [target, setTarget] = useState<Target>({ to: 'account', replacement: null })
  const [done, setDone] = useState<Answer<'POST /v1/controllers/rma'> | null>(null)
  const { me } = usePortal()
  const partnerId = me.partnerId ?? dead?.partnerId ?? null
  const { isSpent } = useBudget(partnerId)
  const again = () => {
    change({ dead: null })
    setStep(0)
    setDead(null)
    setTarget({ to: 'account', replacement: null })
    setDone(null)
  }
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Paper maw="52rem">
        <Stack>
          <Budget partnerId={partnerId} partnerName={dead?.partnerName ?? ''} />
          <Stepper active={step} size="sm" className="steps" allowNextStepsSelect={false}>
            <Stepper.Step label={texts.steps.unit} />
            <Stepper.Step label={texts.steps.where} />
            <Stepper.Step label={texts.steps.reason} />
          </Stepper>
          {step === 0 || dead === null ? (
            <UnitStep
              asked={search['dead'] ?? ''}
              isSpent={isSpent}
              next={(unit) => {
                setDead(unit)
                setStep(1)
              }}
            />
          ) : step === 1 ? (
            <WhereStep
              dead={dead}
              target={target}
              setTarget={setTarget}
              back={() => setStep(0)}
              next={() => setStep(2)}
            />
          ) : done === null ? (
            <ReasonStep
              dead={dead}
              target={target}
              back={() => setStep(1)}
              done={(answer) => {
                setDone(answer)
                setStep(3)
              }}
            />
          ) : (
            <DoneStep dead={dead} done={done} again={again} />
          )}
        </Stack>
      </Paper>
    </Stack>
  )
}
