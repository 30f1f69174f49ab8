import type { EmergencyNumbers } from '../knowledge/schema/emergency-numbers.js';
import type { RedFlagData } from '../knowledge/schema/red-flags.js';
import type { Triage } from './triage.js';

/** The numbers of one country in words, for the placeholders of the urgent texts. */
type Numbers = { emergency: string; poison: string; crisis: string };

/** Whom to call in a country (two letters, as the server set it); never guessed where it is unknown. */
export const numbersFor = (numbers: EmergencyNumbers, country: string | null): Numbers => {
  const found = numbers.countries.find((known) => known.country === country);
  if (!found) return numbers.unknown;
  return {
    emergency: found.emergency,
    poison:
      found.poison === undefined
        ? found.emergency
        : `the poison line (${found.poison}), or ${found.emergency} if anyone is very ill,`,
    crisis:
      found.crisis === undefined
        ? numbers.unknown.crisis
        : `You can call ${found.crisis.name} on ${found.crisis.number} at any hour.`,
  };
};

const fill = (text: string, numbers: Numbers): string =>
  text
    .replaceAll('{emergency}', numbers.emergency)
    .replaceAll('{poison}', numbers.poison)
    .replaceAll('{crisis}', numbers.crisis);

/**
 * What to do now and whom to call: the text of the most urgent flag, and the helpline beside it where somebody may harm
 * themselves or took too much.
 */
export const urgentText = (
  triage: Triage,
  country: string | null,
  redFlags: RedFlagData,
  numbers: EmergencyNumbers,
): string => {
  const local = numbersFor(numbers, country);
  const says = (id: string): string => fill(redFlags.flags.find((flag) => flag.id === id)?.says ?? '', local);
  const first = triage.flags[0];
  if (!first) return '';
  const lines = [says(first.id)];
  const second = triage.flags[1];
  if (second && second.tier === first.tier && second.id !== 'suicidal-crisis') lines.push(says(second.id));
  const maybeMeant = triage.crisis || triage.flags.some((flag) => flag.id === 'overdose-poisoning');
  if (maybeMeant && first.id !== 'suicidal-crisis')
    lines.push(`If you meant to hurt yourself, you are not alone. ${local.crisis}`);
  return lines.join('\n\n');
};
