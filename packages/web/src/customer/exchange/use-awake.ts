import { useEffect } from 'react'

/** A screen that is held before a camera must not go dark. A browser that cannot promise it is as good. */
export const useAwake = (): void =>
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    const held = navigator.wakeLock.request('screen').catch(() => null)
    return () => void held.then((lock) => lock?.release())
  }, [])
