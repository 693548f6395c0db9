import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormats, useLanguage, useTexts } from '../../ui/language-context.tsx'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import { Answered } from '../../ui/states.tsx'
import type { Language } from '../../ui/language.ts'
import type { Problem } from '../../ui/refusal.ts'
import type { Contact, Status } from '../agent/answers.ts'
import { useStatus } from '../agent/queries.ts'
import { Findings } from './findings.tsx'
import { statusTexts } from './texts.ts'

/** Who this controller is, what it reaches, and what time it believes. */
export const StatusPage = () => {
  const texts = useTexts(statusTexts)
  return (
    <Stack>
      <Title order={1}>{texts.title}</Title>
      <Answered query={useStatus()}>
        {(status) => (
          <>
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <Identity status={status} />
              <Licenses status={status} />
              <Service status={status} />
              <ClockCard status={status} />
            </SimpleGrid>
          </>
        )}
      </Answered>
      <Findings />
    </Stack>
  )
}

type CardProps = { readonly status: Status }

const Identity = ({ status }: CardProps) => {
  const texts = useTexts(statusTexts)
  return (
    <Card title={texts.identity}>
      <Fact name={texts.installCode}>
        <span className="id">{status.installCode}</span>
      </Fact>
      {status.segment === '' ? null : <Fact name={texts.segment}>{status.segment}</Fact>}
      <Fact name={texts.model}>{status.model}</Fact>
      <Fact name={texts.software}>{status.softwareVersion}</Fact>
      <Fact name={texts.key} hint={texts.keyHint}>
        <span className="id">{status.keyThumbprint}</span>
      </Fact>
      <Fact name={texts.account}>
        {status.account === null ? texts.noAccount : (status.account.name ?? texts.unnamedAccount)}
      </Fact>
    </Card>
  )
}

const Licenses = ({ status }: CardProps) => {
  const texts = useTexts(statusTexts)
  const { language, formats } = useLanguage()
  const { number } = formats
  return (
    <Card title={texts.licenses}>
      <Fact
        name={texts.licenseFile}
        hint={status.problem === null ? '' : toldRefusal(language, status.problem).sentence}
      >
        {status.generation === 0 ? texts.noLicenseFile : texts.generation(number(status.generation))}
      </Fact>
      <Fact
        name={texts.seats}
        hint={
          status.unlicensedDevices === 0
            ? ''
            : texts.unlicensed(number(status.unlicensedDevices), status.unlicensedDevices === 1)
        }
      >
        {texts.seatsOf(number(status.seatsUsed), number(status.capacity))}
      </Fact>
      <Fact name={texts.scheduler}>{status.scheduler ? texts.runs : texts.stands}</Fact>
      <Fact name={texts.dataLogging}>{status.dataLogging ? texts.runs : texts.stands}</Fact>
    </Card>
  )
}

const Service = ({ status: { contact, waiting } }: CardProps) => {
  const texts = useTexts(statusTexts)
  const { language, formats } = useLanguage()
  const { instant } = formats
  const when =
    contact === null
      ? texts.neverContacted
      : contact.problem === null
        ? texts.contactWent(instant(contact.at))
        : texts.contactFailed(instant(contact.at))
  return (
    <Card title={texts.service}>
      <Fact name={texts.contact} hint={contact === null ? '' : toldContact(contact, language)}>
        {when}
      </Fact>
      <Fact name={texts.waiting}>
        {waiting === null ? texts.waitingNone : texts.waitingSince(instant(waiting.madeAt))}
      </Fact>
      {contact?.problem == null ? null : <Text size="sm">{texts.harmless}</Text>}
    </Card>
  )
}

const toldContact = ({ code, problem, facts }: Contact, language: Language): string =>
  problem === null
    ? ''
    : toldRefusal(language, { code, sentence: problem, remedy: '', facts } as Problem).sentence

const ClockCard = ({ status: { time } }: CardProps) => {
  const texts = useTexts(statusTexts)
  const { instant } = useFormats()
  return (
    <Card title={texts.clock}>
      <Fact name={texts.time}>
        {time.certain
          ? `${instant(time.at)} (${texts.known})`
          : `${texts.unknown}: ${texts.atLeast(instant(time.at))}`}
      </Fact>
      {time.code === 'right' ? null : <Fact name={texts.ownClock}>{instant(time.ownClock)}</Fact>}
    </Card>
  )
}

const Card = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Paper component="section" aria-label={title}>
    <Title order={2} mb="sm">
      {title}
    </Title>
    <Stack gap="xs">{children}</Stack>
  </Paper>
)

type FactProps = { readonly name: string; readonly hint?: string; readonly children: ReactNode }

const Fact = ({ name, hint = '', children }: FactProps) => (
  <div>
    <Text size="xs" c="dimmed">
      {name}
    </Text>
    <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Text>
    {hint === '' ? null : (
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    )}
  </div>
)
