import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { drawQr, QUIET_MODULES } from './draw-qr.ts'
import { offlineTexts } from './texts.ts'

/** Dark on light in every colour scheme: readers expect it so. Drawn here; no document leaves the controller for it. */
export const QrCode = ({ document }: { readonly document: string }) => {
  const texts = useTexts(offlineTexts)
  const drawing = useMemo(() => drawQr(document), [document])
  if (drawing === null) return <Text size="sm">{texts.qrTooLong}</Text>
  const { size, path } = drawing
  const whole = size + 2 * QUIET_MODULES
  return (
    <svg
      role="img"
      aria-label={texts.qr}
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${whole} ${whole}`}
      // Whole pixels for each module where the screen has room for four: a camera sees sharper edges.
      style={{ display: 'block', width: '100%', maxWidth: whole * 4, background: '#ffffff' }}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000000" />
    </svg>
  )
}
