import { useFormats, useLanguage, useTexts } from '../../ui/language-context.tsx'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import { problemOf } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useAction } from '../use-ask.ts'
import { movementTexts } from './texts.ts'

/** Transfers licenses, all or none; the toast that says so takes exactly these back again. */
export const useTransfer = () => {
  const texts = useTexts(movementTexts)
  const { language } = useLanguage()
  const { number } = useFormats()
  const toast = useToast()
  const transfer = useAction('POST /v1/licenses/transfer')
  const recall = useAction('POST /v1/licenses/recall')

  const undo = async (licenseIds: readonly string[]): Promise<void> => {
    try {
      await recall.mutateAsync({ body: { licenseIds: [...licenseIds] } })
      toast({ text: texts.undone(licenseIds.length, number(licenseIds.length)) })
    } catch (error) {
      const { sentence, remedy } = toldRefusal(language, problemOf(error))
      toast({ text: `${texts.notUndone}. ${sentence} ${remedy}` })
    }
  }

  return {
    error: transfer.error,
    isBusy: transfer.isPending,
    reset: transfer.reset,
    /** @throws Refusal, where nothing was moved. */
    run: async (
      licenseIds: readonly string[],
      account: { readonly id: string; readonly name: string },
    ): Promise<void> => {
      await transfer.mutateAsync({ body: { licenseIds: [...licenseIds], accountId: account.id } })
      toast({
        text: texts.transferred(licenseIds.length, number(licenseIds.length), account.name),
        undo: { label: texts.undo, run: () => void undo(licenseIds) },
      })
    },
  }
}
