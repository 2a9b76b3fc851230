// Element: <kartograph-map src="map.svg">, for pages that hold maps as files.
import { mount } from './kartograph.js';
import { legend } from './legend.js';

/** KartographMapElement shows the SVG of its src, or the one that it holds. */
export class KartographMapElement extends HTMLElement {
  static observedAttributes = ['src'];

  connectedCallback() {
    if (!this.hasAttribute('src') && this.querySelector('svg')) this.#mount();
  }

  attributeChangedCallback(name, before, src) { if (src && src != before) this.#load(src); }

  async #load(src) {
    try {
      const answer = await fetch(src);
      if (!answer.ok) throw new Error(answer.status + ' ' + answer.statusText);
      const svg = clean(new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement);
      if (this.getAttribute('src') != src) return;
      this.replaceChildren(document.importNode(svg, true));
      this.#mount();
    } catch (error) {
      this.dispatchEvent(new CustomEvent('kartograph-error', { detail: { src, error }, bubbles: true, composed: true }));
    }
  }

  #mount() {
    if (this.map) this.map.destroy();
    this.map = mount(this, { lang: this.lang, ...this.options });
    legend(this.map);
    this.dispatchEvent(new CustomEvent('kartograph-ready', { detail: this.map, bubbles: true, composed: true }));
  }
}

/** clean takes out of a document what runs or loads anything: no map needs it. */
function clean(svg) {
  if (svg.localName != 'svg') throw new Error('not an SVG');
  for (const el of [svg, ...svg.querySelectorAll('*')]) {
    if (/^(script|foreignObject|iframe|image|animate.*|set|handler)$/i.test(el.localName)) { el.remove(); continue; }
    for (const { name, value } of [...el.attributes]) {
      if (/^on/i.test(name) || (/href$/i.test(name) && !value.startsWith('#'))) el.removeAttribute(name);
    }
  }
  return svg;
}

if (!customElements.get('kartograph-map')) customElements.define('kartograph-map', KartographMapElement);
