import { createInterface } from 'node:readline';
import { type Context, emptyContext } from '../dialogue/context.js';
import { questionFor } from '../dialogue/follow-up.js';
import { answer } from '../engine/answer.js';
import type { Brain } from '../engine/brain.js';
import { matchNutrients } from '../engine/names.js';
import { backgroundOf } from '../engine/salience.js';
import { explain } from '../rendering/explain.js';
import { plainText } from '../rendering/plain.js';
import { openBrain } from './brain.js';

export const meta = { name: 'chat', description: 'A conversation in the terminal' };

const HELP = `Ask about foot or leg cramps, or a nutrient. Commands:
  /nutrient NAME   what a nutrient does, how much a day, foods, too little, too much
  /explain         shows how the last answer came about
  /forget          starts a new conversation
  /help            this list
  /quit            leaves (so does Ctrl-D)`;
const COMMANDS = ['/nutrient ', '/explain', '/forget', '/help', '/quit'];

type Chat = { context: Context; last: string };

/** What one line typed into the chat gives to read; null to leave. */
const turn = (brain: Brain, chat: Chat, line: string): string | null => {
  const [command = '', ...rest] = line.trim().split(/\s+/u);
  const wanted = rest.join(' ');
  if (command === '/quit' || command === '/exit') return null;
  if (command === '/help') return HELP;
  if (command === '/explain') return chat.last === '' ? 'Nothing to explain yet.' : chat.last;
  if (command === '/forget') {
    chat.context = emptyContext;
    chat.last = '';
    return 'Forgotten. What would you like to know?';
  }
  const choice = /^[1-9]$/u.test(line.trim()) ? chat.context.choices[Number(line.trim()) - 1] : undefined;
  const nutrient = command === '/nutrient' ? matchNutrients(brain, wanted)[0] : undefined;
  const text =
    choice ??
    (nutrient
      ? (questionFor(brain.shelf.phrases, 'nutrient-overview', nutrient.id, []) ?? wanted)
      : command === '/nutrient'
        ? wanted
        : line);
  const { reply, context, trace } = answer({ text, at: Date.now() }, chat.context, brain);
  chat.context = context;
  chat.last = explain(trace, backgroundOf(brain, text, trace));
  return reply === null ? '' : plainText(reply);
};

export const run = async (): Promise<number> => {
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  const chat: Chat = { context: emptyContext, last: '' };
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: process.stdin.isTTY ? '\n› ' : '',
    completer: (typed: string) => [COMMANDS.filter((command) => command.startsWith(typed)), typed],
  });
  process.stdout.write(
    `${opened.brain.shelf.phrases.smalltalk.greeting}\n${opened.brain.shelf.phrases.disclaimer}\nType /help for commands.\n`,
  );
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== '') {
      const said = turn(opened.brain, chat, line);
      if (said === null) break;
      process.stdout.write(`\n${said}\n`);
    }
    lines.prompt();
  }
  lines.close();
  return 0;
};
