/** Markup, as opposed to text that became a part of it. */
export type Html = { readonly markup: string }

/** Markup with values in it: text is escaped, and what is markup already is not. */
export const html = (parts: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html => ({
  markup: parts.map((part, n) => part + markupOf(values[n] ?? '')).join(''),
})

/** For markup of ours that has no text of others in it. */
export const markup = (text: string): Html => ({ markup: text })

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const markupOf = (value: string | number | Html): string => {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (each) => escapes[each] ?? each)
  if (typeof value === 'number') return String(value)
  return value.markup
}
