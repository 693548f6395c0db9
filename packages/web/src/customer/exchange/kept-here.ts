/**
 * What this tab keeps until it is closed: a page that is loaded again goes on where it was. Neither the address nor the
 * service's log has it. A browser that keeps nothing loses it with the page.
 */
export const keptHere = (name: string): string | null => {
  try {
    return sessionStorage.getItem(`tenure-${name}`)
  } catch {
    return null
  }
}

/** Null: it is forgotten. */
export const keepHere = (name: string, value: string | null): void => {
  try {
    if (value === null) sessionStorage.removeItem(`tenure-${name}`)
    else sessionStorage.setItem(`tenure-${name}`, value)
  } catch {
    // Full, or forbidden: then it lasts as long as the page.
  }
}
