import type { Problem } from '../http/handler.ts'
import { inputInvalid } from '../http/refusals.ts'
import type { DomainRecord } from './prove-domain.ts'

export const domainUnproven = ({ name, value }: DomainRecord): Problem => ({
  code: 'domain-unproven',
  sentence: 'The DNS does not say that this domain is yours.',
  remedy: `Add the TXT record ${name} with the text ${value}, and send the request again; or ask the vendor to add the provider.`,
  facts: { name, value },
})

export const ssoUntried = (): Problem => ({
  code: 'sso-untried',
  sentence: 'Nobody has come in through this identity provider yet, so nobody knows that it works.',
  remedy: 'Sign in through it once; then require it.',
  facts: {},
})

export const issuerNotHttps = (): Problem =>
  inputInvalid([{ field: 'body.issuer', message: 'Send an https address.' }])
