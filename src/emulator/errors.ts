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

/** Discord's errors as a bot meets them: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
export const unauthorized = () => new ApiError(401, 0, '401: Unauthorized');
export const notFound = () => new ApiError(404, 0, '404: Not Found');
export const unknownChannel = () => new ApiError(404, 10003, 'Unknown Channel');
export const unknownMessage = () => new ApiError(404, 10008, 'Unknown Message');
export const unknownUser = () => new ApiError(404, 10013, 'Unknown User');
export const unknownWebhook = () => new ApiError(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new ApiError(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () =>
  new ApiError(400, 40060, 'Interaction has already been acknowledged.');
export const emptyMessage = () => new ApiError(400, 50006, 'Cannot send an empty message');
export const cannotMessage = () => new ApiError(403, 50007, 'Cannot send messages to this user');
export const missingPermissions = () => new ApiError(403, 50013, 'Missing Permissions');

/** Form errors at one place: `["embeds", 0, "title"]` → `{ embeds: { 0: { title: { _errors: […] } } } }`. */
export const invalidForm = (path: readonly (string | number)[], code: string, message: string): ApiError => {
  let errors: unknown = { _errors: [{ code, message }] };
  for (const part of [...path].reverse()) errors = { [part]: errors };
  return new ApiError(400, 50035, 'Invalid Form Body', errors);
};
