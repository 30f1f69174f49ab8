import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../knowledge/root.js';
import { wilson } from '../nlu/measure.js';
import { openBrain } from './brain.js';
import { refuse } from './input.js';
import { type Ending, playTaps, playWords } from './vignettes/play.js';
import { firstOf, readVignettes, type Vignette } from './vignettes/vignette.js';

export const meta = { name: 'vignettes', description: 'Measures the symptom check on written cases' };

const USAGE = 'Usage: vignettes [--json] [file.yaml]';
const OWN = join(packageRoot, 'tests', 'evaluation', 'vignettes.yaml');

/** Below these shares the command fails, and CI with it. `under` is the most that may come out less urgent than they are. */
const FLOORS = {
  taps: { urgency: 1, first: 1, under: 0 },
  words: { urgency: 0.8, first: 0.7, under: 0.01 },
};

const RANK = { 'self-care': 0, soon: 1, urgent: 2, emergency: 3 };

/** One vignette played one way. `heldOut`: its wordings were not looked at while the check's words were written. */
type Play = { vignette: Vignette; how: string; heldOut: boolean; ending: Ending };

const rankOf = ({ urgency }: Ending): number => (urgency === 'unfinished' ? -1 : RANK[urgency]);
const isUnder = ({ vignette, ending }: Play): boolean => rankOf(ending) < RANK[vignette.urgency];
const isOver = ({ vignette, ending }: Play): boolean => rankOf(ending) > RANK[vignette.urgency];
/** Candidates are shown, and so judged, only below urgent. */
const ranks = ({ vignette }: Play): boolean => RANK[vignette.urgency] < RANK.urgent;
const isFirst = ({ vignette, ending }: Play): boolean => (ending.candidates[0] ?? null) === firstOf(vignette);
const isAmong = (play: Play): boolean => {
  const first = firstOf(play.vignette);
  return first === null ? isFirst(play) : play.ending.candidates.includes(first);
};

const share = (plays: readonly Play[], is: (play: Play) => boolean) => {
  const hits = plays.filter(is).length;
  return {
    hits,
    total: plays.length,
    share: hits / Math.max(plays.length, 1),
    ...wilson(hits, plays.length),
  };
};
type Share = ReturnType<typeof share>;

const measure = (plays: readonly Play[]) => {
  const ranked = plays.filter(ranks);
  const grave = plays.filter(({ vignette }) => RANK[vignette.urgency] >= RANK.urgent);
  return {
    urgency: share(plays, (play) => !isUnder(play) && !isOver(play)),
    under: share(plays, isUnder),
    graveUnder: share(grave, isUnder),
    over: share(plays, isOver),
    overByGate: share(plays, (play) => isOver(play) && play.ending.byGate),
    first: share(ranked, isFirst),
    amongThree: share(ranked, isAmong),
  };
};

const shown = ({ hits, total, share: part, low, high }: Share): string => {
  const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
  return `${percent(part).padStart(6)}  ${hits} of ${total}  (95% between ${percent(low)} and ${percent(high)})`;
};

const report = (title: string, plays: readonly Play[]): string => {
  const { urgency, under, graveUnder, over, overByGate, first, amongThree } = measure(plays);
  return [
    title,
    `  urgency right              ${shown(urgency)}`,
    `  less urgent than it is     ${shown(under)}`,
    `  … of emergency and urgent  ${shown(graveUnder)}`,
    `  more urgent than it is     ${shown(over)}`,
    `  … because the gate stopped ${shown(overByGate)}`,
    `  expected candidate first   ${shown(first)}`,
    `  … among the three shown    ${shown(amongThree)}`,
  ].join('\n');
};

const missOf = (play: Play): string[] => {
  const { vignette, ending, how, heldOut } = play;
  const wrong = [
    ...(isUnder(play) || isOver(play)
      ? [
          `${ending.urgency} instead of ${vignette.urgency}${ending.flags.length > 0 ? ` (${ending.flags.join(', ')})` : ''}`,
        ]
      : []),
    ...(ranks(play) && !isFirst(play)
      ? [`${ending.candidates[0] ?? 'nothing'} first instead of ${firstOf(vignette) ?? 'nothing'}`]
      : []),
  ];
  return wrong.length === 0
    ? []
    : [`  ${vignette.id}, ${how}${heldOut ? ', held out' : ''}: ${wrong.join('; ')}`];
};

const meets = (plays: readonly Play[], floor: { urgency: number; first: number; under: number }): boolean => {
  const { urgency, first, under } = measure(plays);
  return urgency.share >= floor.urgency && first.share >= floor.first && under.share <= floor.under;
};

export const run = async (args: string[]): Promise<number> => {
  let options: { values: { json?: boolean }; positionals: string[] };
  try {
    options = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch {
    return refuse(USAGE);
  }
  if (options.positionals.length > 1) return refuse(USAGE);
  const read = readVignettes(options.positionals[0] ?? OWN);
  if (!read.ok) return refuse(read.problem);
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  const { brain } = opened;
  const taps: Play[] = [];
  const words: Play[] = [];
  read.vignettes.forEach((vignette, at) => {
    const heldOut = at % 2 === 1;
    taps.push({ vignette, how: 'tapped', heldOut: false, ending: playTaps(brain, vignette) });
    vignette.told.forEach((telling, number) => {
      const how = Array.isArray(telling) ? 'told as a story' : `answered in words (${number})`;
      words.push({ vignette, how, heldOut, ending: playWords(brain, vignette, telling) });
    });
  });
  const seen = words.filter(({ heldOut }) => !heldOut);
  const unseen = words.filter(({ heldOut }) => heldOut);
  if (options.values.json) {
    const figures = {
      taps: measure(taps),
      words: measure(words),
      seen: measure(seen),
      heldOut: measure(unseen),
    };
    process.stdout.write(`${JSON.stringify({ vignettes: read.vignettes.length, ...figures })}\n`);
  } else {
    const misses = [...taps, ...words].flatMap(missOf);
    const unclear = words.reduce((sum, { ending }) => sum + ending.unclear, 0);
    const parts = [
      report(`Taps: ${taps.length} vignettes`, taps),
      report(`In words, seen while writing: ${seen.length} tellings`, seen),
      report(`In words, held out: ${unseen.length} tellings`, unseen),
      `Not understood, and asked again: ${unclear}`,
      misses.length === 0 ? 'No misses.' : `Misses:\n${misses.join('\n')}`,
    ];
    process.stdout.write(`${parts.join('\n\n')}\n`);
  }
  return meets(taps, FLOORS.taps) && meets(words, FLOORS.words) ? 0 : 1;
};
