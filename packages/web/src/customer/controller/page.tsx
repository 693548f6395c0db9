import { Alert, Stack } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { useAsk } from '../../portals/use-ask.ts'
import { usePart } from '../../portals/use-part.ts'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { When } from '../../ui/when.tsx'
import { ControllerState, Cover } from '../cells.tsx'
import { controllersTexts } from '../controllers/texts.ts'
import { useCustomer } from '../use-customer.ts'
import { customerWords } from '../words.ts'
import { HeldLicenses } from './held-licenses.tsx'

/** One controller of the account, as it last said of itself, and what it holds. */
export const CustomerControllerPage = () => {
  const controller = useAsk('GET /v1/controllers/{id}', { params: { id: usePart('controllerId') } })
  return <AnsweredPage query={controller}>{(known) => <Known controller={known} />}</AnsweredPage>
}

const Known = ({ controller }: { readonly controller: ControllerSeen }) => {
  const texts = useTexts(controllersTexts)
  const words = useTexts(customerWords)
  const { number } = useFormats()
  const { paths } = useCustomer()
  const { id, installCode, status, seatsUsed, capacity, devices } = controller
  const without = Math.max(0, devices - capacity)
  return (
    <Stack>
      <PageHeader
        title={installCode}
        above={[{ label: texts.back, to: paths.controllers() }]}
        badge={<ControllerState status={status} />}
        lead={words.stateWhy[status]}
      />
      {without === 0 || status !== 'active' ? null : (
        <Alert color="yellow" variant="light" c="var(--ink)">
          {texts.noSeat(number(without))}
        </Alert>
      )}
      <Section title={texts.about}>
        <Facts
          facts={[
            [texts.seats, words.seats(number(seatsUsed), number(capacity))],
            [texts.devices, number(devices)],
            [texts.maintenance, <Cover key="cover" maintenance={controller.maintenance} />],
            [texts.software, controller.softwareVersion],
            [texts.model, controller.model],
            controller.segment === '' ? null : [texts.segment, controller.segment],
            [texts.file, number(controller.generation)],
            [texts.clock, texts.clocks[controller.clock]],
            [texts.heard, <When key="heard" at={controller.lastSeenAt} />],
            [texts.first, <When key="first" at={controller.firstSeenAt} />],
          ]}
        />
      </Section>
      <Section title={texts.holds} lead={texts.holdsWhy}>
        <HeldLicenses controllerId={id} />
      </Section>
    </Stack>
  )
}
