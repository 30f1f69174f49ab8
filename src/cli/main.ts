import type { CliCommand } from './command.js';

/** Every command; each is loaded only when it is called, so that asking a question does not load Discord's client. */
const commands = new Map<string, () => Promise<CliCommand>>([
  ['start', () => import('./start.js')],
  ['ask', () => import('./ask.js')],
  ['chat', () => import('./chat.js')],
  ['check', () => import('./check.js')],
  ['train', () => import('./train.js')],
  ['check-symptoms', () => import('./check-symptoms.js')],
  ['vignettes', () => import('./vignettes.js')],
  ['safety', () => import('./safety.js')],
  ['evaluate', () => import('./evaluate.js')],
  ['bench-intents', () => import('./bench-intents.js')],
  ['bench-faq', () => import('./bench-faq.js')],
  ['deploy', () => import('./deploy.js')],
  ['doctor', () => import('./doctor.js')],
  ['feedback', () => import('./feedback.js')],
  ['bench', () => import('./bench.js')],
  ['chaos', () => import('./chaos.js')],
]);

const usage = async (): Promise<string> => {
  const lines = await Promise.all(
    [...commands.values()].map(async (load) => {
      const { meta } = await load();
      return `  ${meta.name.padEnd(16)}${meta.description}`;
    }),
  );
  return `Footnote. Commands:\n${lines.join('\n')}`;
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands.get(name);
if (!load) {
  process.stderr.write(`${name === '' ? '' : `There is no command "${name}".\n`}${await usage()}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await (await load()).run(args);
}
