import { Alert, Button, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../language-context.tsx'
import { readQr } from './read-qr.ts'
import { carryTexts } from './texts.ts'

/** Between two frames that are looked at: a phone shows its code for seconds, and a small computer must keep up. */
const LOOK_EVERY_MS = 200

type CameraProps = {
  readonly found: (text: string) => void
  /** It is what most people do on this page. */
  readonly isFirst?: boolean
}

/** Reads a QR code that is held into the camera. Where there is none, it says why and what to do instead. */
export const Camera = ({ found, isFirst = false }: CameraProps) => {
  const texts = useTexts(carryTexts)
  const [on, setOn] = useState(false)
  const missing = !isSecureContext
    ? texts.cameraNeedsHttps
    : navigator.mediaDevices === undefined
      ? texts.cameraNone
      : null
  return (
    <Stack>
      <Button
        variant={isFirst && !on ? 'filled' : 'default'}
        disabled={missing !== null}
        onClick={() => setOn(!on)}
        style={isFirst ? {} : { alignSelf: 'start' }}
      >
        {on ? texts.cameraStop : texts.camera}
      </Button>
      {missing === null ? null : <Text size="sm">{missing}</Text>}
      {on ? (
        <View
          found={(text) => {
            setOn(false)
            found(text)
          }}
        />
      ) : null}
    </Stack>
  )
}

const View = ({ found }: { readonly found: (text: string) => void }) => {
  const texts = useTexts(carryTexts)
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const tell = useRef(found)
  useEffect(() => {
    tell.current = found
  })
  useEffect(() => {
    const stopped = new AbortController()
    const { current } = video
    if (current !== null)
      watch(current, stopped.signal).then(
        (text) => (text === null ? undefined : tell.current(text)),
        (error: unknown) => setFailed(error instanceof DOMException ? error.name : 'Error'),
      )
    return () => stopped.abort()
  }, [])
  if (failed !== null)
    return (
      <Alert color="red" variant="light" title={texts.cameraFailed} role="alert" c="var(--ink)">
        {failed === 'NotFoundError'
          ? texts.cameraNone
          : failed === 'NotAllowedError'
            ? texts.cameraNotAllowed
            : texts.cameraOther(failed)}
      </Alert>
    )
  return (
    <div>
      <video
        ref={video}
        muted
        playsInline
        aria-label={texts.cameraView}
        style={{ width: '100%', maxWidth: 480, background: '#000' }}
      />
      <Text size="sm" role="status">
        {texts.looking}
      </Text>
    </div>
  )
}

/** Looks until a code is found, which is given, or until it is stopped (null). @throws where there is no camera, or it is not allowed. */
const watch = async (video: HTMLVideoElement, stopped: AbortSignal): Promise<string | null> => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
  })
  try {
    if (stopped.aborted) return null
    video.srcObject = stream
    await video.play()
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) throw new Error('the browser draws no pictures')
    while (!stopped.aborted) {
      canvas.width = video.videoWidth
      canvas.height = video.videoHeight
      if (canvas.width > 0) {
        context.drawImage(video, 0, 0)
        const text = await readQr(context.getImageData(0, 0, canvas.width, canvas.height))
        if (text !== null) return text
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    return null
  } catch (error) {
    // Playing is interrupted when the person stops it.
    if (stopped.aborted) return null
    throw error
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}
