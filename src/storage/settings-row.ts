import { z } from 'zod';
import { DEFAULT_SETTINGS, type ServerSettings } from './store.js';

const row = z.object({
  channels: z.array(z.string()).catch([...DEFAULT_SETTINGS.channels]),
  answers: z.enum(['reply', 'thread']).catch(DEFAULT_SETTINGS.answers),
  privateAnswers: z.boolean().catch(DEFAULT_SETTINGS.privateAnswers),
  level: z.enum(['normal', 'quiet']).catch(DEFAULT_SETTINGS.level),
  country: z.string().length(2).nullable().catch(DEFAULT_SETTINGS.country),
  symptomCheck: z.boolean().catch(DEFAULT_SETTINGS.symptomCheck),
  plain: z.boolean().catch(DEFAULT_SETTINGS.plain),
  countUnanswered: z.boolean().catch(DEFAULT_SETTINGS.countUnanswered),
});

/** Settings as they are stored. A field that an older or newer version wrote differently falls back to its default. */
export const readSettings = (text: string | undefined): ServerSettings => {
  if (text === undefined) return DEFAULT_SETTINGS;
  try {
    return row.parse(JSON.parse(text));
  } catch {
    return DEFAULT_SETTINGS;
  }
};

export const writeSettings = (settings: ServerSettings): string => JSON.stringify(row.parse(settings));
