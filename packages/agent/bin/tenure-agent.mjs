#!/usr/bin/env node
// Plain JavaScript that any Node understands: where the one that runs is too old for the agent, the one that npm
// installed takes over.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED_MAJOR = 24
if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2), process.env)
} else {
  const installed = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  const self = fileURLToPath(import.meta.url)
  const child = spawnSync(installed, [self, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (child.error) throw child.error
  process.exitCode = child.status ?? 1
}
