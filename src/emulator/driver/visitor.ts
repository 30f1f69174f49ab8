import type { Change } from '../changes.js';
import type { Channel, Choice, Message, Modal, Role, User } from '../state.js';
import type { World } from '../world.js';
import type { Interacting } from './interact.js';
import type { Upload, Values } from './options.js';
import type { QuietOptions } from './quiet.js';
import type { Talk } from './talk.js';

type Parts = { talk: Talk; act: Interacting; quiet: (options?: QuietOptions) => Promise<void> };

/** What the bot showed one person while something went on: messages new or changed, in order, each once. */
const listen = ({ changes, self }: World, user: User): { heard: () => Message[]; stop: () => void } => {
  const shown = new Set<Message>();
  const note = (change: Change): void => {
    if (change.kind === 'message-deleted') shown.delete(change.message);
    if (change.kind !== 'message-created' && change.kind !== 'message-edited') return;
    const { message } = change;
    if (message.author === self.id && (message.ephemeralTo ?? user.id) === user.id) shown.add(message);
  };
  return { heard: () => [...shown], stop: changes.listen(note) };
};

/**
 * One person in one place. Everything they do waits until the bot is quiet again, and gives what it showed them: new
 * and changed messages, wherever they stand.
 */
export const createVisitors =
  (world: World, { talk, act, quiet }: Parts) =>
  (user: User, channel: Channel) => {
    const doing = async (deed: () => unknown): Promise<Message[]> => {
      const { heard, stop } = listen(world, user);
      try {
        deed();
        await quiet();
        return heard();
      } finally {
        stop();
      }
    };
    let form: Modal | null = null;
    world.changes.listen((change) => {
      if (change.kind === 'modal-opened' && change.modal.user === user.id) form = change.modal;
    });

    return {
      user,
      channel,
      say: (text: string) => doing(() => talk.say(channel, user, text)),
      /** Says something to the bot by name. */
      ask: (text: string) => doing(() => talk.say(channel, user, `<@${world.self.id}> ${text}`)),
      reply: (to: Message, text: string) => doing(() => talk.reply(to, user, text)),
      slash: (name: string, values: Values = {}) => doing(() => act.slash(user, channel, name, values)),
      contextMenu: (name: string, target: Message | User) =>
        doing(() => act.contextMenu(user, channel, name, target)),
      click: (message: Message, label: string) => doing(() => act.click(user, message, label)),
      choose: (message: Message, ...values: (string | User | Role | Channel)[]) =>
        doing(() => act.choose(user, message, values)),
      /** The choices that Discord shows while this is typed. */
      choices: async (name: string, values: Values, focused: string): Promise<Choice[]> => {
        const interaction = act.autocomplete(user, channel, name, values, focused);
        await quiet();
        return interaction.choices ?? [];
      },
      /** The form that was opened last; none where it has been sent off. */
      form: (): Modal | null => form,
      /** Fills in the open form and sends it off. */
      submit: (values: Record<string, string | readonly (string | User | Role | Channel | Upload)[]>) => {
        if (form === null) throw new Error('No form is open.');
        const open = form;
        form = null;
        return doing(() => act.submit(user, open, values));
      },
      /** Everything this person sees here, oldest first. */
      sees: (): Message[] => talk.seenBy(user, channel),
    };
  };
