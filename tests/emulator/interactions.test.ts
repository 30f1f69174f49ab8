import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  type Client,
  ComponentType,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
  RoleSelectMenuBuilder,
  Routes,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { EmulatorOptions } from '../../src/emulator/emulator.js';
import { aPlace, aReadyClient, RECORDED, request } from './support.js';

const COMMANDS: RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'ask',
    description: 'Asks',
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [
      { type: 3, name: 'question', description: 'What', required: true, autocomplete: true, max_length: 10 },
      { type: 6, name: 'who', description: 'Whom' },
      { type: 11, name: 'file', description: 'A file' },
    ],
  },
  {
    name: 'settings',
    description: 'Settings',
    default_member_permissions: 32 as never,
    options: [
      {
        type: 2,
        name: 'channels',
        description: 'Channels',
        options: [
          {
            type: 1,
            name: 'add',
            description: 'Adds',
            options: [
              { type: 7, name: 'channel', description: 'Which', required: true },
              { type: 8, name: 'role', description: 'Whose' },
            ],
          },
        ],
      },
    ],
  },
  { type: 3, name: 'Answer this' },
  { type: 2, name: 'Who is this' },
];

/** A bot with these commands that does with every interaction what a test wants. */
const aBot = async (act: (interaction: Interaction) => unknown, options: EmulatorOptions = RECORDED) => {
  const place = await aPlace(options);
  const client: Client<true> = await aReadyClient(place);
  await client.rest.put(Routes.applicationCommands(client.application.id), { body: COMMANDS });
  const seen: Interaction[] = [];
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, async (interaction) => {
    seen.push(interaction);
    try {
      await act(interaction);
    } catch (error) {
      errors.push(error);
    }
  });
  return { ...place, client, seen, errors };
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const reply =
  (content: string, flags?: MessageFlags.Ephemeral) =>
  async (interaction: Interaction): Promise<void> => {
    if (interaction.isRepliable()) await interaction.reply({ content, ...(flags ? { flags } : {}) });
  };

describe('a slash command', () => {
  test('reaches the bot with what was typed and picked, and is answered for all', async () => {
    const { emulator, channel, person, seen } = await aBot(reply('yes'));
    const file = { name: 'a.txt', bytes: Buffer.from('x') };
    const interaction = emulator.slash(person, channel, 'ask', { question: 'why?', who: person, file });
    await emulator.quiet();
    const [got] = seen;
    if (!got?.isChatInputCommand()) throw new Error('no command');
    expect(got.options.getString('question')).toBe('why?');
    expect(got.options.getUser('who')?.username).toBe('reader');
    expect(got.options.getAttachment('file')?.name).toBe('a.txt');
    expect([got.context, got.locale, plain(got.authorizingIntegrationOwners)]).toEqual([
      0,
      'en-US',
      { '0': channel.guild },
    ]);
    const said = emulator.answerTo(interaction)!;
    expect([said.content, said.type]).toEqual(['yes', 20]);
    expect(emulator.json(said)).toMatchObject({
      interaction_metadata: { name: 'ask', user: { id: person.id } },
    });
    expect(interaction.answeredAt! - interaction.at).toBeLessThan(3_000);
  });

  test('may lie in a group and name channels and roles', async () => {
    const { emulator, guild, channel, person, seen } = await aBot(reply('yes'));
    emulator.promote(person);
    const role = emulator.addRole(guild, 'Helpers');
    emulator.slash(person, channel, 'settings channels add', { channel, role });
    await emulator.quiet();
    const [got] = seen;
    if (!got?.isChatInputCommand()) throw new Error('no command');
    expect([got.options.getSubcommandGroup(), got.options.getSubcommand()]).toEqual(['channels', 'add']);
    expect(got.options.getChannel('channel')?.id).toBe(channel.id);
    expect(got.options.getRole('role')?.name).toBe('Helpers');
    expect(() => emulator.slash(person, channel, 'settings channels')).toThrow(/needs a sub-command/u);
  });

  test('offers choices while one types', async () => {
    const { emulator, channel, person } = await aBot((interaction) =>
      interaction.isAutocomplete()
        ? interaction.respond([{ name: interaction.options.getFocused(), value: 'v' }])
        : null,
    );
    const typed = emulator.autocomplete(person, channel, 'ask', { question: 'wh' }, 'question');
    await emulator.quiet();
    expect(typed.choices).toEqual([{ name: 'wh', value: 'v' }]);
  });

  test('cannot be sent where Discord would not offer it', async () => {
    const { emulator, channel, person } = await aBot(reply('yes'));
    const stranger = emulator.addPrivateChannel([person, emulator.addUser('friend')]);
    for (const [send, problem] of [
      [() => emulator.slash(person, channel, 'nothing'), /no command "nothing"/iu],
      [() => emulator.slash(person, channel, 'ask'), /needs its option "question"/u],
      [() => emulator.slash(person, channel, 'ask', { question: 'x'.repeat(11) }), /does not take/u],
      [() => emulator.slash(person, channel, 'ask', { question: 'x', other: 'y' }), /no option "other"/u],
      [() => emulator.slash(person, channel, 'settings channels add', { channel }), /not offered to reader/u],
      [() => emulator.slash(person, stranger, 'ask', { question: 'x' }), /not offered here/u],
    ] as const)
      expect(send).toThrow(problem);
  });
});

