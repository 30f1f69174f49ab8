import type { Message } from './state.js';
import type { Body, World } from './world.js';

type Allowed = { parse?: string[]; users?: string[]; replied_user?: boolean };

/**
 * Whom a message mentions. `parse` says what is looked for where the body gives no `allowed_mentions`: everything in a
 * message, users alone in an answer to an interaction. A reply mentions the author it answers unless told otherwise.
 */
export const mentionsOf = (
  { state }: World,
  content: string,
  given: unknown,
  target: Message | undefined,
  parse: readonly string[] = ['users', 'roles', 'everyone'],
): Pick<Message, 'mentions' | 'named' | 'everyone'> => {
  const allowed = (given ?? null) as Allowed | null;
  const kinds = allowed === null ? parse : (allowed.parse ?? []);
  const listed = new Set(allowed?.users ?? []);
  const named = [...new Set([...content.matchAll(/<@!?(\d+)>/gu)].map((match) => match[1]!))].filter(
    (id) => state.users.has(id) && (kinds.includes('users') || listed.has(id)),
  );
  const pinged =
    target && (allowed === null || (allowed as Body).replied_user === true) ? [target.author] : [];
  return {
    named,
    mentions: [...new Set([...named, ...pinged])],
    everyone: kinds.includes('everyone') && /@(?:everyone|here)\b/u.test(content),
  };
};

/** Whom a reply pinged when it was written: an edit leaves that as it is. */
export const pingedBy = ({ state }: World, message: Message): Message | undefined => {
  const target = message.reference === null ? undefined : state.messages.get(message.reference);
  return target && message.mentions.includes(target.author) ? target : undefined;
};
