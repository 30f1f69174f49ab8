import type { Emulator } from '../../emulator/emulator.js';
import type { Channel, Interaction, User } from '../../emulator/state.js';
import { createRandom, type Random } from '../../nlu/random.js';
import { CHAOS_FAULTS, type ChaosFault } from './faults.js';

export type StormOptions = {
  /** How many faults, drawn by a seed, with questions coming in all the while. */
  faults: number;
  seed: number;
  /** Also faults after which the bot must begin a session anew, some six seconds each. */
  endings: boolean;
  /** Struck one after the other at the end. */
  finale?: readonly ChaosFault[];
  onFault?: (name: string) => void;
};

/** What became of the questions. The last three name the faults during which they were asked; a good storm leaves them empty. */
export type StormReport = {
  faults: Record<string, number>;
  questions: number;
  commands: number;
  unanswered: string[];
  answeredTwice: string[];
  commandsFailed: string[];
};

const QUESTIONS = ['foods with magnesium', 'why do i get leg cramps at night?', 'does pickle juice help?'];
const PEOPLE = 150;
const CHANNELS = 40;
const QUESTION_EVERY_MS = 60;
const COMMAND_EVERY = 6;
const BACK_WITHIN_MS = 60_000;
const NEW_SESSION_WITHIN_MS = 15_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const draw = (faults: readonly ChaosFault[], random: Random): ChaosFault => {
  let left = random.below(faults.reduce((sum, { weight }) => sum + weight, 0));
  for (const fault of faults) {
    left -= fault.weight;
    if (left < 0) return fault;
  }
  return faults[0]!;
};

/** Asks questions while one fault after the other strikes, then counts the answers to each. */
export const storm = async (emulator: Emulator, options: StormOptions): Promise<StormReport> => {
  const random = createRandom(options.seed);
  const guild = emulator.addGuild('A stormy server');
  const channels: Channel[] = Array.from({ length: CHANNELS }, (_, at) =>
    emulator.addChannel(guild, `room-${at}`),
  );
  const people: User[] = Array.from({ length: PEOPLE }, (_, at) => emulator.addUser(`person ${at}`));
  const asked: { id: string; during: string }[] = [];
  const commands: { command: Interaction; during: string }[] = [];
  const struck: Record<string, number> = {};
  let during = 'the calm before';
  let mayAsk = true;
  let mayCommand = true;

  const ask = (): void => {
    if (!mayAsk) return;
    const at = asked.length;
    const person = people[at % PEOPLE]!;
    const channel = channels[at % CHANNELS]!;
    const text = `<@${emulator.self.id}> ${QUESTIONS[at % QUESTIONS.length]}`;
    asked.push({ id: emulator.say(channel, person, text).id, during });
    if (mayCommand && at % COMMAND_EVERY === 0)
      commands.push({ command: emulator.slash(person, channel, 'help'), during });
  };
  /** Waits until the bot is connected, and has begun a new session where it lost its old one. */
  const isBack = async (identifies: number): Promise<void> => {
    for (const since = Date.now(); Date.now() - since < BACK_WITHIN_MS; await wait(20)) {
      if (emulator.connected() === 0) continue;
      // A connection that was closing already at the blow keeps its session.
      if (emulator.identifies() > identifies || Date.now() - since > NEW_SESSION_WITHIN_MS) return;
    }
    throw new Error('the bot did not come back');
  };
  const strike = async (fault: ChaosFault): Promise<void> => {
    options.onFault?.(fault.name);
    during = fault.name;
    struck[fault.name] = (struck[fault.name] ?? 0) + 1;
    if (fault.isLong || fault.endsSession) mayCommand = false;
    if (fault.endsSession) {
      mayAsk = false;
      await emulator.quiet();
    } else if (fault.isLong) await wait(150);
    const identifies = fault.endsSession ? emulator.identifies() : -1;
    fault.strike(emulator);
    await wait(fault.lastsMs);
    if (fault.isLong || fault.endsSession) await isBack(identifies);
    mayAsk = true;
    mayCommand = true;
  };

  while (!emulator.commandNames().includes('help')) await wait(20);
  const timer = setInterval(ask, QUESTION_EVERY_MS);
  try {
    const drawn = options.endings ? CHAOS_FAULTS : CHAOS_FAULTS.filter(({ endsSession }) => !endsSession);
    for (let at = 0; at < options.faults; at++) await strike(draw(drawn, random));
    for (const fault of options.finale ?? []) await strike(fault);
  } finally {
    clearInterval(timer);
  }
  emulator.mend();
  await wait(1_000);
  await emulator.quiet({ timeoutMs: 60_000, settleMs: 500 });

  const answers = new Map<string, number>();
  for (const { author, reference } of emulator.state.messages.values())
    if (author === emulator.self.id && reference !== null)
      answers.set(reference, (answers.get(reference) ?? 0) + 1);
  return {
    faults: struck,
    questions: asked.length,
    commands: commands.length,
    unanswered: asked.filter(({ id }) => !answers.has(id)).map((question) => question.during),
    answeredTwice: asked.filter(({ id }) => (answers.get(id) ?? 0) > 1).map((question) => question.during),
    commandsFailed: commands.filter(({ command }) => !command.answered).map((failed) => failed.during),
  };
};
