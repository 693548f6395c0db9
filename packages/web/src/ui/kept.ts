/** What the browser keeps of a person's choices. A browser that keeps nothing is as good. */
export const kept = (name: string): string | null => {
  try {
    return localStorage.getItem(`tenure-${name}`)
  } catch {
    return null
  }
}

export const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(`tenure-${name}`, value)
  } catch {
    // Private windows may refuse it; then the choice lasts as long as the page.
  }
}
