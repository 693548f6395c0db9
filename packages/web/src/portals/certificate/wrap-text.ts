/** How wide a text is, in points. */
export type Measure = (text: string) => number

/** Breaks a text into lines that are no wider than `width`: between words, and inside of one that is wider by itself. */
export const wrapText = (text: string, width: number, measure: Measure): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const [last = '', ...full] = pieces(word, width, measure).toReversed()
    lines.push(...full.toReversed())
    line = last
  }
  return line === '' ? lines : [...lines, line]
}

/** A letter with its marks stays whole. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const pieces = (word: string, width: number, measure: Measure): readonly string[] => {
  const found: string[] = []
  let piece = ''
  for (const { segment } of letters.segment(word)) {
    if (piece !== '' && measure(piece + segment) > width) {
      found.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...found, piece]
}
