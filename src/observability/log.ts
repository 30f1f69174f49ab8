import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTurn } from './turn.js';

export type Log = Logger;

/** Ids of the event at hand, on each line that is written while it is worked on. */
const turnIds = (): object => {
  const turn = currentTurn();
  return turn === undefined ? {} : { id: turn.id, command: turn.command };
};

/** Lines are gathered to be written together: one write for each costs as much as a tenth of an answer. */
const GATHERED_BYTES = 4_096;
const GATHERED_MS = 200;

const standardError = (): DestinationStream => {
  const stream = pino.destination({ fd: 2, sync: false, minLength: GATHERED_BYTES });
  setInterval(() => stream.flush(), GATHERED_MS).unref();
  return stream;
};

/** JSON lines, on standard error by default: ids, topics, outcomes and milliseconds. No caller passes message text. */
export const createLog = (level: string, destination: DestinationStream = standardError()): Log =>
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