describe('context menus', () => {
  test('carry the message, readable, or the person', async () => {
    const { emulator, channel, person, seen } = await aBot(reply('yes', MessageFlags.Ephemeral));
    const message = emulator.say(channel, person, 'why do I cramp');
    const first = emulator.contextMenu(person, channel, 'Answer this', message);
    emulator.contextMenu(person, channel, 'Who is this', person);
    await emulator.quiet();
    const [one, two] = seen;
    if (!one?.isMessageContextMenuCommand() || !two?.isUserContextMenuCommand()) throw new Error('no menu');
    expect(one.targetMessage.content).toBe('why do I cramp');
    expect(two.targetUser.id).toBe(person.id);
    expect(emulator.answerTo(first)!.type).toBe(23);
  });
});

describe('private answers', () => {
  test('are seen by one person, and stand in no channel', async () => {
    const { emulator, channel, person } = await aBot(reply('secret', MessageFlags.Ephemeral));
    const other = emulator.addUser('other');
    const { original } = emulator.slash(person, channel, 'ask', { question: 'x' });
    await emulator.quiet();
    expect(original).toBe(null);
    expect(emulator.seenBy(person, channel).map(({ content }) => content)).toEqual(['secret']);
    expect(emulator.seenBy(other, channel)).toEqual([]);
  });
});

describe('deferral and follow-ups', () => {
  test('"thinking" becomes the answer; further ones follow, are changed and deleted', async () => {
    const { emulator, channel, person, errors } = await aBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply('done');
      const more = await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
      await interaction.editReply({ message: more, content: 'more, changed' });
      await interaction.deleteReply();
    });
    const kinds: string[] = [];
    emulator.onChange(({ kind }) => void kinds.push(kind));
    const interaction = emulator.slash(person, channel, 'ask', { question: 'x' });
    await emulator.quiet();
    expect(errors).toEqual([]);
    expect(emulator.seenBy(person, channel).map(({ content }) => content)).toEqual(['more, changed']);
    expect(interaction.followUps).toHaveLength(1);
    expect(kinds).toEqual([
      'interaction-started',
      'message-created',
      'interaction-deferred',
      'message-edited',
      'interaction-answered',
      'message-created',
      'message-edited',
      'message-deleted',
    ]);
  });

  test('the first follow-up takes the place of "thinking"', async () => {
    const { emulator, channel, person } = await aBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp('done');
    });
    emulator.slash(person, channel, 'ask', { question: 'x' });
    await emulator.quiet();
    expect(
      emulator.seenBy(person, channel).map(({ content, ephemeralTo }) => [content, ephemeralTo]),
    ).toEqual([['done', person.id]]);
  });
});

