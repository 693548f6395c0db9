import type { App } from '../http/app.ts'
import type { TestService } from '../http/testing.ts'

/** Where tests say that they are: the origin of the service itself. */
export const ORIGIN = 'http://localhost'

/** A browser of a test: keeps cookies, and sends what a page of the service would. */
export type Visitor = {
  readonly cookies: Map<string, string>
  readonly post: (
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
}

export const visitor = (app: App): Visitor => {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(`${ORIGIN}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '' || /max-age=0(;|$)/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
        body: JSON.stringify(body),
      }),
  }
}

export const PASSWORD = 'correct horse battery staple'

/** Invites somebody with a token of an administrator, and accepts. The address that was invited. */
export const addMember = async (
  service: TestService,
  token: string,
  invited: { readonly email: string; readonly role: string; readonly partnerId?: string },
): Promise<string> => {
  const made = await service.call('inviteMember', { token, body: invited })
  const secret = made.body.link.split('#')[1] ?? ''
  await service.call('acceptInvitation', {
    body: { secret, name: `Name of ${invited.email}`, password: PASSWORD },
  })
  return invited.email
}

/** Signs in with the password of `addMember`. */
export const signInAs = async (service: TestService, email: string): Promise<Visitor> => {
  const person = visitor(service.app)
  const answer = await person.post('/auth/sign-in/email', { email, password: PASSWORD })
  if (answer.status !== 200) throw new Error(`${email} is not let in: ${await answer.text()}`)
  return person
}

/** The cookies as the header of a call. */
export const cookieHeader = ({ cookies }: Visitor): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
