import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { runNode, startNode, type NodeProcess } from './node-process.ts'
import { waitUntil } from './wait-until.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-node-process-'))
after(() => rm(folder, { recursive: true }))

const script = async (name: string, text: string): Promise<string> => {
  const path = join(folder, `${name}.mjs`)
  await writeFile(path, text)
  return path
}

/** Says that it is ready and runs until it is told to stop, in good order or by force. */
const patient = await script(
  'patient',
  `process.on('SIGTERM', () => { console.log('told to stop'); process.exit(7) })
   setInterval(() => {}, 60_000)
   console.log('ready', process.pid)`,
)

const started = (
  t: TestContext,
  path: string,
  options: Parameters<typeof startNode>[1] = {},
): NodeProcess => {
  const made = startNode(path, options)
  t.after(() => made.kill())
  return made
}
const ready = (tool: NodeProcess) =>
  waitUntil('it to be ready', () => (tool.output().includes('ready') ? true : null))

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('a stop is asked for, and the process ends in its own way, with its own exit code', async (t) => {
  const tool = started(t, patient)
  await ready(tool)
  assert.equal(await tool.stop(), 7)
  assert.match(tool.output(), /told to stop/)
})

test('a kill is a power cut: nothing is said, and there is no exit code', async (t) => {
  const tool = started(t, patient)
  await ready(tool)
  await tool.kill()
  assert.equal(await tool.exited, null)
  assert.doesNotMatch(tool.output(), /told to stop/)
  assert.equal(isAlive(tool.pid), false)
})

test('stopping and killing what has ended already changes nothing', async (t) => {
  const tool = started(t, await script('short', 'process.exitCode = 3'))
  assert.equal(await tool.exited, 3)
  assert.equal(await tool.stop(), 3)
  await tool.kill()
})

test('lines are told whole and once, however the process cuts them, and both streams are kept', async (t) => {
  const lines: string[] = []
  const talker = await script(
    'talker',
    `const write = (text) => new Promise((written) => process.stdout.write(text, written))
     for (const part of ['Heiz', 'ung ', 'läu', 'ft\\ntwo\\nth', 'ree\\n']) await write(part)
     console.error('on the other stream')
     process.stdout.write('an end without its line')`,
  )
  const tool = started(t, talker, { onLine: (line) => lines.push(line) })
  await tool.exited
  await waitUntil('all that it said', () =>
    tool.output().includes('without its line') && tool.output().includes('other stream') ? true : null,
  )
  assert.deepEqual(lines.toSorted(), ['Heizung läuft', 'on the other stream', 'three', 'two'])
})

test('arguments, variables and preloaded modules reach the process, and our own variables as well', async (t) => {
  const preload = await script('preload', `globalThis.before = 'loaded first'`)
  const teller = await script(
    'teller',
    `console.log(JSON.stringify([process.argv.slice(2), process.env.OWN, process.env.PATH, globalThis.before]))`,
  )
  const tool = started(t, teller, { args: ['one', 'two words'], env: { OWN: 'x' }, preload: [preload] })
  await tool.exited
  const said = await waitUntil('what it says', () => (tool.output().endsWith('\n') ? tool.output() : null))
  assert.deepEqual(JSON.parse(said), [['one', 'two words'], 'x', process.env['PATH'], 'loaded first'])
})

for (const [how, ends] of [
  ['killed with -9', 'process.kill(process.pid, "SIGKILL")'],
  ['ended by a mistake', 'throw new Error("a mistake")'],
  ['done', 'process.exit(0)'],
] as const)
  test(`a parent that is ${how} leaves no child behind: the child is asked to stop`, async (t) => {
    const mark = join(folder, `${how.replaceAll(' ', '-')}.txt`)
    const child = await script(
      'child',
      `import { writeFileSync } from 'node:fs'
       process.on('SIGTERM', () => { writeFileSync(process.env.MARK, 'stopped in good order'); process.exit() })
       setInterval(() => {}, 60_000)
       console.log('ready')`,
    )
    const parent = await script(
      'parent',
      `import { startNode } from ${JSON.stringify(import.meta.resolve('./node-process.ts'))}
       const child = startNode(process.env.CHILD, {
         onLine: () => { process.stdout.write(child.pid + '\\n', () => { ${ends} }) },
       })`,
    )
    const running = spawn(process.execPath, [parent], {
      env: { ...process.env, CHILD: child, MARK: mark },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [line] = (await once(running.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString())
    t.after(() => {
      if (isAlive(pid)) process.kill(pid, 'SIGKILL')
    })
    const said = await waitUntil('the child to end in good order', () =>
      readFile(mark, 'utf8').then(
        (text) => (text === '' ? null : text),
        () => null,
      ),
    )
    assert.equal(said, 'stopped in good order')
  })

test('a command is run to its end, with its exit code and its streams apart', async () => {
  const command = await script(
    'command',
    `console.log('out', ...process.argv.slice(2)); console.error('err'); process.exitCode = 4`,
  )
  assert.deepEqual(await runNode(command, ['a', 'b c'], {}), {
    code: 4,
    stdout: 'out a b c\n',
    stderr: 'err\n',
  })
})

test('a command that a signal ended has failed', async () => {
  const command = await script('killed', `process.kill(process.pid, 'SIGKILL')`)
  assert.equal((await runNode(command, [], {})).code, 1)
})
