/**
 * British spellings brought to American ones, so that both match. Only whole, well-known patterns: a rule that
 * turned an ordinary word into another would hide it from every later stage.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(diarrh|amenorrh)oea/u, '$1ea'],
  [/^oesophag/u, 'esophag'],
  [/^oestr/u, 'estr'],
  [/^(lymph)?oedema/u, '$1edema'],
  [/anaem/u, 'anem'],
  [/aesth/u, 'esth'],
  [/^haem/u, 'hem'],
  [/gynaec/u, 'gynec'],
  [/paediatr/u, 'pediatr'],
  [/orthopaed/u, 'orthoped'],
  [/isch(?:a)?em/u, 'ischem'],
  [/aemi(a|c)$/u, 'emi$1'],
  [/^coeliac/u, 'celiac'],
  [/^foet/u, 'fet'],
  [/^(col|behavi|fav|flav|lab|tum|hum|od|neighb|rum|vig)our/u, '$1or'],
  [/^(fib|lit|met|millilit|centimet|kilomet|cent|theat)re(s?)$/u, '$1er$2'],
  [/^sulph/u, 'sulf'],
  [/^gram(?:me)(s?)$/u, 'gram$1'],
  [/^practis/u, 'practic'],
  [/^paralys(e|ed|ing)$/u, 'paralyz$1'],
  [
    /^(recogn|organ|real|minim|maxim|special|hospital|stabil|normal|memor|apolog|character|optim|util|mobil|categor)is(e|ed|es|ing|ation)$/u,
    '$1iz$2',
  ],
  [/^mum(s|my)?$/u, 'mom$1'],
  [/^arse$/u, 'ass'],
  [/^grey/u, 'gray'],
  [/^trainers$/u, 'sneakers'],
];

/** The American spelling of one normalised word; the word itself where there is none. */
export const americanise = (word: string): string => {
  for (const [pattern, replacement] of PATTERNS) {
    if (pattern.test(word)) return word.replace(pattern, replacement);
  }
  return word;
};
