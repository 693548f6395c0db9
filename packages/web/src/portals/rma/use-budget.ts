import { useAsk } from '../use-ask.ts'
import { useIsVendor } from '../works-paths.ts'

/** T6: what a partner has left; Customer Success is not bound by it. */
export const useBudget = (partnerId: string | null) => {
  const isVendor = useIsVendor()
  const { data, error, refetch } = useAsk(
    'GET /v1/partners/{id}/rma-budget',
    { params: { id: partnerId ?? '' } },
    { isWanted: partnerId !== null },
  )
  return { budget: data, error, again: () => void refetch(), isSpent: !isVendor && data?.left === 0 }
}
