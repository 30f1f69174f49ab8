import { z } from 'zod';

/** A name that other entries point to: kebab-case. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'expected an id of small letters, digits and single hyphens');

/** A calendar day, ISO 8601, that really exists. */
export const day = z.string().refine((text) => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  const time = Date.parse(`${text}T00:00:00Z`);
  return found !== null && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}, 'expected a day such as 2026-11-24');

/** Text with something in it; runs of white space, which YAML folding may leave, become one blank. */
export const prose = z
  .string()
  .trim()
  .min(1, 'expected some text')
  .transform((text) => text.replace(/\s+/gu, ' '));
