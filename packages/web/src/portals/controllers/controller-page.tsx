import { Grid, Stack } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { When } from '../../ui/when.tsx'
import { vendorPaths } from '../paths.ts'
import { useAsk } from '../use-ask.ts'
import { usePart } from '../use-part.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { ControllerActions } from './actions.tsx'
import { CapacityFacts } from './capacity-facts.tsx'
import { ControllerBadge } from './controller-badge.tsx'
import { ControllerCases } from './controller-cases.tsx'
import { HeldLicenses } from './held-licenses.tsx'
import { ControllerHistory } from './history.tsx'
import { controllerTexts } from './texts.ts'

/** Everything about one controller: what it holds, what it uses, until when it is maintained, and what was wrong. */
export const ControllerPage = () => {
  const controller = useAsk('GET /v1/controllers/{id}', { params: { id: usePart('controllerId') } })
  return <AnsweredPage query={controller}>{(known) => <Known controller={known} />}</AnsweredPage>
}

const Known = ({ controller }: { readonly controller: ControllerSeen }) => {
  const texts = useTexts(controllerTexts)
  const paths = useWorksPaths()
  return (
    <Stack>
      <PageHeader
        title={controller.installCode}
        above={[{ label: texts.controllers, to: paths.controllers() }]}
        badge={<ControllerBadge status={controller.status} />}
        lead={
          <>
            {controller.model},{' '}
            <PageLink to={paths.account(controller.accountId)}>{controller.accountName}</PageLink>
          </>
        }
        actions={<ControllerActions controller={controller} />}
      />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <Section title={texts.capacity}>
              <CapacityFacts controller={controller} />
            </Section>
            <Section title={texts.held}>
              <HeldLicenses controllerId={controller.id} />
            </Section>
            <ControllerHistory controllerId={controller.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <Section title={texts.about}>
              <AboutController controller={controller} />
            </Section>
            <ControllerCases controllerId={controller.id} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}

const AboutController = ({ controller }: { readonly controller: ControllerSeen }) => {
  const texts = useTexts(controllerTexts)
  const { number, list } = useFormats()
  const paths = useWorksPaths()
  const isVendor = useIsVendor()
  const { accountId, accountName, partnerId, partnerName, noticeEmails } = controller
  return (
    <Facts
      facts={[
        [texts.account, <PageLink key="account" to={paths.account(accountId)} children={accountName} />],
        isVendor
          ? [
              texts.partner,
              <PageLink key="partner" to={vendorPaths.partner(partnerId)} children={partnerName} />,
            ]
          : null,
        [texts.model, controller.model],
        [texts.software, controller.softwareVersion],
        [texts.segment, controller.segment === '' ? <When key="segment" at={null} /> : controller.segment],
        [texts.lastSeen, <When key="last" at={controller.lastSeenAt} />],
        [texts.firstSeen, <When key="first" at={controller.firstSeenAt} />],
        [texts.generation, number(controller.generation)],
        [texts.clock, texts.clocks[controller.clock]],
        [texts.noticeEmails, noticeEmails.length === 0 ? texts.nobody : list(noticeEmails)],
      ]}
    />
  )
}
