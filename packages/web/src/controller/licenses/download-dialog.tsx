import { Checkbox, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import type { Changed, Offer } from '../agent/answers.ts'
import { useChange, useOffers } from '../agent/queries.ts'
import { dialogTexts } from './dialog-texts.ts'
import { NotDone } from './not-done.tsx'
import { licenseTexts } from './texts.ts'

/** Download Licenses from the Cloud (spec §4): what the account offers; Activate works once one is ticked. */
export const DownloadDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(dialogTexts)
  const title = useTexts(licenseTexts).buttons.download
  const offers = useOffers()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const change = useChange<readonly string[], Changed>('POST', '/v1/activate', (licenseIds) => ({
    licenseIds,
  }))
  const tick = (licenseId: string) =>
    setTicked(ticked.includes(licenseId) ? ticked.filter((id) => id !== licenseId) : [...ticked, licenseId])
  const activate = () =>
    change.mutate(ticked, {
      onSuccess: ({ refusals }) => {
        if (refusals.length === 0) return close()
        setTicked([])
        void offers.refetch()
      },
    })
  return (
    <Dialog
      title={title}
      close={close}
      size="xl"
      action={{
        label: texts.activate(ticked.length),
        isDisabled: ticked.length === 0,
        isBusy: change.isPending,
        run: activate,
      }}
    >
      <Answered query={offers}>
        {({ account, offers: offered }) =>
          offered.length === 0 ? (
            <Text>{texts.noOffers}</Text>
          ) : (
            <>
              <Text size="sm">{texts.offers(account)}</Text>
              <OfferTable {...{ offered, ticked, tick }} />
            </>
          )
        }
      </Answered>
      <Failed error={change.error} />
      <NotDone refusals={change.data?.refusals ?? []} />
    </Dialog>
  )
}

const OfferTable = (props: {
  readonly offered: readonly Offer[]
  readonly ticked: readonly string[]
  readonly tick: (licenseId: string) => void
}) => {
  const texts = useTexts(dialogTexts)
  const { day } = useFormats()
  return (
    <div className="scroll">
      <Table className="rows">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36} aria-label={texts.activate(0)} />
            <Table.Th>{texts.licenseId}</Table.Th>
            <Table.Th>{texts.transferDate}</Table.Th>
            <Table.Th>{texts.description}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.offered.map(({ licenseId, transferDate, description }) => (
            <Table.Tr key={licenseId}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={texts.select(description, licenseId)}
                  checked={props.ticked.includes(licenseId)}
                  onChange={() => props.tick(licenseId)}
                />
              </Table.Td>
              <Table.Td data-label={texts.licenseId} className="id">
                {licenseId}
              </Table.Td>
              <Table.Td data-label={texts.transferDate} className="figures">
                {day(transferDate)}
              </Table.Td>
              <Table.Td data-label={texts.description}>{description}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
