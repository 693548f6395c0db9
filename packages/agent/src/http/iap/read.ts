import { z } from 'zod'
import { done, notDone, type Result } from '../../result.ts'
import type { LocalRequest } from '../local-request.ts'
import { bodyTooLarge, inputInvalid } from '../refusals.ts'
import { licenseIds } from '../calls/fields.ts'

/** What the calls of /iap take, read as liberally as programs send it and no more. */

/** 200 License IDs, or a license file with its key list, and room. */
const MAX_BODY_BYTES = 65_536

const readText = async (request: LocalRequest): Promise<Result<string>> => {
  const text = await request.text(MAX_BODY_BYTES)
  return text === null ? notDone(bodyTooLarge(MAX_BODY_BYTES)) : done(text)
}

const readJson = async <Shape extends z.ZodType>(
  request: LocalRequest,
  shape: Shape,
  wanted: string,
): Promise<Result<z.output<Shape>>> => {
  const text = await readText(request)
  if (!text.ok) return text
  const parsed = shape.safeParse(jsonOf(text.value))
  return parsed.success ? done(parsed.data) : notDone(inputInvalid(`the body is to be ${wanted}`))
}

/** The Customer ID: plain text, or a JSON string of it, whatever the content type says. */
export const readCustomerId = async (request: LocalRequest): Promise<Result<string>> => {
  const text = await readText(request)
  if (!text.ok) return text
  const sent = text.value.trim()
  const parsed = z.uuid().safeParse(sent.startsWith('"') ? jsonOf(sent) : sent)
  if (!parsed.success) return notDone(inputInvalid('the body is to be the Customer ID, a UUID'))
  return done(parsed.data.toLowerCase())
}

export const readLicenseIds = (request: LocalRequest) =>
  readJson(request, licenseIds, 'a JSON list of at least one License ID')

const include = z.object({ include: z.union([z.tuple([]), licenseIds]) })

/** An empty list means all. A body that names none is no such list: nothing is returned by mistake. */
export const readInclude = async (request: LocalRequest): Promise<Result<readonly string[] | 'all'>> => {
  const read = await readJson(request, include, '{"include":[]} for all, or with a list of License IDs')
  if (!read.ok) return read
  return done(read.value.include.length === 0 ? 'all' : read.value.include)
}

/** The text of the part `licenseFile`, sent as a file or as a field. */
export const readLicenseFile = async (request: LocalRequest): Promise<Result<string>> => {
  const text = await readText(request)
  if (!text.ok) return text
  const part = (await formOf(text.value, request.headers['content-type'] ?? ''))?.get('licenseFile') ?? null
  if (part === null)
    return notDone(inputInvalid('the body is to be multipart/form-data with a part licenseFile'))
  return done(typeof part === 'string' ? part : await part.text())
}

const credentials = z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(256) })
export type Credentials = z.output<typeof credentials>

/** As JSON, or as a form sends it. */
export const readCredentials = async (request: LocalRequest): Promise<Result<Credentials>> => {
  const text = await readText(request)
  if (!text.ok) return text
  const type = request.headers['content-type'] ?? ''
  const sent = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)
    ? Object.fromEntries((await formOf(text.value, type)) ?? [])
    : jsonOf(text.value)
  const parsed = credentials.safeParse(sent)
  if (!parsed.success) return notDone(inputInvalid('the body is to be {"username", "password"}'))
  return done(parsed.data)
}

const formOf = async (text: string, contentType: string): Promise<FormData | null> => {
  try {
    return await new Response(text, { headers: { 'content-type': contentType } }).formData()
  } catch {
    return null
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
