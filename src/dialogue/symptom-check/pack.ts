import type { SymptomCheckData } from '../../knowledge/schema/symptom-check.js';
import type { CheckState } from './machine.js';
import { stepsOf } from './steps.js';

/** Changes whenever questions or answers do, so that a button of an older check is refused rather than misread. */
const versionOf = ({ questions }: SymptomCheckData): number => {
  let sum = 7;
  for (const { id, answers } of questions) {
    for (const text of [id, ...answers.map(({ code }) => code)]) {
      for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) % 65_521;
    }
  }
  return sum;
};

const checkOf = (text: string): number => {
  let sum = 1;
  for (const character of text) sum = (sum * 33 + character.codePointAt(0)!) % 1_295;
  return sum;
};

const base36 = (value: number, width: number): string => value.toString(36).padStart(width, '0');

/**
 * A check in progress as letters, digits, `-` and `_`, at most 40: short enough for a Discord custom id, so that
 * nothing needs to be stored. One bit an answer, behind a version and before a check sum.
 */
export const packState = (check: SymptomCheckData, state: CheckState): string => {
  const bits = check.questions.flatMap(({ id, answers }) =>
    answers.map(({ code }) => (state.answers[id]?.includes(code) ? 1 : 0)),
  );
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, at) => {
    if (bit) bytes[at >> 3]! |= 1 << (at & 7);
  });
  const body = `${base36(versionOf(check), 4)}${base36(state.at, 1)}${state.about === 'me' ? 'm' : 'o'}${Buffer.from(bytes).toString('base64url')}`;
  return `${body}${base36(checkOf(body), 2)}`;
};

/** The check in these characters; null where they are damaged or of another version. */
export const unpackState = (check: SymptomCheckData, packed: string): CheckState | null => {
  const body = packed.slice(0, -2);
  if (body.length < 6 || base36(checkOf(body), 2) !== packed.slice(-2)) return null;
  if (body.slice(0, 4) !== base36(versionOf(check), 4)) return null;
  const at = Number.parseInt(body[4]!, 36);
  if (!(at <= stepsOf(check).length + 1) || !/[mo]/u.test(body[5]!)) return null;
  const bytes = Buffer.from(body.slice(6), 'base64url');
  let bit = 0;
  const answers: Record<string, string[]> = {};
  for (const { id, answers: known } of check.questions) {
    const given = known.flatMap(({ code }) => {
      const set = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
      bit++;
      return set ? [code] : [];
    });
    if (given.length > 0) answers[id] = given;
  }
  return { at, about: body[5] === 'm' ? 'me' : 'other', answers };
};
