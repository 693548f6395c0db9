import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Answered, Empty } from '../../ui/states.tsx'
import type { License } from '../agent/answers.ts'
import { licensesQuery, useIsOwner, useStatus } from '../agent/queries.ts'
import { LicenseTable } from './license-table.tsx'
import { NotDone } from './not-done.tsx'
import { OwnerActions } from './owner-actions.tsx'
import { Summary } from './summary.tsx'
import { licenseTexts } from './texts.ts'

/** Manage Licenses, as the specification's §4 describes it. A3, case 11: who is not the Owner is offered nothing to do. */
export const LicensesPage = () => {
  const texts = useTexts(licenseTexts)
  const isOwner = useIsOwner()
  const licenses = useQuery(licensesQuery)
  return (
    <Stack>
      <Title order={1}>{texts.title}</Title>
      {isOwner ? null : (
        <Text c="dimmed" size="sm">
          {texts.viewOnly}
        </Text>
      )}
      <Answered query={licenses}>{({ items }) => <Held licenses={items} />}</Answered>
    </Stack>
  )
}

const Held = ({ licenses }: { readonly licenses: readonly License[] }) => {
  const texts = useTexts(licenseTexts)
  const isOwner = useIsOwner()
  const status = useStatus()
  const [chosen, select] = useState<readonly string[]>([])
  // What was returned meanwhile is not selected any more.
  const selected = chosen.filter((id) => licenses.some(({ licenseId }) => licenseId === id))
  return (
    <>
      <Answered query={status}>{(known) => <Summary status={known} licenses={licenses} />}</Answered>
      <NotDone refusals={status.data?.refusals ?? []} title={texts.refusedBefore} />
      {isOwner ? <OwnerActions {...{ selected, select, licenses }} /> : null}
      {licenses.length > 0 ? (
        <LicenseTable {...{ licenses, selected, select }} />
      ) : (
        <Empty title={texts.none}>
          {texts.noneMeans(status.data?.devices ?? 0)} {isOwner ? texts.noneOwner : texts.noneOther}
        </Empty>
      )}
    </>
  )
}