describe('buttons, menus and forms', () => {
  const buttons = () =>
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Primary),
      new ButtonBuilder().setCustomId('no').setLabel('No').setStyle(ButtonStyle.Primary).setDisabled(true),
      new ButtonBuilder().setURL('https://example.org').setLabel('Read').setStyle(ButtonStyle.Link),
    );
  const options = [
    { label: 'A', value: 'a' },
    { label: 'B', value: 'b' },
  ];
  const show = (...components: object[]) => [{ type: ComponentType.ActionRow, components }] as never;

  test('a button changes the message it stands under, at once or later', async () => {
    const { emulator, channel, person } = await aBot(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: '0', components: [buttons()] });
      else if (interaction.isButton() && interaction.message.content === '0') await interaction.update('1');
      else if (interaction.isButton()) {
        await interaction.deferUpdate();
        await interaction.editReply('2');
      }
    });
    const interaction = emulator.slash(person, channel, 'ask', { question: 'x' });
    await emulator.quiet();
    const message = emulator.answerTo(interaction)!;
    emulator.click(person, message, 'Go');
    await emulator.quiet();
    expect(message.content).toBe('1');
    emulator.click(person, message, 'go');
    await emulator.quiet();
    expect(message.content).toBe('2');
    expect(() => emulator.click(person, message, 'No')).toThrow(/disabled/u);
    expect(() => emulator.click(person, message, 'Read')).toThrow(/opens a page/u);
    expect(() => emulator.click(person, message, 'Other')).toThrow(/Go, No, Read/u);
  });

  test('menus of every kind bring what was chosen', async () => {
    const chosen: unknown[] = [];
    const { emulator, guild, channel, person } = await aBot(async (interaction) => {
      if (!interaction.isAnySelectMenu()) return;
      chosen.push(interaction.values);
      await interaction.deferUpdate();
    });
    const role = emulator.addRole(guild, 'Helpers');
    const send = async (menu: { toJSON(): object }) => {
      const { json } = await request({ emulator }, 'POST', `/channels/${channel.id}/messages`, {
        content: 'choose',
        components: show(menu.toJSON()),
      });
      return emulator.messageOf(String(json.id));
    };
    const strings = await send(
      new StringSelectMenuBuilder().setCustomId('s').addOptions(options).setMaxValues(2),
    );
    emulator.choose(person, strings, ['a', 'b']);
    emulator.choose(person, await send(new UserSelectMenuBuilder().setCustomId('u')), [person]);
    emulator.choose(person, await send(new RoleSelectMenuBuilder().setCustomId('r')), [role]);
    emulator.choose(person, await send(new ChannelSelectMenuBuilder().setCustomId('c')), [channel]);
    await emulator.quiet();
    expect(chosen).toEqual([['a', 'b'], [person.id], [role.id], [channel.id]]);
    expect(() => emulator.choose(person, strings, ['c'])).toThrow(/does not offer c/u);
    expect(() => emulator.choose(person, strings, [])).toThrow(/1 to 2 values/u);
  });

  test('a form opens, is filled in and answered', async () => {
    const modal = new ModalBuilder()
      .setCustomId('form')
      .setTitle('Tell us')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Words')
          .setTextInputComponent(
            new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Short).setMaxLength(10),
          ),
        new LabelBuilder()
          .setLabel('Kind')
          .setStringSelectMenuComponent(
            new StringSelectMenuBuilder().setCustomId('kind').addOptions(options),
          ),
      );
    const { emulator, channel, person, errors } = await aBot(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(modal);
      else if (interaction.isModalSubmit())
        await interaction.reply(
          `${interaction.fields.getTextInputValue('words')} ${interaction.fields.getStringSelectValues('kind')}`,
        );
    });
    const opened = emulator.slash(person, channel, 'ask', { question: 'x' });
    await emulator.quiet();
    expect(errors).toEqual([]);
    expect(opened.modal?.title).toBe('Tell us');
    const submitted = emulator.submit(person, opened.modal!, { Words: 'help', kind: ['a'] });
    await emulator.quiet();
    expect(errors).toEqual([]);
    expect(emulator.answerTo(submitted)?.content).toBe('help a');
    expect(() => emulator.submit(person, opened.modal!, { kind: ['a'] })).toThrow(/needs "Words"/u);
    expect(() => emulator.submit(person, opened.modal!, { Words: 'x'.repeat(11), kind: ['a'] })).toThrow(
      /0 to 10/u,
    );
  });

  test.each<[string, object, string]>([
    [
      'six parts',
      { components: Array.from({ length: 6 }, () => ({ type: 10, content: 'x' })) },
      'components',
    ],
    ['a title of 46', { title: 'x'.repeat(46) }, 'title'],
    [
      'a disabled menu',
      {
        components: [
          { type: 18, label: 'x', component: { type: 3, custom_id: 'a', options, disabled: true } },
        ],
      },
      'components',
    ],
  ])('a form with %s is refused', async (_, change, where) => {
    const answers: { json: Record<string, unknown> }[] = [];
    const place = await aBot(async (interaction) => {
      const data = { title: 'x', custom_id: 'x', components: [{ type: 10, content: 'x' }], ...change };
      const callback = `/interactions/${interaction.id}/${interaction.token}/callback`;
      answers.push(await request(place, 'POST', callback, { type: 9, data }));
    }, {});
    place.emulator.slash(place.person, place.channel, 'ask', { question: 'x' });
    await place.until(() => answers.length > 0);
    expect(answers[0]!.json).toMatchObject({ code: 50035, errors: { data: { [where]: expect.anything() } } });
  });
});

