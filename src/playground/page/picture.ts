import { html, type TemplateResult } from 'lit';

/** The emulated Discord serves attachments on a port of its own; the page gets them through its own server. */
export const localPicture = (url: string): string => {
  try {
    const { pathname, hostname } = new URL(url, location.href);
    return hostname === '127.0.0.1' || hostname === 'localhost' ? pathname : url;
  } catch {
    return '';
  }
};

/** A picture with its description, which opens in full where it is pressed. */
export const pictureView = (url: string, description: string, kind = 'picture'): TemplateResult => {
  const local = localPicture(url);
  return html`<a class=${kind} href=${local} target="_blank" rel="noopener"
    ><img src=${local} alt=${description || 'Picture without a description'} loading="lazy"
  /></a>`;
};
