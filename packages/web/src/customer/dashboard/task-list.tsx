import { Group } from '@mantine/core'
import { licenseWords } from '../../portals/words/license-words.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useCustomer } from '../use-customer.ts'
import type { Task } from './tasks.ts'
import { dashboardTexts } from './texts.ts'

/** What somebody should see to, each with the way there. */
export const TaskList = ({ tasks }: { readonly tasks: readonly Task[] }) => (
  <ul className="what-next">
    {tasks.map((task) => (
      <li key={keyOf(task)}>
        <Told task={task} />
      </li>
    ))}
  </ul>
)

const keyOf = (task: Task): string => {
  if (task.kind === 'free') return task.kind
  return `${task.kind} ${task.kind === 'ends' ? task.license.id : task.controller.id}`
}

const Told = ({ task }: { readonly task: Task }) => {
  const texts = useTexts(dashboardTexts)
  const words = useTexts(licenseWords)
  const { day, number } = useFormats()
  const { paths } = useCustomer()
  switch (task.kind) {
    case 'free':
      return (
        <Group gap="xs">
          <span>{texts.free(task.licenses)}</span>
          <PageLink to={`${paths.licenses()}?at=account`}>{texts.toFree}</PageLink>
          <PageLink to={paths.customerId()}>{texts.toCustomerId}</PageLink>
        </Group>
      )
    case 'ends': {
      const { license, endsAt } = task
      return (
        <>
          <PageLink to={paths.license(license.id)}>{words.describe(license)}</PageLink>
          {license.installCode === null ? '' : ` ${texts.endsOn(license.installCode)}`}{' '}
          {texts.ends(day(endsAt))}
        </>
      )
    }
    case 'pending':
    case 'no-seat':
    case 'uncovered': {
      const { controller } = task
      const { maintained, required } = controller.maintenance
      const told = {
        pending: texts.pending,
        'no-seat': texts.noSeat(controller.devices - controller.capacity),
        uncovered: texts.uncovered(number(maintained), number(required)),
      }[task.kind]
      return (
        <>
          <PageLink to={paths.controller(controller.id)}>{controller.installCode}</PageLink> {told}
        </>
      )
    }
  }
}
