import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Command } from 'commander'
import { addResetCommand } from './reset-command.ts'

/** Runs `tenure-agent reset …`, where the person at the terminal answers so; null: nobody sits there. */
const resetWith = async (words: readonly string[], answer: string | null) => {
  const seen = { printed: [] as string[], done: [] as string[], asked: [] as string[], exitCode: -1 }
  const program = new Command()
    .option('--json')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  const parts = {
    print: (line: string) => void seen.printed.push(line),
    printError: (line: string) => void seen.printed.push(line),
    reset: (kind: string) => {
      seen.done.push(kind)
      return ['devices.sqlite']
    },
    confirm: async (question: string) => {
      seen.asked.push(question)
      return answer
    },
  }
  addResetCommand(program, parts, (exitCode) => void (seen.exitCode = exitCode))
  await program.parseAsync(['reset', ...words], { from: 'user' })
  return seen
}

test('a reset asks for the word, and does nothing for another answer or where nobody can be asked', async () => {
  const typed = await resetWith(['--factory'], 'factory\n')
  assert.deepEqual([typed.done, typed.exitCode], [['factory'], 0])
  assert.match(typed.asked[0] ?? '', /users.*are removed\. Type factory to go on/)
  for (const answer of [null, '', 'y', 'databases']) {
    const refused = await resetWith(['--factory'], answer)
    assert.deepEqual([refused.done, refused.exitCode], [[], 1], String(answer))
    assert.deepEqual(refused.printed, ['Nothing was reset. Type the word, or say --yes.'])
  }
})

test('--yes does not ask, and --json answers as data', async () => {
  const { asked, printed } = await resetWith(['--databases', '--yes', '--json'], null)
  assert.deepEqual(asked, [])
  assert.deepEqual(JSON.parse(printed.join('')), { kind: 'databases', removed: ['devices.sqlite'] })
})

test('one of the two kinds has to be said', async () => {
  for (const words of [['--yes'], ['--databases', '--factory', '--yes']])
    await assert.rejects(resetWith(words, null), /say either --databases or --factory/)
})
