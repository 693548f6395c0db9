#!/usr/bin/env node
// Plain JavaScript that any Node understands: where the one that runs is too old for the agent, the one that npm
// installed takes over.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED_MAJOR = 24

if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2), process.env)
} else {
  let installed
  try {
    installed = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  } catch {
    fail()
  }
  const child = spawn(installed, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  child.once('error', fail)
  // Who stops this process, as systemd does, means the daemon; it then ends in good order, and we after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function fail() {
  console.error(
    `Node ${process.versions.node} is too old for tenure-agent.\nInstall Node ${NEEDED_MAJOR} or newer, or run npm ci with install scripts allowed.`,
  )
  process.exit(2)
}
