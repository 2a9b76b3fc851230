// Element: <kartograph-map src="map.svg">, for pages that hold maps as files.
import { clean } from './clean.js';
import { mount } from './kartograph.js';
import { legend } from './legend.js';

let count = 0;

/** KartographMapElement shows the SVG of its src, or the one that it holds. */
export class KartographMapElement extends HTMLElement {
  static observedAttributes = ['src'];

  /** The names of what was left out of the file, as it is no part of a map; sorted. */
  dropped = [];

  get src() { return this.getAttribute('src') ?? ''; }

  set src(address) { this.setAttribute('src', address); }

  connectedCallback() {
    // What a program set before this class was known hides the accessor.
    if (Object.hasOwn(this, 'src')) {
      const { src } = this;
      delete this.src;
      this.src = src;
    }
    if (!this.src && !this.map && this.querySelector('svg')) this.#mount();
  }

  attributeChangedCallback(name, before, src) {
    if (src == before) return;
    if (src) this.#load(src);
    else this.#empty();
  }

  async #load(src) {
    try {
      const answer = await fetch(src);
      if (!answer.ok) throw new Error(answer.status + ' ' + answer.statusText);
      const text = await answer.text();
      if (this.src != src) return;
      const scope = this.dataset.kartographMap ||= ++count, dropped = new Set();
      const svg = clean(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, `:where([data-kartograph-map="${scope}"])`, (name) => dropped.add(name));
      this.#empty();
      this.dropped = [...dropped].sort();
      this.append(svg);
      this.#mount();
    } catch (error) {
      this.dispatchEvent(new CustomEvent('kartograph-error', { detail: { src, error }, bubbles: true, composed: true }));
    }
  }

  /** #empty takes away the map that was shown before. */
  #empty() {
    this.map?.destroy();
    this.map = undefined;
    this.dropped = [];
    this.replaceChildren();
  }

  #mount() {
    this.map = mount(this, { lang: this.lang, ...this.options });
    legend(this.map);
    this.dispatchEvent(new CustomEvent('kartograph-ready', { detail: this.map, bubbles: true, composed: true }));
  }
}

if (!customElements.get('kartograph-map')) customElements.define('kartograph-map', KartographMapElement);
