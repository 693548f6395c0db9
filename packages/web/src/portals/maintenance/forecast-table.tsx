import { Table } from '@mantine/core'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useWorksPaths } from '../works-paths.ts'
import { isoDay } from './chart.tsx'
import { forecastOf, type Holding } from './forecast.ts'
import { maintenanceTexts } from './texts.ts'

type Props = { readonly holdings: readonly Holding[]; readonly at: number }

/** The same as the chart, in figures. */
export const ForecastTable = ({ holdings, at }: Props) => {
  const texts = useTexts(maintenanceTexts)
  const { number, day } = useFormats()
  const paths = useWorksPaths()
  return (
    <div className="scroll">
      <Table className="rows" aria-label={texts.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.controller}</Table.Th>
            <Table.Th>{texts.from}</Table.Th>
            <Table.Th>{texts.to}</Table.Th>
            <Table.Th ta="right">{texts.capacity}</Table.Th>
            <Table.Th ta="right">{texts.maintenance}</Table.Th>
            <Table.Th ta="right">{texts.missing}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {holdings.flatMap(({ controller, held }) =>
            forecastOf(held, at).stretches.map(({ from, to, required, maintained, missing }) => (
              <Table.Tr key={`${controller.id} ${from}`}>
                <Table.Td data-label={texts.controller}>
                  <PageLink to={paths.controller(controller.id)} className="id">
                    {controller.installCode}
                  </PageLink>
                </Table.Td>
                <Table.Td data-label={texts.from} className="figures">
                  {isoDay(from, day)}
                </Table.Td>
                <Table.Td data-label={texts.to} className="figures">
                  {isoDay(to, day)}
                </Table.Td>
                <Table.Td data-label={texts.capacity} ta="right" className="figures">
                  {number(required)}
                </Table.Td>
                <Table.Td data-label={texts.maintenance} ta="right" className="figures">
                  {number(maintained)}
                </Table.Td>
                <Table.Td
                  data-label={texts.missing}
                  ta="right"
                  className="figures"
                  {...(missing === 0 ? {} : { c: 'var(--mantine-color-error)', fw: 600 })}
                >
                  {number(missing)}
                </Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </div>
  )
}
