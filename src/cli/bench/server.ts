import { type Emulator, startEmulator } from '../../emulator/emulator.js';
import { NO_LIMITS } from '../../emulator/limits.js';
import type { Channel, User } from '../../emulator/state.js';
import { type Order, PATIENCE_MS, type Report } from './orders.js';

// The emulated Discord in a process of its own, so that the bot under test has its core to itself.

const CHANNELS_A_GUILD = 30;
const ROLES_A_GUILD = 20;
const SPEAKERS = 2_000;
/** People and channels enough that nobody asks too fast: the bot lets one person ask 30 times a minute, one channel 90. */
const BUSY_CHANNELS = 1_000;
const TICK_MS = 5;
const QUESTIONS = [
  'why do i get leg cramps at night?',
  'foods with magnesium',
  'how much potassium a day for a 40 year old woman?',
  'does pickle juice help?',
  'what is a charley horse',
  'can statins cause cramps',
  'is vitamin d linked to cramps',
  'how do i stretch my calf before bed',
];

let emulator: Emulator;
const channels: Channel[] = [];
const people: User[] = [];
let spoken = 0;

const open = async (guilds: number): Promise<Report> => {
  const shards = Math.max(1, Math.ceil(guilds / 2_500));
  emulator = await startEmulator({ shards, maxConcurrency: 16, limits: NO_LIMITS, keepMessages: 100 });
  for (let at = 0; at < guilds; at++) {
    const guild = emulator.addGuild(`Server ${at}`);
    for (let role = 0; role < ROLES_A_GUILD; role++) emulator.addRole(guild, `role ${role}`);
    for (let place = 0; place < CHANNELS_A_GUILD; place++) {
      const channel = emulator.addChannel(guild, `channel-${place}`);
      if (place < 5 && channels.length < BUSY_CHANNELS) channels.push(channel);
    }
  }
  for (let at = 0; at < SPEAKERS; at++) people.push(emulator.addUser(`person ${at}`));
  return { kind: 'opened', apiUrl: emulator.apiUrl, token: emulator.token, userId: emulator.self.id };
};

const speak = (): string => {
  const at = spoken++;
  const question = QUESTIONS[at % QUESTIONS.length]!;
  return emulator.say(
    channels[at % channels.length]!,
    people[at % people.length]!,
    `<@${emulator.self.id}> ${question}`,
  ).id;
};

/** When each question was answered, in epoch milliseconds, for requests from place `from` of the journal. */
const answersSince = (from: number): Map<string, number> => {
  const answered = new Map<string, number>();
  for (const { method, path, body, at } of emulator.journal.slice(from)) {
    if (method !== 'POST' || !path.endsWith('/messages')) continue;
    const reference = (body.message_reference as { message_id?: string } | undefined)?.message_id;
    if (reference !== undefined && !answered.has(reference)) answered.set(reference, at);
  }
  return answered;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const firstAnswer = async (): Promise<Report> => {
  for (;;) {
    if (emulator.identifies() > 0) speak();
    await pause(20);
    const [at] = answersSince(0).values();
    if (at !== undefined) return { kind: 'answered', at };
  }
};

const flood = async (perSecond: number, seconds: number): Promise<Report> => {
  const from = emulator.journal.length;
  const asked = new Map<string, number>();
  const begin = performance.now();
  const began = Date.now();
  const total = perSecond * seconds;
  while (asked.size < total) {
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1000) * perSecond));
    while (asked.size < due) {
      const at = Date.now();
      asked.set(speak(), at);
    }
    await pause(TICK_MS);
  }
  const end = performance.now() + PATIENCE_MS;
  let answered = answersSince(from);
  while (answered.size < total && performance.now() < end) {
    await pause(50);
    answered = answersSince(from);
  }
  // Until the last answer: what was sent faster than it was answered does not count as quick.
  const elapsedMs = Math.max(...answered.values()) - began;
  const delays = [...answered].flatMap(([id, at]) => (asked.has(id) ? [at - asked.get(id)!] : []));
  return { kind: 'flooded', sent: total, delays, elapsedMs };
};

const carryOut = async (order: Order): Promise<Report> => {
  switch (order.kind) {
    case 'open':
      return open(order.guilds);
    case 'first-answer':
      return firstAnswer();
    case 'flood':
      return flood(order.perSecond, order.seconds);
    case 'close':
      await emulator.close();
      return { kind: 'closed' };
  }
};

process.on('message', async (order: Order) => {
  process.send?.(await carryOut(order));
  if (order.kind === 'close') process.disconnect();
});
