import { Grid, Stack, Text } from '@mantine/core'
import type { CaseSeen } from '@tenure/contract'
import { useState } from 'react'
import { AnsweredPage } from '../../ui/answered-page.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { When } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { vendorPaths } from '../paths.ts'
import { useAsk } from '../use-ask.ts'
import { usePart } from '../use-part.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { CaseState } from './case-state.tsx'
import { CaseWay, CaseWayDialog } from './case-ways.tsx'
import { Compare, Sightings } from './evidence.tsx'
import { ResolveDialog } from './resolve-dialog.tsx'
import { caseTexts } from './texts.ts'

/** One case: what happened, with its evidence, and what to do about it. */
export const CasePage = () => {
  const found = useAsk('GET /v1/cases/{id}', { params: { id: usePart('caseId') } })
  return <AnsweredPage query={found}>{(known) => <Known found={known} />}</AnsweredPage>
}

const Known = ({ found }: { readonly found: CaseSeen }) => {
  const texts = useTexts(caseTexts)
  const paths = useWorksPaths()
  const [open, setOpen] = useState<'resolve' | 'way' | null>(null)
  const { kind, state, installCode, accountName, resolution } = found
  return (
    <Stack>
      <PageHeader
        title={texts.windowTitle(texts.kinds[kind], installCode)}
        above={[{ label: texts.cases, to: paths.cases() }]}
        badge={<CaseState state={state} />}
        actions={
          <MayButton
            operation="resolveCase"
            whyNot={state === 'resolved' ? texts.resolvedAlready : null}
            onClick={() => setOpen('resolve')}
          >
            {texts.resolve}
          </MayButton>
        }
      />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            {resolution === null ? null : (
              <Section title={texts.resolvedWith} lead={<When at={found.resolvedAt} />}>
                <Text size="sm">{resolution}</Text>
              </Section>
            )}
            <Section title={texts.whatHappened}>
              <Stack gap="sm">
                <Text size="sm">{texts.told[kind](installCode, accountName)}</Text>
                <Compare found={found} />
              </Stack>
            </Section>
            <Section title={texts.evidence} lead={texts.evidenceWhy}>
              <Sightings found={found} />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            {state === 'resolved' ? null : (
              <Section title={texts.whatToDo}>
                <Stack gap="sm">
                  <Text size="sm">{texts.todo[kind]}</Text>
                  <CaseWay found={found} act={() => setOpen('way')} />
                </Stack>
              </Section>
            )}
            <Section title={texts.controller}>
              <About found={found} />
            </Section>
          </Stack>
        </Grid.Col>
      </Grid>
      {open === 'resolve' ? <ResolveDialog found={found} close={() => setOpen(null)} /> : null}
      {open === 'way' ? <CaseWayDialog found={found} close={() => setOpen(null)} /> : null}
    </Stack>
  )
}

const About = ({ found }: { readonly found: CaseSeen }) => {
  const texts = useTexts(caseTexts)
  const paths = useWorksPaths()
  const isVendor = useIsVendor()
  const { controllerId, installCode, accountId, accountName, partnerId, partnerName } = found
  return (
    <Facts
      facts={[
        [
          texts.controller,
          <PageLink key="unit" to={paths.controller(controllerId)} className="id" children={installCode} />,
        ],
        [texts.account, <PageLink key="account" to={paths.account(accountId)} children={accountName} />],
        isVendor
          ? [
              texts.partner,
              <PageLink key="partner" to={vendorPaths.partner(partnerId)} children={partnerName} />,
            ]
          : null,
        [texts.opened, <When key="opened" at={found.openedAt} />],
        [texts.seen, texts.times(found.evidence.length)],
      ]}
    />
  )
}
