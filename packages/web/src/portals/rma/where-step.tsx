import { Button, Group, Radio, Stack } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { ControllerPicker } from '../pickers/controller-picker.tsx'
import type { Target } from './target.ts'
import { rmaTexts } from './texts.ts'

type Props = {
  readonly dead: ControllerSeen
  readonly target: Target
  readonly setTarget: (target: Target) => void
  readonly back: () => void
  readonly next: () => void
}

/** Back to the account, or right on to the replacement. */
export const WhereStep = ({ dead, target, setTarget, back, next }: Props) => {
  const texts = useTexts(rmaTexts)
  const { accountId, accountName } = dead
  return (
    <Stack>
      <Radio.Group
        label={texts.whereTo}
        value={target.to}
        onChange={(to) => setTarget({ ...target, to: to === 'replacement' ? to : 'account' })}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="account" label={texts.toAccount(accountName)} description={texts.toAccountWhy} />
          <Radio value="replacement" label={texts.toReplacement} description={texts.toReplacementWhy} />
        </Stack>
      </Radio.Group>
      {target.to === 'account' ? null : (
        <ControllerPicker
          label={texts.replacement}
          description={texts.replacementHint(accountName)}
          accountId={accountId}
          without={dead.id}
          value={target.replacement?.id ?? null}
          {...(target.replacement === null ? {} : { given: target.replacement })}
          pick={(_, replacement) => setTarget({ to: 'replacement', replacement })}
        />
      )}
      <Group justify="space-between">
        <Button variant="default" onClick={back}>
          {texts.back}
        </Button>
        <Button disabled={target.to === 'replacement' && target.replacement === null} onClick={next}>
          {texts.next}
        </Button>
      </Group>
    </Stack>
  )
}
