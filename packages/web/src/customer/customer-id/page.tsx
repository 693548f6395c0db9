import '../exchange/exchange.css'
import { Code, Stack, Text } from '@mantine/core'
import { useAsk } from '../../portals/use-ask.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Secret } from '../../ui/secret.tsx'
import { Section } from '../../ui/section.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCustomer } from '../use-customer.ts'
import { customerIdTexts } from './texts.ts'

/** A1: what a controller needs to see and activate the account's licenses, and how it gets it. */
export const CustomerIdPage = () => {
  const texts = useTexts(customerIdTexts)
  const { accountId } = useCustomer()
  const account = useAsk('GET /v1/accounts/{id}', { params: { id: accountId } })
  return (
    <Stack maw={760}>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Answered query={account}>
        {({ name, customerId, approvesControllers }) => (
          <>
            <Section title={name} lead={approvesControllers ? texts.approves : texts.approvesNot}>
              {customerId === null ? (
                <Text size="sm">{texts.hidden}</Text>
              ) : (
                <Secret value={customerId} what={texts.what} />
              )}
            </Section>
            <Section title={texts.how}>
              <ol className="what-next">
                {texts.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <Text size="sm">
                {texts.terminal} <Code>tenure-agent account set CUSTOMER-ID</Code>
              </Text>
              <Text size="sm" c="dimmed" mt="sm">
                {texts.lost}
              </Text>
            </Section>
          </>
        )}
      </Answered>
    </Stack>
  )
}
