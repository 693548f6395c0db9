import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { runAgentCommand } from '../../tools/run/start-agent.ts'
import type { Controller } from '../acceptance/controller.ts'

type Asked = { readonly want?: readonly string[]; readonly give?: readonly string[] }

/** The request that a real controller makes, and shows again while it waits. */
export const requestOf = async (
  controller: Controller,
  { want = [], give = [] }: Asked = {},
): Promise<string> => {
  const words = ['request', ...flag('--want', want), ...flag('--give', give), '--json']
  const made = await runAgentCommand(words, controller.env)
  assert.equal(made.code, 0, made.stderr + made.stdout)
  return (JSON.parse(made.stdout) as { document: string }).document
}

/** Brings an answer to the controller as a file; `code` is 1 where the answer says that something was not done. */
export const applyAt = async (
  controller: Controller,
  folder: string,
  answer: string,
  code: 0 | 1 = 0,
): Promise<void> => {
  const file = join(folder, `${controller.installCode}.answer`)
  writeFileSync(file, answer)
  const applied = await runAgentCommand(['apply', file, '--json'], controller.env)
  assert.equal(applied.code, code, applied.stderr + applied.stdout)
}

/** Presses a button and gives the file that the browser saves. */
export const savedBy = async (
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) }
}

/** Chooses a file on a page. */
export const chooseFile = async (
  page: Page,
  label: string,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: label, exact: true }).click(),
  ])
  await chooser.setFiles(file)
}

export const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

const flag = (name: string, values: readonly string[]): readonly string[] =>
  values.length === 0 ? [] : [name, ...values]
