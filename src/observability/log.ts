import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTurn } from './turn.js';

export type Log = Logger;

/** Ids of the event at hand, on each line that is written while it is worked on. */
const turnIds = (): object => {
  const turn = currentTurn();
  return turn === undefined ? {} : { id: turn.id, command: turn.command };
};

/** JSON lines, on standard error by default: ids, topics, outcomes and milliseconds. No caller passes message text. */
export const createLog = (
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: false }),
): Log =>
  pino(
    {
      level,
      base: null,
      mixin: turnIds,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'token',
          '*.token',
          'headers',
          '*.headers',
          'requestBody',
          '*.requestBody',
          'rawError',
          '*.rawError',
        ],
        remove: true,
      },
    },
    destination,
  );
