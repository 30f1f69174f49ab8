import { html, nothing, type TemplateResult } from 'lit';
import type { Explained } from '../protocol.js';
import { plainMentions } from './mentions.js';
import type { View } from './view.js';

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const inWords = (name: string): string => name.replaceAll('-', ' ');

const DECISIONS: Record<string, string> = {
  urgent: 'A red flag: the urgent card, and nothing else',
  composed: 'Answered from the tables',
  entry: 'Answered with a written answer',
  clarify: 'Not sure enough: asked which is meant',
  decline: 'Declined: nothing known fits',
  silent: 'Kept quiet: nobody asked, and it was not sure',
  smalltalk: 'A word of courtesy',
  more: 'More of the answer before',
  empty: 'Nothing to go on',
  command: 'A command: it says what is wanted, so nothing had to be understood',
};

const section = (title: string, inner: TemplateResult | typeof nothing): TemplateResult | typeof nothing =>
  inner === nothing ? nothing : html`<section><h3>${title}</h3>${inner}</section>`;

const bar = (name: string, share: number, title = ''): TemplateResult =>
  html`<li title=${title || nothing}>
    <span class="bar-name">${name}</span><span class="bar-share">${percent(share)}</span>
    <span class="bar" aria-hidden="true"><i style=${`width:${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}%`}></i></span>
  </li>`;

const confidence = ({ confidence: sure, thresholds }: Explained): TemplateResult =>
  html`<div class="gauge" role="img" aria-label=${`Confidence ${percent(sure)}; answers from ${percent(thresholds.answer)}, asks from ${percent(thresholds.ask)}`}>
      <i class="gauge-fill" style=${`width:${(sure * 100).toFixed(1)}%`}></i>
      <i class="gauge-line" style=${`left:${(thresholds.ask * 100).toFixed(1)}%`}></i>
      <i class="gauge-line" style=${`left:${(thresholds.answer * 100).toFixed(1)}%`}></i>
    </div>
    <p class="faint small">
      <b>${percent(sure)}</b> sure. Answers from ${percent(thresholds.answer)}, asks back from
      ${percent(thresholds.ask)}, speaks unasked from ${percent(thresholds.unasked)}.
    </p>`;

const entities = (found: Explained['entities']): TemplateResult | typeof nothing =>
  found.length === 0
    ? nothing
    : html`<ul class="chips">
        ${found.map(
          ({ kind, name, negated }) =>
            html`<li class="tag"><small>${inWords(kind)}</small> ${negated ? html`<s>${name}</s> (not)` : name}</li>`,
        )}
      </ul>`;

const timings = (stages: Explained['timings']): TemplateResult => {
  const total = stages.reduce((sum, { microseconds }) => sum + microseconds, 0);
  return html`<p><b>${(total / 1000).toFixed(2)} ms</b> from typed to answered</p>
    <table class="timings">
      <tbody>
        ${stages.map(({ stage, microseconds }) => html`<tr><th scope="row">${stage}</th><td>${microseconds} µs</td></tr>`)}
      </tbody>
    </table>`;
};

/** What came second: the next topic, unless the first left it nothing. */
const LEAST_SHARE = 0.005;

/** How the last answer came about. */
export const panelView = (view: View): TemplateResult => {
  const { explained } = view;
  if (explained === null)
    return html`<p class="faint">
      Ask something, and this panel shows how the answer came about: what was understood, how sure the bot was, what
      else it thought of, and how long each step took.
    </p>`;
  const { question, completed, decision, flags, topics, entries, words, matched, answerId } = explained;
  const likely = topics.filter(({ share }) => share >= LEAST_SHARE);
  return html`
    <blockquote>${plainMentions(view, question)}</blockquote>
    ${completed === null ? nothing : html`<p class="faint small">Read as: “${completed}”</p>`}
    <p class=${flags.length > 0 ? 'verdict alarm' : 'verdict'}>${DECISIONS[decision] ?? decision}</p>
    ${section('Red flags', flags.length === 0 ? nothing : html`<ul class="chips">${flags.map((flag) => html`<li class="tag alarm">${inWords(flag)}</li>`)}</ul>`)}
    ${
      topics.length === 0
        ? nothing
        : html`${section('Confidence', confidence(explained))}
          ${section('Topic', html`<ul class="bars">${likely.map(({ name, share }) => bar(inWords(name), share))}</ul>`)}`
    }
    ${section('Recognised', entities(explained.entities))}
    ${section(
      'Words that mattered',
      words.length === 0
        ? nothing
        : html`<ul class="chips">${words.map(({ word, weight }) => html`<li class="tag">${word} <small>${weight > 0 ? '+' : '−'}${percent(Math.abs(weight))}</small></li>`)}</ul>`,
    )}
    ${section('Matched question', matched === null ? nothing : html`<p>${matched}${answerId === null ? nothing : html`<br /><code>${answerId}</code>`}</p>`)}
    ${section(
      'Closest entries',
      entries.length === 0
        ? nothing
        : html`<ul class="bars">${entries.map(({ id, matched: wording, share }) => bar(wording, share, id))}</ul>`,
    )}
    ${section('Time', explained.timings.length === 0 ? nothing : timings(explained.timings))}
  `;
};
