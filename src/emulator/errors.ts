/** An answer that is no success: status and Discord's body. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: unknown,
  ) {
    super(message);
  }
}

const error = (status: number, code: number, message: string) => () => new ApiError(status, code, message);

/** Discord's errors as a bot meets them: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
export const unauthorized = error(401, 0, '401: Unauthorized');
export const notFound = error(404, 0, '404: Not Found');
export const methodNotAllowed = error(405, 0, '405: Method Not Allowed');
export const internalError = error(500, 0, '500: Internal Server Error');
export const unknownChannel = error(404, 10003, 'Unknown Channel');
export const unknownGuild = error(404, 10004, 'Unknown Guild');
export const unknownMember = error(404, 10007, 'Unknown Member');
export const unknownMessage = error(404, 10008, 'Unknown Message');
export const unknownUser = error(404, 10013, 'Unknown User');
export const unknownWebhook = error(404, 10015, 'Unknown Webhook');
export const unknownInteraction = error(404, 10062, 'Unknown interaction');
export const unknownCommand = error(404, 10063, 'Unknown application command');
export const tooManyCommands = error(400, 30032, 'Maximum number of application commands reached');
export const tooManyCreates = error(
  400,
  30034,
  'Max number of daily application command creates has been reached (200)',
);
export const tooLarge = error(413, 40005, 'Request entity too large');
export const notInForums = error(400, 40058, 'Cannot message this thread until after the post is created');
export const alreadyAcknowledged = error(400, 40060, 'Interaction has already been acknowledged.');
export const tooManyFollowUps = error(400, 40094, 'Maximum number of follow-up messages reached');
export const missingAccess = error(403, 50001, 'Missing Access');
export const notOwnMessage = error(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = error(400, 50006, 'Cannot send an empty message');
export const cannotMessage = error(403, 50007, 'Cannot send messages to this user');
export const notATextChannel = error(400, 50008, 'Cannot send messages in a non-text channel');
export const missingPermissions = error(403, 50013, 'Missing Permissions');
export const invalidToken = error(401, 50027, 'Invalid Webhook Token');
export const fileTooLarge = error(413, 50045, 'File uploaded exceeds the maximum size');
export const invalidVersion = error(400, 50041, 'Invalid API version provided');
export const threadArchived = error(400, 50083, 'Tried to perform an operation on an archived thread');
export const invalidJson = error(400, 50109, 'The request body contains invalid JSON.');
export const noMutualGuild = error(
  403,
  50278,
  'Cannot send messages to this user due to having no mutual guilds',
);
export const noReplyHistory = error(403, 160002, 'Cannot reply without permission to read message history');
export const threadExists = error(400, 160004, 'A thread has already been created for this message');
export const threadLocked = error(403, 160005, 'Thread is locked');

export type Path = readonly (string | number)[];
/** One thing wrong in a form: where, Discord's code for it, and its words. */
export type Problem = { path: Path; code: string; message: string };

type Tree = { [key: string]: Tree | { code: string; message: string }[] };

/** Form errors as Discord nests them: `["embeds", 0, "title"]` → `{ embeds: { 0: { title: { _errors: […] } } } }`. */
export const invalidForm = (problems: readonly Problem[]): ApiError => {
  const root: Tree = Object.create(null);
  for (const { path, code, message } of problems) {
    let here = root;
    for (const part of path) {
      here[part] ??= Object.create(null) as Tree;
      here = here[part] as Tree;
    }
    here._errors = [...((here._errors as { code: string; message: string }[]) ?? []), { code, message }];
  }
  return new ApiError(400, 50035, 'Invalid Form Body', root);
};
