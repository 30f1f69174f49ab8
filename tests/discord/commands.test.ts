import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/discord/commands.js';
import { components } from '../../src/discord/components.js';
import { menus } from '../../src/discord/menus.js';
import { startConversation, textOf } from './support.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';
const DANGER = 'crushing chest pain, cant breathe';

let talk: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  talk = await startConversation();
  await talk.until(
    () => talk.emulator.commandNames().length === commands.length + menus.length,
    'the commands',
  );
  talk.emulator.exempt(talk.person);
});
afterAll(async () => {
  await talk.stop();
});

const run = async (name: string, options: Record<string, string | number> = {}): Promise<string> => {
  const { emulator, channel, person } = talk;
  const before = emulator.say(channel, person, '…');
  emulator.slash(person, channel, name, options);
  return textOf(await talk.answerAfter(before));
};

describe('a command answers', () => {
  test.each<[string, Record<string, string | number>, RegExp]>([
    ['cramp-now', { muscle: 'calf' }, /toes|stretch/iu],
    ['cramp-now', {}, /toes|stretch/iu],
    ['cramp-now', { muscle: 'general' }, /a muscle cramp\?/u],
    ['nutrient', { name: 'magnesium' }, /What does magnesium do\?/u],
    ['nutrient', { name: 'vitamin D', section: 'nutrient-overview' }, /What does vitamin D do\?/u],
    ['nutrient', { name: 'calcium', section: 'daily' }, /Most adults need/u],
    ['nutrient', { name: 'calcium', section: 'daily', age: 14, sex: 'female' }, /1,300 mg/u],
    ['nutrient', { name: 'iron', age: 30, sex: 'female' }, /18 mg/u],
    ['nutrient', { name: 'iron', sex: 'male' }, /8 mg/u],
    ['nutrient', { name: 'potassium', section: 'foods' }, /%\)/u],
    ['nutrient', { name: 'potassium', section: 'nutrient-deficiency' }, /signs of low potassium/iu],
    ['nutrient', { name: 'potassium', section: 'nutrient-excess' }, /too much potassium/iu],
    ['nutrient', { name: 'magnesium', section: 'interactions' }, /interact with/iu],
    ['nutrient', { name: 'magnesium', section: 'nutrient-supplement-form' }, /form/iu],
    ['nutrient', { name: 'magnesium', section: 'deficiency-cause' }, /evidence/iu],
    ['nutrient', { name: 'magnisium' }, /What does magnesium do\?/u],
    ['nutrient', { name: 'what does potasium do' }, /potassium/iu],
    ['nutrient', { name: 'zzzz' }, /./u],
    ['compare', { first: 'magnesium', second: 'calcium' }, /Magnesium or calcium\?/u],
    ['compare', { first: 'banana', second: 'avocado' }, /Side by side|In a serving/u],
    ['compare', { first: 'magnesium', second: 'magnesium' }, /./u],
    ['compare', { first: 'a shoe', second: 'the moon' }, /./u],
    ['evidence', { treatment: 'magnesium', group: 'pregnancy' }, /pregnan/iu],
    ['evidence', { treatment: 'strech' }, /stretch/iu],
    ['evidence', { treatment: 'standing on my head' }, /./u],
    ['myth', {}, /What people say/u],
    ['myth', { claim: 'pickel juice' }, /pickle/iu],
    ['myth', { claim: 'the moon' }, /./u],
    ['red-flags', {}, /Call your emergency number now/u],
    ['about', {}, /Version.*0\.\d+\.\d+/u],
    ['about', {}, /How safe it is/u],
    ['sources', { answer: '@magnesium-daily' }, /Sources/u],
    ['help', {}, /Check this for warning signs/u],
    ['foods', { name: 'potassium' }, /mg/u],
    ['foods', { name: 'vitamin b12', diet: 'vegan' }, /vegan/iu],
    ['foods', { name: 'avocado' }, /avocado/iu],
    ['compare', { first: 'spinach', second: 'kale', nutrient: 'calcium' }, /kale/iu],
    ['evidence', { treatment: 'quinine' }, /quinine/iu],
    ['evidence', { treatment: 'pickle juice' }, /pickle/iu],
    ['sources', { answer: 'night-cramps-why' }, /nidirect/iu],
    ['sources', { answer: 'why do i cramp at night' }, /Sources/u],
    ['sources', { answer: 'qqqq' }, /no such answer/u],
    ['about', {}, /no clinician has reviewed/u],
    ['privacy', {}, /no messages/u],
    ['help', {}, /\/foods/u],
  ])('/%s %j', async (name, options, expected) => {
    const text = await run(name, options);
    expect(text).toMatch(expected);
    expect(text).toContain(DISCLAIMER);
  });
});

describe('the settings of a server', () => {
  test('hold the country of the emergency numbers, from the next message on', async () => {
    expect(await run('settings', { country: 'France' })).toContain('Only members who may manage');
    talk.emulator.promote(talk.person);
    expect(await run('settings')).toContain('not set');
    expect(await run('settings', { country: 'Atlantis' })).toContain('I hold no numbers');
    expect(await run('settings', { country: 'United Kingdom' })).toContain('United Kingdom');
    const { emulator, channel, person } = talk;
    const asked = emulator.say(channel, person, `<@${emulator.self.id}> my dad has crushing chest pain`);
    expect(textOf(await talk.answerAfter(asked))).toContain('999');
    expect(await run('ask', { question: 'i have crushing chest pain' })).toContain('999');
    expect(await run('settings', { country: 'none' })).toContain('not set');
  });
});

describe('nothing typed anywhere passes the gate by', () => {
  const options = commands.flatMap(({ data }) =>
    (data.options ?? []).flatMap((option) =>
      option.type === 3 && !('choices' in option && option.choices)
        ? [{ name: data.name, option: option.name }]
        : [],
    ),
  );

  test.each(options)('/$name $option', async ({ name, option }) => {
    const { options: all = [] } = commands.find(({ data }) => data.name === name)!.data;
    const rest = all.flatMap((one) =>
      'required' in one && one.required ? [[one.name, 'spinach'] as const] : [],
    );
    expect(await run(name, { ...Object.fromEntries(rest), [option]: DANGER })).toMatch(/emergency|poison/iu);
  });

  // A new kind of button or menu must be listed here, once it is seen how its words meet the gate: "ask" hands them to
  // the engine, "private" the question as it stands in its channel; all others carry ids alone.
  test('every kind of button and menu is known', () => {
    expect(components.map(({ name }) => name)).toEqual([
      'ask',
      'check',
      'cramp',
      'view',
      'why',
      'rate',
      'share',
      'remove',
      'private',
      'dm',
    ]);
  });
});

describe('the definitions', () => {
  test('have names, descriptions and options that Discord takes', () => {
    for (const { data } of commands) {
      expect(data.name).toMatch(/^[-a-z]{1,32}$/u);
      expect(data.description.length).toBeLessThanOrEqual(100);
      for (const option of data.options ?? []) expect(option.description.length).toBeLessThanOrEqual(100);
    }
    expect(new Set(commands.map(({ data }) => data.name)).size).toBe(commands.length);
  });
});
