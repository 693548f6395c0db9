import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../ui/call.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import type { Changed, License, ReturnPreview } from '../agent/answers.ts'
import { useChange } from '../agent/queries.ts'
import { dialogTexts } from './dialog-texts.ts'
import { NotDone } from './not-done.tsx'
import { returnSentences } from './return-sentences.ts'
import { licenseTexts } from './texts.ts'

type Props = {
  readonly licenses: readonly License[]
  readonly selected: readonly string[]
  readonly close: () => void
}

/** Return to the cloud (spec §4): what is selected, or everything; what it does is shown before it is done. */
export const ReturnDialog = ({ licenses, selected, close }: Props) => {
  const texts = useTexts(dialogTexts)
  const title = useTexts(licenseTexts).buttons.giveBack
  const asked = selected.length === 0 ? { all: true } : { licenseIds: selected }
  const preview = useQuery({
    queryKey: ['/v1/return/preview', selected],
    queryFn: () => call<ReturnPreview>('POST', '/v1/return/preview', asked),
  })
  const change = useChange<typeof asked, Changed>('POST', '/v1/return')
  const giveBack = () =>
    change.mutate(asked, { onSuccess: ({ refusals }) => (refusals.length === 0 ? close() : undefined) })
  const isPossible = (preview.data?.returns.length ?? 0) > 0
  return (
    <Dialog
      title={title}
      close={close}
      action={{
        label: texts.giveBack,
        isDisabled: !isPossible || change.isSuccess,
        isBusy: change.isPending,
        run: giveBack,
      }}
    >
      <Answered query={preview}>{(told) => <Effects preview={told} licenses={licenses} />}</Answered>
      <Failed error={change.error} />
      {change.data === undefined ? null : <NotDone refusals={change.data.refusals} />}
    </Dialog>
  )
}

const Effects = (props: { readonly preview: ReturnPreview; readonly licenses: readonly License[] }) => {
  const texts = useTexts(dialogTexts)
  const { number } = useFormats()
  const { preview, licenses } = props
  const { losing, losingCount, returns, refusals } = preview
  return (
    <>
      <Text fw={600}>{returns.length === 0 ? texts.nothing : texts.whatToReturn(returns.length)}</Text>
      <List size="sm">
        {licenses
          .filter(({ licenseId }) => returns.includes(licenseId))
          .map(({ licenseId, description }) => (
            <List.Item key={licenseId}>
              {description} <span className="id">{licenseId}</span>
            </List.Item>
          ))}
      </List>
      {returns.length === 0 ? null : (
        <div>
          <Text fw={600}>{texts.wouldDo}</Text>
          {returnSentences(preview, texts, number).map((sentence) => (
            <Text key={sentence} size="sm">
              {sentence}
            </Text>
          ))}
        </div>
      )}
      {losing.length === 0 ? null : (
        <div>
          <Text fw={600}>{texts.losing}</Text>
          <List size="sm">
            {losing.map(({ id, name }) => (
              <List.Item key={id}>
                {name} <span className="id">{id}</span>
              </List.Item>
            ))}
            {losingCount > losing.length ? (
              <List.Item>{texts.andMore(number(losingCount - losing.length))}</List.Item>
            ) : null}
          </List>
        </div>
      )}
      <NotDone refusals={refusals} />
      <Text size="sm" c="dimmed">
        {texts.givenUp}
      </Text>
    </>
  )
}
