import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { drawQr, QUIET_MODULES } from './draw-qr.ts'

type Props = {
  readonly document: string
  /** What it is, for those who do not see it. */
  readonly label: string
  /** What to do where no QR code holds it. */
  readonly tooLong: string
}

/** Dark on light in every colour scheme: readers expect it so. Drawn here; nothing leaves the page for it. */
export const QrCode = ({ document, label, tooLong }: Props) => {
  const drawing = useMemo(() => drawQr(document), [document])
  if (drawing === null) return <Text size="sm">{tooLong}</Text>
  const { size, path } = drawing
  const whole = size + 2 * QUIET_MODULES
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${whole} ${whole}`}
      // Whole pixels for each module where the screen has room for four: a camera sees sharper edges.
      style={{ display: 'block', width: '100%', maxWidth: whole * 4, background: '#ffffff' }}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000000" />
    </svg>
  )
}
