import { Button, Stack } from '@mantine/core'
import { useList, type ItemOf } from '../../portals/use-list.ts'
import type { Column } from '../../ui/data-table/columns.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { ControllerState, Cover } from '../cells.tsx'
import { useCustomer } from '../use-customer.ts'
import { customerWords } from '../words.ts'
import { controllersTexts } from './texts.ts'

type Controller = ItemOf<'GET /v1/controllers'>

/** What runs with the account's licenses. */
export const CustomerControllersPage = () => {
  const texts = useTexts(controllersTexts)
  const words = useTexts(customerWords)
  const { paths } = useCustomer()
  const list = useList('GET /v1/controllers', { filters: ['status'], sort: '-last-seen' })
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <DataTable
        name="customer-controllers"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ installCode }) => installCode}
        search={texts.search}
        filters={[
          {
            name: 'status',
            label: texts.state,
            options: Object.entries(words.states).map(([value, label]) => ({ value, label })),
          },
        ]}
        isExported
        empty={
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
        }
      />
    </Stack>
  )
}

const useColumns = (): readonly Column<Controller>[] => {
  const texts = useTexts(controllersTexts)
  const words = useTexts(customerWords)
  const { number } = useFormats()
  const { paths } = useCustomer()
  return [
    {
      key: 'controller',
      title: texts.controller,
      sort: 'install-code',
      isFixed: true,
      cell: ({ id, installCode }) => <PageLink to={paths.controller(id)}>{installCode}</PageLink>,
      exported: ({ installCode }) => installCode,
    },
    {
      key: 'state',
      title: texts.state,
      cell: ({ status }) => <ControllerState status={status} />,
      exported: ({ status }) => status,
    },
    {
      key: 'seats',
      title: texts.seats,
      isFigure: true,
      cell: ({ seatsUsed, capacity }) => words.seats(number(seatsUsed), number(capacity)),
      exported: ({ seatsUsed }) => seatsUsed,
    },
    {
      key: 'devices',
      title: texts.devices,
      isFigure: true,
      isExtra: true,
      cell: ({ devices }) => number(devices),
      exported: ({ devices }) => devices,
    },
    {
      key: 'maintenance',
      title: texts.maintenance,
      cell: ({ maintenance }) => <Cover maintenance={maintenance} />,
      exported: ({ maintenance }) => maintenance.endsAt,
    },
    {
      key: 'model',
      title: texts.model,
      isExtra: true,
      cell: ({ model }) => model,
      exported: ({ model }) => model,
    },
    {
      key: 'software',
      title: texts.software,
      cell: ({ softwareVersion }) => softwareVersion,
      exported: ({ softwareVersion }) => softwareVersion,
    },
    {
      key: 'heard',
      title: texts.heard,
      sort: 'last-seen',
      cell: ({ lastSeenAt }) => <When at={lastSeenAt} />,
      exported: ({ lastSeenAt }) => lastSeenAt,
    },
  ]
}
