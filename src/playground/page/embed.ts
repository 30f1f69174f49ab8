import type { APIEmbed } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { markdown, plain } from './markdown.js';
import type { View } from './view.js';

/** A third of the row each, as Discord lays out fields that stand beside one another. */
const places = (fields: NonNullable<APIEmbed['fields']>): (number | undefined)[] => {
  let run = 0;
  return fields.map(({ inline }) => {
    run = inline ? (run % 3) + 1 : 0;
    return inline ? run : undefined;
  });
};

const colourOf = (colour: number | undefined): string | undefined =>
  colour === undefined ? undefined : `#${colour.toString(16).padStart(6, '0')}`;

/** One embed, with its picture under it. */
export const embedView = (
  view: View,
  embed: APIEmbed,
  pictureOf: (url: string) => string,
): TemplateResult => {
  const fields = embed.fields ?? [];
  const at = places(fields);
  return html`<discord-embed
    slot="embeds"
    color=${ifDefined(colourOf(embed.color))}
    embed-title=${ifDefined(embed.title === undefined ? undefined : plain(view, embed.title))}
    url=${ifDefined(embed.url)}
    author-name=${ifDefined(embed.author?.name)}
    image=${ifDefined(embed.image ? pictureOf(embed.image.url) : undefined)}
    thumbnail=${ifDefined(embed.thumbnail ? pictureOf(embed.thumbnail.url) : undefined)}
  >
    ${
      embed.description
        ? html`<discord-embed-description slot="description">${markdown(view, embed.description, true)}</discord-embed-description>`
        : nothing
    }
    ${
      fields.length > 0
        ? html`<discord-embed-fields slot="fields"
            >${fields.map(
              ({ name, value }, place) =>
                html`<discord-embed-field
                  field-title=${plain(view, name)}
                  ?inline=${at[place] !== undefined}
                  inline-index=${ifDefined(at[place])}
                  >${markdown(view, value, true)}</discord-embed-field
                >`,
            )}</discord-embed-fields
          >`
        : nothing
    }
    ${embed.footer ? html`<discord-embed-footer slot="footer">${embed.footer.text}</discord-embed-footer>` : nothing}
  </discord-embed>`;
};
