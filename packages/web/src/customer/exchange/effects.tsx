import { Text } from '@mantine/core'
import { ArrowDownToLine, ArrowUpFromLine, Ban, Equal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats, useLanguage, useTexts } from '../../ui/language-context.tsx'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import type { Problem } from '../../ui/refusal.ts'
import type { Preview } from './calls.ts'
import { previewTexts } from './preview-texts.ts'

/** License by license: what comes, what goes, what stays, what is refused and why; and the figures before and after. */
export const Effects = ({ preview }: { readonly preview: Preview }) => {
  const texts = useTexts(previewTexts)
  const { activates, returns, keeps, refusals, answeredBefore } = preview
  const isStill = activates.length + returns.length === 0 && !answeredBefore
  return (
    <>
      <ul className="effects">
        <Group title={texts.gets} icon={<ArrowDownToLine size={18} aria-hidden="true" />} of={activates} />
        <Group
          title={texts.givesBack}
          icon={<ArrowUpFromLine size={18} aria-hidden="true" />}
          of={returns}
          why={texts.givesBackWhy}
        />
        {isStill ? (
          <li>
            <Equal size={18} aria-hidden="true" />
            <div>{refusals.length > 0 ? texts.nothingDone : texts.nothing}</div>
          </li>
        ) : null}
        <Group
          title={answeredBefore ? texts.holds : texts.keeps}
          icon={<Equal size={18} aria-hidden="true" />}
          of={keeps}
        />
        {refusals.map((refusal) => (
          <NotDone key={refusal.licenseId} refusal={refusal as Problem & { readonly licenseId: string }} />
        ))}
      </ul>
      <Figures preview={preview} />
    </>
  )
}

type GroupProps = {
  readonly title: string
  readonly icon: ReactNode
  readonly of: Preview['keeps']
  readonly why?: string
}

const Group = ({ title, icon, of, why }: GroupProps) => {
  const texts = useTexts(previewTexts)
  const { day } = useFormats()
  if (of.length === 0) return null
  return (
    <li>
      {icon}
      <div>
        <strong>{title}</strong>
        <ul>
          {of.map(({ licenseId, description, endsAt }) => (
            <li key={licenseId} title={licenseId}>
              {description}
              {endsAt === null ? '' : `, ${texts.covered(day(endsAt))}`}
            </li>
          ))}
        </ul>
        {why === undefined ? null : (
          <Text size="sm" c="dimmed">
            {why}
          </Text>
        )}
      </div>
    </li>
  )
}

/** Why one license is not moved, with the smallest remedy. */
export const NotDone = ({ refusal }: { readonly refusal: Problem & { readonly licenseId: string } }) => {
  const texts = useTexts(previewTexts)
  const { language } = useLanguage()
  const { sentence, remedy } = toldRefusal(language, refusal)
  return (
    <li>
      <Ban size={18} aria-hidden="true" color="var(--mantine-color-error)" />
      <div>
        <strong>{texts.notDone}</strong>
        <div>{sentence}</div>
        <div>{remedy}</div>
        <Text size="xs" c="dimmed">
          <span className="id">{refusal.licenseId}</span> · {refusal.code}
        </Text>
      </div>
    </li>
  )
}

const Figures = ({ preview: { capacity, maintenance, generation } }: { readonly preview: Preview }) => {
  const texts = useTexts(previewTexts)
  const { number, day } = useFormats()
  const covered = ({ covered: isCovered, required, maintained, endsAt }: Preview['maintenance']['after']) => {
    if (maintained === 0) return texts.coveredNot
    if (!isCovered) return texts.coveredPart(number(maintained), number(required))
    return endsAt === null ? texts.coveredOpen : texts.covered(day(endsAt))
  }
  const change = (before: string, after: string) => (before === after ? after : texts.change(before, after))
  return (
    <dl className="figure-pairs figures">
      <dt>{texts.devices}</dt>
      <dd>{change(number(capacity.before), number(capacity.after))}</dd>
      <dt>{texts.maintenance}</dt>
      <dd>{change(covered(maintenance.before), covered(maintenance.after))}</dd>
      <dt>{texts.file}</dt>
      <dd>{change(number(generation.now), number(generation.next))}</dd>
    </dl>
  )
}
