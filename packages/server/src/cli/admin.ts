import { operations } from '@tenure/contract'
import { invite } from '../members/invite.ts'
import { readSettings } from '../settings.ts'
import { openServiceSecret } from '../sign-in/service-secret.ts'
import { callHandler, type CliParts } from './at-service.ts'
import { namingOptions, parseInput } from './parse-input.ts'
import type { Report } from './report.ts'

export type AdminOptions = { readonly language: string }

const inputNames = { email: '<email>', language: '--language' }

/** `tenure admin create`: the way in where no administrator of the vendor can invite, or sign in. */
export const createAdmin = async (
  parts: CliParts,
  email: string,
  { language }: AdminOptions,
): Promise<Report> => {
  const asked = { email, role: 'administrator', partnerId: null, language }
  const body = parseInput(operations.inviteMember.body, asked, inputNames)
  const { keysDir, publicUrl } = readSettings(parts.environment)
  const links = { secret: await openServiceSecret(keysDir), publicUrl: () => publicUrl }
  const invitation = await callHandler(parts, async (call) => {
    const input = { params: undefined, query: undefined, body, ifMatch: null }
    const made = await invite(links)(input, call)
    return made.ok ? made : { ok: false, refusal: namingOptions(made.refusal, inputNames) }
  })
  return {
    lines: [
      `Invited ${invitation.email} as an administrator of the vendor, until ${invitation.expiresAt}.`,
      `They come in by this link, as does whoever else has it:`,
      `  ${invitation.link}`,
    ],
    json: invitation,
  }
}
