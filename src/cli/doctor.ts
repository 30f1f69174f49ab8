import { createServer } from 'node:net';
import type { Config } from '../config.js';
import type { Finding } from '../discord/diagnose.js';
import { loadBrain } from '../engine/load-brain.js';
import { faultLine } from '../knowledge/fault.js';
import { packageRoot } from '../knowledge/root.js';
import { readSettings } from './settings.js';

export const meta = {
  name: 'doctor',
  description:
    'Looks at Node, settings, data, store and Discord, and says what to mend; --server ID --channel ID',
};

/** The oldest Node that runs this, as in package.json. */
const OLDEST_NODE: readonly [number, number] = [20, 19];

const nodeFinding = (version: string): Finding => {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return {
    what: `Node ${version}`,
    mend: isOld ? `Install Node ${OLDEST_NODE.join('.')} or newer from https://nodejs.org.` : null,
  };
};

const dataFinding = (): Finding => {
  const loaded = loadBrain(packageRoot);
  if (loaded.ok) {
    const { faq, nutrients } = loaded.brain.shelf;
    return { what: `The knowledge loads: ${faq.size} answers, ${nutrients.size} nutrients`, mend: null };
  }
  const faults = loaded.faults.map(faultLine);
  return {
    what: `The knowledge has ${faults.length} faults: ${faults[0]}`,
    mend: 'Run npm run check for all of them.',
  };
};

const storeFinding = async (config: Config): Promise<Finding> => {
  const where = config.DATABASE_URL === undefined ? config.DATABASE_FILE : 'PostgreSQL';
  try {
    const { openStore } = await import('../storage/open.js');
    const store = await openStore(config);
    await store.ping();
    await store.close();
    return { what: `The store answers: ${where}`, mend: null };
  } catch (error) {
    return { what: `The store cannot be used: ${where}`, mend: String((error as Error).message) };
  }
};

const portFinding = (port: number): Promise<Finding> =>
  new Promise((resolve) => {
    const what = `Metrics and health on 127.0.0.1:${port}`;
    const server = createServer()
      .once('error', () =>
        resolve({ what, mend: 'The port is taken: the bot runs already, or METRICS_PORT must be another.' }),
      )
      .listen(port, '127.0.0.1', () => server.close(() => resolve({ what, mend: null })));
  });

/** `--server ID --channel ID`; null where anything else is given. */
const readPlaces = (args: readonly string[]): { server?: string; channel?: string } | null => {
  const places: { server?: string; channel?: string } = {};
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at], args[at + 1]];
    if ((name !== '--server' && name !== '--channel') || !/^\d{15,20}$/u.test(value ?? '')) return null;
    places[name === '--server' ? 'server' : 'channel'] = value!;
  }
  return places;
};

export const run = async (args: string[]): Promise<number> => {
  const places = readPlaces(args);
  if (places === null) {
    process.stderr.write('doctor takes --server ID and --channel ID, each with a number from Discord\n');
    return 2;
  }
  const findings: Finding[] = [nodeFinding(process.version)];
  const show = (finding: Finding): void => {
    process.stdout.write(`${finding.mend === null ? 'ok  ' : 'MEND'}  ${finding.what}\n`);
    if (finding.mend !== null) process.stdout.write(`      ${finding.mend}\n`);
  };
  show(findings[0]!);
  const read = readSettings();
  if (!read.ok) return read.code;
  const { config } = read;
  const later: (() => Promise<Finding[]>)[] = [
    async () => [{ what: 'The settings are fine', mend: null }],
    async () => [dataFinding()],
    async () => [await storeFinding(config)],
    async () => (config.METRICS_PORT ? [await portFinding(config.METRICS_PORT)] : []),
    async () => (await import('../discord/diagnose.js')).diagnose(config, places),
  ];
  for (const look of later) {
    for (const finding of await look()) {
      findings.push(finding);
      show(finding);
    }
  }
  const wrong = findings.filter(({ mend }) => mend !== null).length;
  process.stdout.write(wrong === 0 ? 'All is well.\n' : `${wrong} to mend.\n`);
  return wrong === 0 ? 0 : 1;
};
