import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommand } from './run-command.ts'

test('what a command says on both channels is kept, with its exit code', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3'
  const { code, output } = await runCommand(process.execPath, '-e', script)
  assert.equal(code, 3)
  assert.match(output, /out/)
  assert.match(output, /err/)
})

test('a command that was killed has failed', async () => {
  const { code } = await runCommand(process.execPath, '-e', 'process.kill(process.pid, "SIGKILL")')
  assert.equal(code, 1)
})

test('a command that is not there is an error', async () => {
  await assert.rejects(runCommand('no-such-command-anywhere'), /ENOENT/)
})