describe('the clock', () => {
  test('after three seconds an interaction is unknown, twice answered it says so, after 15 minutes its token is dead', async () => {
    let now = Date.now();
    const place = await aPlace({ now: () => now });
    const { emulator, channel, person } = place;
    await request(place, 'PUT', `/applications/${emulator.application.id}/commands`, COMMANDS);
    const send = () => emulator.slash(person, channel, 'ask', { question: 'x' });
    const answer = async ({ id, token }: { id: string; token: string }, body: object = { type: 5 }) =>
      (await request(place, 'POST', `/interactions/${id}/${token}/callback`, body)).json.code;
    const late = send();
    now += 3_001;
    expect(await answer(late)).toBe(10062);
    const good = send();
    const follow = async () =>
      (await request(place, 'POST', `/webhooks/${emulator.application.id}/${good.token}`, { content: 'x' }))
        .json.code;
    expect(await follow()).toBe(10015);
    expect(await answer(good, { type: 4, data: {} })).toBe(50006);
    expect(await answer(good, { type: 7, data: { content: 'x' } })).toBe(50035);
    expect(await answer(good)).toBe(undefined);
    expect(await answer(good)).toBe(40060);
    now += 15 * 60_000 - 1_000;
    expect(await follow()).toBe(undefined);
    now += 2_000;
    expect(await follow()).toBe(50027);
  });

  test('tells whoever watches that no answer came', async () => {
    const { emulator, channel, person } = await aBot(() => {});
    const failed = new Promise<string>((resolve) =>
      emulator.onChange((change) => {
        if (change.kind === 'interaction-failed') resolve(change.interaction.name);
      }),
    );
    emulator.slash(person, channel, 'ask', { question: 'x' });
    expect(await failed).toBe('ask');
  });
});

describe('a bot that a person installed for themselves', () => {
  test.each([
    ['a server without the bot', 0, undefined],
    ['a conversation with a friend', 2, undefined],
    ['direct messages with the bot', 1, '0'],
  ])('works in %s', async (where, context, guildOwner) => {
    const { emulator, person, seen } = await aBot(reply('yes'));
    emulator.install(person);
    const channel =
      context === 1
        ? emulator.dm(person)
        : context === 2
          ? emulator.addPrivateChannel([person, emulator.addUser('friend')])
          : emulator.addChannel(emulator.addGuild(where, { withBot: false }), 'general');
    const interaction = emulator.slash(person, channel, 'ask', { question: 'x' });
    await emulator.quiet();
    expect(seen[0]!.context).toBe(context);
    expect(plain(seen[0]!.authorizingIntegrationOwners)).toEqual({
      '1': person.id,
      ...(guildOwner === undefined ? {} : { '0': guildOwner }),
    });
    expect(emulator.answerTo(interaction)!.content).toBe('yes');
  });

  test('answers privately without the right to answer in public, and follows up five times', async () => {
    const { emulator, person, errors } = await aBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('0');
      for (let at = 1; at <= 6; at++) await interaction.followUp(String(at));
    });
    emulator.install(person);
    const channel = emulator.addChannel(emulator.addGuild('Elsewhere', { withBot: false }), 'general');
    emulator.forbid(person, channel, 'UseExternalApps');
    const interaction = emulator.slash(person, channel, 'ask', { question: 'x' });
    await emulator.quiet();
    expect(emulator.answerTo(interaction)!.ephemeralTo).toBe(person.id);
    expect(interaction.followUps).toHaveLength(5);
    expect(errors).toMatchObject([{ code: 40094 }]);
  });
});

describe('a page', () => {
  test('uses buttons, menus and forms by their ids', async () => {
    const { emulator, channel, person, seen } = await aBot(async (interaction) => {
      if (interaction.isButton())
        await interaction.showModal({
          custom_id: 'm',
          title: 'T',
          components: [{ type: 18, label: 'Why', component: { type: 4, custom_id: 'why', style: 1 } }],
        });
      else if (interaction.isMessageComponent() || interaction.isModalSubmit())
        await interaction.reply({ content: 'yes', flags: MessageFlags.Ephemeral });
    });
    const { json } = await request({ emulator }, 'POST', `/channels/${channel.id}/messages`, {
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] },
        { type: 1, components: [{ type: 5, custom_id: 'who' }] },
      ],
    });
    const message = emulator.messageOf(String(json.id));
    emulator.use(person, message, 'who', [person.id]);
    const opened = emulator.use(person, message, 'go');
    await emulator.quiet();
    emulator.fillIn(person, opened.id, [{ id: 'why', values: ['because'] }]);
    await emulator.quiet();
    expect(seen.map(({ type }) => type)).toEqual([3, 3, 5]);
    const last = seen[2]!;
    expect(last.isModalSubmit() && last.fields.getTextInputValue('why')).toBe('because');
    expect(() => emulator.use(person, message, 'none')).toThrow(/no component "none"/u);
  });
});
