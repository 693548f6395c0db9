import { Table, Text } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useState, type RefObject } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useAction } from '../use-ask.ts'
import { LeaveOut } from './leave-out.tsx'
import { movementTexts } from './texts.ts'
import { Products } from './transfer-summary.tsx'

type Props = {
  readonly licenses: readonly LicenseSeen[]
  readonly close: () => void
  readonly done: () => void
  readonly opener?: RefObject<HTMLElement | null>
}

/** Takes licenses back from accounts, all or none (T3). */
export const RecallDialog = ({ licenses: given, close, done, opener }: Props) => {
  const texts = useTexts(movementTexts)
  const { number } = useFormats()
  const toast = useToast()
  const [licenses, setLicenses] = useState(given)
  const recall = useAction('POST /v1/licenses/recall')
  const count = licenses.length
  const run = () =>
    recall.mutate(
      { body: { licenseIds: licenses.map(({ id }) => id) } },
      {
        onSuccess: () => {
          toast({ text: texts.undone(count, number(count)) })
          done()
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.recallTitle(count, number(count))}
      act={texts.recallTitle(count, number(count))}
      run={run}
      close={close}
      isBusy={recall.isPending}
      error={recall.error}
      {...(opener === undefined ? {} : { opener })}
    >
      <Text size="sm">
        {texts.recallMoves(count, number(count))} {texts.recallStops}
      </Text>
      <ByAccount licenses={licenses} />
      <Products licenses={licenses} />
      <LeaveOut
        error={recall.error}
        licenses={licenses}
        keep={(rest) => {
          setLicenses(rest)
          recall.reset()
        }}
      />
    </Confirm>
  )
}

const ByAccount = ({ licenses }: Pick<Props, 'licenses'>) => {
  const texts = useTexts(movementTexts)
  const { number } = useFormats()
  const accounts = [...Map.groupBy(licenses, ({ accountName }) => accountName ?? '–')]
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.from}</Table.Th>
          <Table.Th ta="right">{texts.licenses}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {accounts.map(([name, of]) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right" className="figures">
              {number(of.length)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
