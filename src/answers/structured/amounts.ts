import { convert } from '../../knowledge/units.js';

/** At most two places: the smallest published amounts, those of babies, have two (0.27 mg of iron). */
const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** An amount in words, vitamin D in both its units: "1,300 mg", "15 mcg (600 IU)". */
export const amountWords = (nutrient: string, amount: number, unit: 'mg' | 'mcg'): string => {
  const plain = `${number.format(amount)} ${unit}`;
  if (nutrient !== 'vitamin-d') return plain;
  const effect = convert({ amount, unit }, 'iu', nutrient);
  return effect.ok ? `${plain} (${number.format(effect.amount)} IU)` : plain;
};

/** Several amounts as a span: "310 mg to 420 mg", or the one they all are. */
export const spanWords = (nutrient: string, amounts: readonly number[], unit: 'mg' | 'mcg'): string => {
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const most = amountWords(nutrient, high, unit);
  return low === high ? most : `${amountWords(nutrient, low, unit)} to ${most}`;
};
