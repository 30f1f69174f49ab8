import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on standard error: ids, topics, outcomes and milliseconds. No caller passes message text. */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
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
    pino.destination({ fd: 2, sync: false }),
  );
