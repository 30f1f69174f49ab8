import { z } from 'zod';
import { id, prose } from './common.js';

const number = z.string().regex(/^[+\d][\d -]{1,20}$/u, 'expected a telephone number');

const country = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/u, 'expected a two-letter country code'),
  name: prose,
  emergency: number,
  poison: number.optional(),
  crisis: z.strictObject({ name: prose, number }).optional(),
  sources: z.array(id).min(1),
});

/** Whom to call, by country, and what is said where the country is not known. */
export const schema = z.strictObject({
  unknown: z.strictObject({ emergency: prose, poison: prose, crisis: prose }),
  countries: z.array(country).min(1),
});
export type EmergencyNumbers = z.output<typeof schema>;
