import type { APIEmbed } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { markdown, plain } from './markdown.js';
import { pictureView } from './picture.js';
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

/** What a picture shows, in words; Discord gives it back from the file's description. */
const described = (image: { description?: string }): string => image.description ?? '';

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
    ${
      embed.image
        ? html`<div slot="fields" class="embed-picture">${pictureView(pictureOf(embed.image.url), described(embed.image))}</div>`
        : nothing
    }
    ${embed.footer ? html`<discord-embed-footer slot="footer">${embed.footer.text}</discord-embed-footer>` : nothing}
  </discord-embed>`;
};
