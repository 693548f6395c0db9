import { Badge, Table, Text } from '@mantine/core'
import { useFormats, useLanguage, useTexts } from '../../ui/language-context.tsx'
import type { FieldError } from '../../ui/refusal.ts'
import { Section } from '../../ui/section.tsx'
import { toldFinding } from './finding-texts.ts'
import { previewLines, SHOWN_LINES } from './preview-lines.ts'
import { orderTexts } from './texts.ts'

type Props = { readonly csv: string; readonly errors: readonly FieldError[] }

/** Each line of the order, with what is wrong with it. */
export const OrderPreview = ({ csv, errors }: Props) => {
  const texts = useTexts(orderTexts)
  const { number } = useFormats()
  const { language } = useLanguage()
  const lines = previewLines(csv, errors)
  return (
    <Section
      title={texts.preview}
      {...(lines.length < SHOWN_LINES ? {} : { lead: texts.onlyWrong(number(SHOWN_LINES)) })}
    >
      <div className="scrolls">
        <Table className="rows" aria-label={texts.preview}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{texts.line}</Table.Th>
              <Table.Th>{texts.text}</Table.Th>
              <Table.Th>{texts.finding}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ line, text, isHead, findings }) => (
              <Table.Tr key={line}>
                <Table.Td data-label={texts.line} ta="right" className="figures">
                  {number(line)}
                </Table.Td>
                <Table.Td data-label={texts.text} className="id whole">
                  {text}
                </Table.Td>
                <Table.Td data-label={texts.finding}>
                  {findings.length === 0 ? (
                    <Badge variant="light" color="gray" c="var(--ink)" tt="none" radius="sm">
                      {isHead ? texts.head : texts.fine}
                    </Badge>
                  ) : (
                    findings.map((finding) => (
                      <Text key={finding.message} size="sm" c="var(--mantine-color-error)">
                        {toldFinding(language, finding)}
                      </Text>
                    ))
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Section>
  )
}
