import { Alert, Text } from '@mantine/core'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useIsVendor } from '../works-paths.ts'
import { rmaTexts } from './texts.ts'
import { useBudget } from './use-budget.ts'

/** How much of the budget is left, and what to do when none is. Nothing while it is not known whose. */
export const Budget = ({
  partnerId,
  partnerName = '',
}: {
  readonly partnerId: string | null
  readonly partnerName?: string
}) => {
  const texts = useTexts(rmaTexts)
  const { number, day } = useFormats()
  const isVendor = useIsVendor()
  const { budget: known, error, again } = useBudget(partnerId)
  if (known === undefined) return <Failed error={error} again={again} />
  const { nextAt } = known
  const [left, budget] = [number(known.left), number(known.budget)]
  if (isVendor)
    return (
      <Text size="sm" c="dimmed">
        {texts.budgetOfPartner(partnerName, left, budget)}
      </Text>
    )
  if (known.left > 0)
    return (
      <Text size="sm">
        <strong>{texts.budgetLeft(left, budget)}.</strong>{' '}
        <Text span c="dimmed">
          {texts.budgetWhy}
        </Text>
      </Text>
    )
  const isNever = known.budget === 0
  return (
    <Alert
      color="orange"
      variant="light"
      c="var(--ink)"
      title={isNever ? texts.budgetNever : texts.budgetNone(budget)}
      classNames={{ title: 'problem-title' }}
    >
      <Text size="sm">
        {nextAt === null ? '' : `${texts.budgetNext(day(nextAt))} `}
        {isNever ? texts.budgetRemedyNever : texts.budgetRemedy}
      </Text>
    </Alert>
  )
}
