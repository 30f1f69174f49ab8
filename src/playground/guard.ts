/** The headers of a request that say where it comes from and whom it thinks it talks to. */
export type Origins = { host?: string | undefined; origin?: string | undefined };

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Why a request is turned away; null where it may pass. */
export type Refusal = string | null;

/**
 * Only pages that we served may talk to us. A name that merely points here is refused (DNS rebinding), and so is every
 * page of another origin. `needsOrigin` is for what changes something: there a browser always names its origin.
 */
export const refusalOf = ({ host, origin }: Origins, port: number, needsOrigin: boolean): Refusal => {
  const names = LOOPBACK.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  if (host === undefined || !names.includes(host.toLowerCase()))
    return `This playground answers at http://localhost:${port} alone.`;
  if (origin === undefined)
    return needsOrigin ? 'The request names no origin, so it is no page of the playground.' : null;
  return origin === `http://${host.toLowerCase()}` ? null : 'Another page may not use the playground.';
};
