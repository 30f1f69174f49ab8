import { beforeAll, describe, expect, test } from 'vitest';
import { aPlace, type Place, request } from './support.js';

let place: Place;
let messages: string;
let commands: string;
beforeAll(async () => {
  place = await aPlace();
  messages = `/channels/${place.channel.id}/messages`;
  commands = `/applications/${place.emulator.application.id}/commands`;
});

type Errors = { [key: string]: Errors };
/** The codes of a form's errors, each with its path: `embeds.0.title BASE_TYPE_MAX_LENGTH`. */
const flat = (errors: Errors, path: string[] = []): string[] =>
  Object.entries(errors).flatMap(([key, part]) =>
    key === '_errors'
      ? (part as unknown as { code: string }[]).map(({ code }) => `${path.join('.')} ${code}`.trim())
      : flat(part, [...path, key]),
  );
const refused = async (method: string, path: string, body: unknown): Promise<string[]> => {
  const { status, json } = await request(place, method, path, body);
  return status === 400 && json.code === 50035
    ? flat(json.errors as Errors)
    : [`${status} ${String(json.code ?? 'taken')}`];
};

const x = (count: number): string => 'x'.repeat(count);
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const button = (change: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...change });
const row = (...components: object[]) => ({ type: 1, components });
const option = (at: number) => ({ label: `o${at}`, value: `v${at}` });
const select = (change: object = {}) => ({ type: 3, custom_id: 'menu', options: [option(0)], ...change });
const V2 = 1 << 15;
const words = (content: string) => ({ type: 10, content });

