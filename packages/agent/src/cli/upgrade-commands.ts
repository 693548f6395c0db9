import type { Command } from 'commander'
import type { UpgradeAnswer } from '../upgrade/can-upgrade.ts'
import type { Call } from './call.ts'

type Options = { manifest?: string; releasedAt?: string }

/** `can-upgrade`, for people. Updaters call `pre-upgrade`. */
export const addUpgradeCommands = (
  program: Command,
  call: Call,
  readFile: (file: string) => string,
): void => {
  program
    .command('can-upgrade')
    .description('whether a version of the controller software may be installed')
    .argument('[version]')
    .option('--manifest <file>', 'the signed manifest of the release; - is what is piped in')
    .option('--released-at <instant>', 'when it was published, where the vendor judges by that')
    .action((version: string | undefined, { manifest, releasedAt }: Options, command: Command) => {
      if (version === undefined && manifest === undefined) command.error('name a version, or give --manifest')
      if (manifest !== undefined && releasedAt !== undefined)
        command.error('the manifest says when it was published; leave --released-at out')
      if (manifest !== undefined)
        return call('POST', '/v1/can-upgrade', { version, manifest: readFile(manifest) }, allowed)
      const query = new URLSearchParams({
        version: version ?? '',
        ...(releasedAt === undefined ? {} : { releasedAt }),
      })
      return call('GET', `/v1/can-upgrade?${query}`, undefined, allowed)
    })
  // Here for the list of commands; runCommand hands it to runPreUpgrade before anything of this program is read.
  program
    .command('pre-upgrade')
    .description('the same for an updater, before it installs: JSON, and the exit code decides')
}

const allowed = ({ sentence, target, kind, from }: UpgradeAnswer) => ({
  words: [
    `Yes. ${sentence}`,
    ...(from === 'manifest' ? [`By the signed manifest of ${target}, a ${kind} release.`] : []),
  ],
})
