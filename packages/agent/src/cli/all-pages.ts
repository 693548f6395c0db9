import type { Answer, Transport } from './transport.ts'

type Page = { readonly items: readonly unknown[]; readonly next: string | null }

/** Asks for one page after the other; the answer is the first one with the items of all. */
export const allPages = async ({ send }: Pick<Transport, 'send'>, path: string): Promise<Answer> => {
  const first = await send('GET', path)
  if (first.status >= 400) return first
  const items = [...(first.body as Page).items]
  let { next } = first.body as Page
  while (next !== null) {
    const answer = await send('GET', `${path}?${new URLSearchParams({ cursor: next })}`)
    if (answer.status >= 400) return answer
    const page = answer.body as Page
    items.push(...page.items)
    next = page.next
  }
  return { status: first.status, body: { ...(first.body as Page), items, next } }
}
