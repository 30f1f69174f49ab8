import { z } from 'zod';

/** The longest frame that is read, in bytes: 4,000 characters of any script and what stands around them. */
export const LONGEST_FRAME = 64 * 1024;

const id = z.string().regex(/^\d{1,20}$/u, 'expected an id');
const ref = z.int().min(0);
const text = z.string().min(1, 'expected some text').max(2000, 'Discord allows 2,000 characters');

/** What stands in an option: text, a number, a switch, or somebody or a channel that was picked. */
const value = z.union([
  z.string().max(6000),
  z.number(),
  z.boolean(),
  z.strictObject({ user: id }),
  z.strictObject({ channel: id }),
]);
const name = z.string().min(1).max(100);
const options = z.record(z.string().max(32), value);
const values = z.array(z.string().max(4000)).max(25);

const frame = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('be'), person: id }),
  z.strictObject({ kind: z.literal('say'), channel: id, text, replyTo: id.optional() }),
  z.strictObject({ kind: z.literal('edit'), message: id, text }),
  z.strictObject({ kind: z.literal('delete'), message: id }),
  z.strictObject({ kind: z.literal('dismiss'), message: id }),
  /** A slash command; a sub-command is named in full: `settings country`. */
  z.strictObject({ kind: z.literal('command'), ref, channel: id, name, options }),
  /** A command from the menu of a message or a person. */
  z.strictObject({ kind: z.literal('menu'), ref, channel: id, name, target: id }),
  z.strictObject({ kind: z.literal('complete'), ref, channel: id, name, options, focused: name }),
  z.strictObject({ kind: z.literal('press'), ref, message: id, component: name, values }),
  z.strictObject({ kind: z.literal('submit'), ref, interaction: id, fields: z.record(name, values) }),
]);

/** From the page to the server. */
export type ClientFrame = z.output<typeof frame>;
/** What stands in an option. */
export type OptionValue = z.output<typeof value>;

/** Reads one frame, or says in words what is wrong with it. */
export const readFrame = (raw: string): { ok: true; frame: ClientFrame } | { ok: false; problem: string } => {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return { ok: false, problem: 'This frame is not JSON.' };
  }
  const parsed = frame.safeParse(json);
  if (parsed.success) return { ok: true, frame: parsed.data };
  const issue = parsed.error.issues[0]!;
  const path = issue.path.join('.');
  return { ok: false, problem: path === '' ? issue.message : `${path}: ${issue.message}` };
};
