import { readFileSync } from 'node:fs'

/**
 * A preload (`node --import`) for a process that is to live in another time: its clock runs as far ahead as the file
 * TENURE_TEST_CLOCK says, in milliseconds, and follows when the file changes: the time of day and the monotonic clock, as
 * when so much time has passed. Only what asks is shifted; timers run as ever. The process itself knows nothing of it.
 */
const file = process.env['TENURE_TEST_CLOCK']
if (file === undefined) throw new Error('TENURE_TEST_CLOCK names no file')

const { now } = Date
const shiftedNow = (): number => now() + Number(readFileSync(file, 'utf8'))

// A proxy and not a class of its own, so that dates which Node makes itself stay instances of Date.
globalThis.Date = new Proxy(Date, {
  construct: (real, given, made) =>
    Reflect.construct(real, given.length === 0 ? [shiftedNow()] : given, made) as object,
  get: (real, member) => (member === 'now' ? shiftedNow : Reflect.get(real, member)),
})

const monotonicNow = performance.now.bind(performance)
performance.now = () => monotonicNow() + Number(readFileSync(file, 'utf8'))