describe('a message', () => {
  test.each<[string, object, string]>([
    ['content of 2,001 characters', { content: x(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
    ['content that is no text', { content: {} }, 'content STRING_TYPE_CONVERT'],
    ['eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }, 'embeds BASE_TYPE_MAX_LENGTH'],
    ['an embed that is text', { embeds: ['x'] }, 'embeds.0 MODEL_TYPE_CONVERT'],
    ['embeds that are no list', { embeds: {} }, 'embeds LIST_TYPE_CONVERT'],
    ['a title of 257', { embeds: [{ title: x(257) }] }, 'embeds.0.title BASE_TYPE_MAX_LENGTH'],
    [
      'a description of 4,097',
      { embeds: [{ description: x(4097) }] },
      'embeds.0.description BASE_TYPE_MAX_LENGTH',
    ],
    [
      '26 fields',
      { embeds: [{ fields: many(26, () => ({ name: 'n', value: 'v' })) }] },
      'embeds.0.fields BASE_TYPE_MAX_LENGTH',
    ],
    [
      'an empty field value',
      { embeds: [{ fields: [{ name: 'n', value: ' ' }] }] },
      'embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a field without a name',
      { embeds: [{ fields: [{ value: 'v' }] }] },
      'embeds.0.fields.0.name BASE_TYPE_REQUIRED',
    ],
    [
      'a field value of 1,025',
      { embeds: [{ fields: [{ name: 'n', value: x(1025) }] }] },
      'embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a footer of 2,049',
      { embeds: [{ footer: { text: x(2049) } }] },
      'embeds.0.footer.text BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an author of 257',
      { embeds: [{ author: { name: x(257) } }] },
      'embeds.0.author.name BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a colour too large',
      { embeds: [{ title: 'x', color: 0x1_00_00_00 }] },
      'embeds.0.color NUMBER_TYPE_MAX',
    ],
    [
      'an address without a scheme',
      { embeds: [{ title: 'x', url: 'example' }] },
      'embeds.0.url URL_TYPE_INVALID_URL',
    ],
    [
      'an address with another scheme',
      { embeds: [{ title: 'x', url: 'ftp://example.org' }] },
      'embeds.0.url URL_TYPE_INVALID_SCHEME',
    ],
    [
      'embeds of 6,001 characters together',
      { embeds: [{ description: x(4000) }, { description: x(2001) }] },
      'embeds MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'six rows',
      { components: many(6, (at) => row(button({ custom_id: `b${at}` }))) },
      'components BASE_TYPE_MAX_LENGTH',
    ],
    ['an empty row', { components: [row()] }, 'components.0.components BASE_TYPE_BAD_LENGTH'],
    [
      'a row of six buttons',
      { components: [row(...many(6, (at) => button({ custom_id: `b${at}` })))] },
      'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'a menu beside a button',
      { components: [row(select(), button())] },
      'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    ['a button outside of a row', { components: [button()] }, 'components.0.type UNION_TYPE_CHOICES'],
    [
      'a label of 81',
      { components: [row(button({ label: x(81) }))] },
      'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
    ],
    [
      'an id of 101',
      { components: [row(button({ custom_id: x(101) }))] },
      'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
    ],
    [
      'two equal ids',
      { components: [row(button(), button({ label: 'Other' }))] },
      'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a link with an id',
      { components: [row(button({ style: 5, url: 'https://example.org' }))] },
      'components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    ],
    [
      'a link without an address',
      { components: [row({ type: 2, style: 5, label: 'x' })] },
      'components.0.components.0.url BASE_TYPE_REQUIRED',
    ],
    [
      'a button without an id',
      { components: [row({ type: 2, style: 1, label: 'x' })] },
      'components.0.components.0.custom_id BASE_TYPE_REQUIRED',
    ],
    [
      'a button without a label',
      { components: [row(button({ label: '' }))] },
      'components.0.components.0 BUTTON_COMPONENT_INVALID_EMPTY',
    ],
    [
      'a menu without options',
      { components: [row(select({ options: [] }))] },
      'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a menu of 26',
      { components: [row(select({ options: many(26, option) }))] },
      'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an option label of 101',
      { components: [row(select({ options: [{ label: x(101), value: 'v' }] }))] },
      'components.0.components.0.options.0.label BASE_TYPE_BAD_LENGTH',
    ],
    [
      'two equal values',
      { components: [row(select({ options: [option(0), option(0)] }))] },
      'components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'more choices than options',
      { components: [row(select({ max_values: 2 }))] },
      'components.0.components.0 SELECT_COMPONENT_OPTION_COUNT',
    ],
    [
      'a placeholder of 151',
      { components: [row(select({ placeholder: x(151) }))] },
      'components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH',
    ],
    ['a nonce of 26', { content: 'x', nonce: x(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
    [
      'mentions parsed and listed',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      'an unknown kind of mention',
      { content: 'x', allowed_mentions: { parse: ['all'] } },
      'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
    ],
    [
      'a reply to nothing',
      { content: 'x', message_reference: { message_id: '1' } },
      'message_reference MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
    ],
    ["flags that are Discord's", { content: 'x', flags: 1 << 4 }, 'flags MESSAGE_FLAGS_INVALID'],
    ['layout parts without the flag', { components: [words('x')] }, 'components.0.type UNION_TYPE_CHOICES'],
    [
      'the flag with content',
      { content: 'x', flags: V2, components: [words('x')] },
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      '41 parts',
      { flags: V2, components: [{ type: 17, components: many(40, () => words('x')) }] },
      'components COMPONENT_MAX_COUNT',
    ],
    [
      'parts of 4,001 characters',
      { flags: V2, components: [words(x(4000)), words('x')] },
      'components COMPONENT_MAX_TEXT',
    ],
    [
      'a container in a container',
      { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [words('x')] }] }] },
      'components.0.components.0.type UNION_TYPE_CHOICES',
    ],
    [
      'a section without its accessory',
      { flags: V2, components: [{ type: 9, components: [words('x')] }] },
      'components.0.accessory BASE_TYPE_REQUIRED',
    ],
  ])('is refused with %s', async (_, body, error) => {
    expect(await refused('POST', messages, body)).toEqual([error]);
  });

  test.each<[string, object]>([
    ['2,000 characters', { content: x(2000) }],
    ['2,000 emoji', { content: '🦶'.repeat(2000) }],
    ['6,000 characters in embeds', { embeds: [{ description: x(4000) }, { description: x(2000) }] }],
    [
      'five rows of five buttons',
      { components: many(5, (r) => row(...many(5, (b) => button({ custom_id: `${r}${b}` })))) },
    ],
    ['a menu of 25', { components: [row(select({ options: many(25, option), max_values: 25 }))] }],
    [
      'a layout',
      { flags: V2, components: [{ type: 17, components: [words('x'), { type: 14 }, row(button())] }] },
    ],
    [
      'a section with a button',
      { flags: V2, components: [{ type: 9, components: [words('x')], accessory: button() }] },
    ],
    ['fields that nobody knows', { content: 'x', __proto__x: 1, constructor: 1 }],
    [
      'a reply to nothing that may fail',
      { content: 'x', message_reference: { message_id: '1', fail_if_not_exists: false } },
    ],
  ])('is taken with %s', async (_, body) => {
    expect((await request(place, 'POST', messages, body)).status).toBe(200);
  });

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['blanks', { content: '  \n' }],
    ['empty lists', { embeds: [], components: [] }],
  ])('with %s is empty', async (_, body) => {
    expect(await request(place, 'POST', messages, body)).toMatchObject({
      status: 400,
      json: { code: 50006 },
    });
  });
});

test('a layout of 4,000 characters in a heavy script is more than Discord can handle', async () => {
  const heavy = { flags: V2, components: [words('क'.repeat(3_400))] };
  expect((await request(place, 'POST', messages, heavy)).status).toBe(500);
});

describe('a command', () => {
  const command = (change: object = {}) => ({ name: 'ask', description: 'Asks', ...change });
  const opt = (change: object = {}) => ({ type: 3, name: 'q', description: 'd', ...change });
  test.each<[string, object, string]>([
    ['a name in upper case', command({ name: 'Ask' }), 'name APPLICATION_COMMAND_INVALID_NAME'],
    ['a name with a space', command({ name: 'a b' }), 'name APPLICATION_COMMAND_INVALID_NAME'],
    ['no description', { name: 'ask' }, 'description BASE_TYPE_REQUIRED'],
    ['a description of 101', command({ description: x(101) }), 'description BASE_TYPE_BAD_LENGTH'],
    [
      '26 options',
      command({ options: many(26, (at) => opt({ name: `o${at}` })) }),
      'options BASE_TYPE_MAX_LENGTH',
    ],
    [
      'two options of one name',
      command({ options: [opt(), opt()] }),
      'options.1 APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
    ],
    [
      'a required option behind',
      command({ options: [opt(), opt({ name: 'r', required: true })] }),
      'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      '26 choices',
      command({ options: [opt({ choices: many(26, (at) => ({ name: `c${at}`, value: `c${at}` })) })] }),
      'options.0.choices BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a choice of 101',
      command({ options: [opt({ choices: [{ name: x(101), value: 'v' }] })] }),
      'options.0.choices.0.name BASE_TYPE_BAD_LENGTH',
    ],
    [
      'choices and autocomplete',
      command({ options: [opt({ autocomplete: true, choices: [{ name: 'c', value: 'c' }] })] }),
      'options.0 APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
    ],
    [
      'an option type that is none',
      command({ options: [opt({ type: 12 })] }),
      'options.0.type NUMBER_TYPE_MAX',
    ],
    [
      'a sub-command beside an option',
      command({ options: [opt(), opt({ type: 1, name: 's' })] }),
      'options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a group in a group',
      command({ options: [opt({ type: 2, options: [opt({ type: 2 })] })] }),
      'options.0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a name in an unknown language',
      command({ name_localizations: { xx: 'ask' } }),
      'name_localizations.xx BASE_TYPE_CHOICES',
    ],
    [
      'a length that is too great',
      command({ options: [opt({ max_length: 6001 })] }),
      'options.0.max_length NUMBER_TYPE_MAX',
    ],
    [
      '8,001 characters',
      command({
        options: many(25, (at) =>
          opt({
            name: `o${at}`,
            description: x(100),
            choices: many(25, (c) => ({ name: `${c}${x(10)}`, value: `${c}` })),
          }),
        ),
      }),
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
    [
      'a menu with a description',
      { type: 3, name: 'Answer', description: 'x' },
      'description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
    ],
  ])('is refused with %s', async (_, body, error) => {
    expect(await refused('POST', commands, body)).toEqual([error]);
  });

  test('is known to be new or old by its name and type', async () => {
    expect((await request(place, 'POST', commands, command({ name: 'new' }))).status).toBe(201);
    expect(
      (await request(place, 'POST', commands, command({ name: 'new', description: 'else' }))).status,
    ).toBe(200);
    expect((await request(place, 'POST', commands, { type: 3, name: 'new' })).status).toBe(201);
  });

  test('stands in a list that replaces all others, of one server or of all', async () => {
    const guild = commands.replace('/commands', `/guilds/${place.guild.id}/commands`);
    const put = await request(place, 'PUT', commands, [command(), { type: 2, name: 'Who is this' }]);
    expect(put.status).toBe(200);
    expect((await request(place, 'PUT', guild, [command({ name: 'here' })])).status).toBe(200);
    const names = async (path: string) =>
      ((await request(place, 'GET', path)).json as unknown as { name: string }[]).map(({ name }) => name);
    expect(await names(commands)).toEqual(['ask', 'Who is this']);
    expect(await names(guild)).toEqual(['here']);
    const [{ id }] = (await request(place, 'GET', commands)).json as unknown as [{ id: string }];
    expect(
      (await request(place, 'PATCH', `${commands}/${id}`, { description: 'Other' })).json.description,
    ).toBe('Other');
    expect((await request(place, 'DELETE', `${commands}/${id}`)).status).toBe(204);
    expect((await request(place, 'GET', `${commands}/${id}`)).json.code).toBe(10063);
  });

  test.each<[string, unknown, number | string]>([
    ['101 slash commands', many(101, (at) => command({ name: `c${at}` })), 30032],
    ['16 menus', many(16, (at) => ({ type: 3, name: `m${at}` })), 30032],
    ['the same name twice', [command(), command()], '1.name APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['what is no list', command(), 'LIST_TYPE_CONVERT'],
  ])('does not stand in a list with %s', async (_, body, error) => {
    if (typeof error === 'string') expect(await refused('PUT', commands, body)).toEqual([error]);
    else expect((await request(place, 'PUT', commands, body)).json.code).toBe(error);
  });

  test('is made at most 200 times a day in a scope', async () => {
    const other = await aPlace();
    const path = commands.replace(place.emulator.application.id, other.emulator.application.id);
    const list = (from: number) => many(100, (at) => command({ name: `c${from + at}` }));
    expect((await request(other, 'PUT', path, list(0))).status).toBe(200);
    expect((await request(other, 'PUT', path, list(100))).status).toBe(200);
    expect((await request(other, 'PUT', path, list(100))).status).toBe(200);
    expect((await request(other, 'PUT', path, list(200))).json.code).toBe(30034);
  });
});
