import type { ServerSettings } from '../storage/store.js';
import type { Bot } from './bot.js';

/** More channels are better served by a mention. */
export const MOST_CHANNELS = 20;

/** What a server may ask to change; what is absent stays. `country: null` unsets it. */
export type Changes = Partial<Omit<ServerSettings, 'channels'>> & {
  addChannel?: string;
  removeChannel?: string;
};

/** The settings with these changes, or in words why they cannot be made. */
export const changed = (
  before: ServerSettings,
  { addChannel, removeChannel, ...rest }: Changes,
): { ok: true; settings: ServerSettings } | { ok: false; problem: string } => {
  const { channels } = before;
  if (addChannel !== undefined && addChannel === removeChannel)
    return { ok: false, problem: 'You asked to add and to remove the same channel. Do one of them.' };
  if (addChannel !== undefined && channels.includes(addChannel))
    return { ok: false, problem: `I answer in <#${addChannel}> already.` };
  if (addChannel !== undefined && channels.length >= MOST_CHANNELS)
    return {
      ok: false,
      problem: `At most ${MOST_CHANNELS} channels can be switched on. Remove one first; a mention works everywhere.`,
    };
  if (removeChannel !== undefined && !channels.includes(removeChannel))
    return { ok: false, problem: `<#${removeChannel}> was not switched on.` };
  return {
    ok: true,
    settings: {
      ...before,
      ...rest,
      channels: [
        ...channels.filter((channel) => channel !== removeChannel),
        ...(addChannel === undefined ? [] : [addChannel]),
      ],
    },
  };
};

/** Countries whose emergency numbers are known, as things with names. */
export const countriesOf = (bot: Bot) =>
  bot.brain.numbers.countries.map(({ country, name }) => ({ id: country, name, names: [country] }));

const yes = (is: boolean, words: [string, string]): string => words[is ? 0 : 1];

/** The settings in words, a row each. */
export const shownSettings = (bot: Bot, settings: ServerSettings): { label: string; value: string }[] => {
  const country = countriesOf(bot).find(({ id }) => id === settings.country)?.name;
  return [
    { label: 'Emergency numbers', value: country ?? 'not set: local numbers are described, not named' },
    {
      label: 'Unasked',
      value:
        settings.channels.length === 0
          ? 'nowhere: I answer when mentioned, replied to, or by command'
          : settings.channels.map((channel) => `<#${channel}>`).join(' '),
    },
    {
      label: 'Level',
      value: settings.level === 'quiet' ? 'quiet: only what is nearly certain' : 'normal',
    },
    {
      label: 'Answers',
      value: settings.answers === 'thread' ? 'in a thread under the question' : 'as a reply',
    },
    {
      label: 'Commands',
      value: yes(settings.privateAnswers, [
        'answered to the asker alone, with a button to share',
        'answered to everybody; what is personal stays private',
      ]),
    },
    { label: 'Layout', value: yes(settings.plain, ['plain text, for screen readers', 'embeds']) },
    {
      label: 'Symptom check',
      value: yes(settings.symptomCheck && bot.symptomCheck, ['offered', 'switched off']),
    },
    {
      label: 'Unanswered topics',
      value: yes(settings.countUnanswered, ['counted, never the words', 'not counted']),
    },
  ];
};
