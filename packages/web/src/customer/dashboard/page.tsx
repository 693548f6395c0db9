import '../exchange/exchange.css'
import { Anchor, Button, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ControllerSeen, LicenseSeen } from '@tenure/contract'
import { useAsk } from '../../portals/use-ask.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { Stat } from '../../ui/stat.tsx'
import { Answered, Empty } from '../../ui/states.tsx'
import { useCustomer } from '../use-customer.ts'
import { TaskList } from './task-list.tsx'
import { figuresOf, tasksOf } from './tasks.ts'
import { dashboardTexts } from './texts.ts'

/** As many as one answer has; an account of more is told that these are the first. */
const LIMIT = 200

/** The first page: what the account has, where it runs, when it ends, and what to do. */
export const DashboardPage = () => {
  const texts = useTexts(dashboardTexts)
  const { paths, me } = useCustomer()
  const licenses = useAsk('GET /v1/licenses', { query: { limit: LIMIT, sort: 'ends-at' } as never })
  const controllers = useAsk('GET /v1/controllers', { query: { limit: LIMIT } })
  return (
    <Stack>
      <PageHeader title={texts.title} windowTitle={me.accountName ?? texts.title} lead={texts.lead} />
      <Answered query={licenses}>
        {(found) => (
          <Answered query={controllers}>
            {(units) => (
              <Known
                licenses={found.items}
                controllers={units.items}
                isAll={found.nextCursor === null && units.nextCursor === null}
              />
            )}
          </Answered>
        )}
      </Answered>
      <Anchor component={PageLink} to={paths.offline()} size="sm">
        {texts.offline}
      </Anchor>
    </Stack>
  )
}

type KnownProps = {
  readonly licenses: readonly LicenseSeen[]
  readonly controllers: readonly ControllerSeen[]
  readonly isAll: boolean
}

const Known = ({ licenses, controllers, isAll }: KnownProps) => {
  const texts = useTexts(dashboardTexts)
  const { number, day } = useFormats()
  const { paths } = useCustomer()
  if (licenses.length + controllers.length === 0)
    return (
      <Empty
        title={texts.none}
        action={
          <Button component={PageLink} to={paths.customerId()}>
            {texts.toCustomerId}
          </Button>
        }
      >
        {texts.noneWhy}
      </Empty>
    )
  const figures = figuresOf(licenses, controllers)
  const tasks = tasksOf(licenses, controllers)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
        <Stat
          label={texts.licenses}
          value={isAll ? figures.licenses : `${number(figures.licenses)}+`}
          hint={texts.licensesHint(number(figures.free))}
          to={paths.licenses()}
        />
        <Stat
          label={texts.controllers}
          value={isAll ? figures.controllers : `${number(figures.controllers)}+`}
          hint={texts.controllersHint}
          to={paths.controllers()}
        />
        <Stat
          label={texts.seats}
          value={texts.seatsOf(number(figures.seatsUsed), number(figures.capacity))}
          hint={texts.seatsHint}
          to={paths.controllers()}
        />
        <Stat
          label={texts.nextEnd}
          value={figures.nextEnd === null ? texts.nothingEnds : day(figures.nextEnd)}
          hint={texts.nextEndHint}
          to={`${paths.licenses()}?sort=ends-at`}
          tone={tasks.some(({ kind }) => kind === 'ends') ? 'attention' : 'calm'}
        />
      </SimpleGrid>
      <Section title={texts.tasks} lead={isAll ? undefined : texts.soFar(number(LIMIT))}>
        {tasks.length === 0 ? <Text size="sm">{texts.tasksNone}</Text> : <TaskList tasks={tasks} />}
      </Section>
    </>
  )
}
