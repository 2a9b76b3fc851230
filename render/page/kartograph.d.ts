// Types of kartograph.js, element.js and projections.js.

/** A feature of a map, as events tell it. */
export interface Feature {
  name: string;
  /** The id of its layer. */
  layer: string;
  /** The id of its element; empty for none. */
  id: string;
  /** Its columns, by the names of their data-* attributes without "data-". */
  data: Record<string, string>;
  element: SVGElement;
}

export interface Options {
  /** BCP 47 language of numbers; by default the SVG's. */
  lang?: string;
  /** What the map says itself; {0}, {1} are places of values. */
  words?: Partial<Record<'role' | 'map' | 'bin' | 'missing' | 'position' | 'zoom' | 'selected' | 'filtered', string>>;
  /** Titles of columns, by the names of their attributes without "data-". */
  titles?: Record<string, string>;
  /** Takes degrees to pixels: projector of projections.js. */
  projector?: (metadata: unknown) => Projector;
  /** false leaves the wheel to the page. */
  wheel?: boolean;
}

export interface Projector {
  /** The place of [longitude, latitude] in the map's pixels; null where it does not show it. */
  project?(point: [number, number]): [number, number] | null;
  /** The [longitude, latitude] of a place in the map's pixels; null where there is none. */
  invert?(at: [number, number]): [number, number] | null;
}

export interface KartographMap extends Projector {
  svg: SVGSVGElement;
  /** The element around the SVG, on which events are dispatched. */
  frame: HTMLElement;
  /** Selects a feature by its id or element; null selects none. Reports whether there is one. */
  select(what: string | Element | null, how?: { zoom?: boolean }): boolean;
  view: {
    /** The scale, 1 for the whole map, and where its origin is. */
    readonly k: number; readonly x: number; readonly y: number;
    /** Zooms by a factor about a place of the page, by default the middle. */
    by(factor: number, at?: [number, number]): boolean;
    pan(dx: number, dy: number): boolean;
    reset(): boolean;
    /** Shows a box of the map. */
    to(box: { x: number; y: number; width: number; height: number }, closest?: number): void;
  };
  /** Stops listening. */
  destroy(): void;
}

/** Makes an SVG of Kartograph's, itself or in an element, a map that can be used. */
export function mount(element: Element, options?: Options): KartographMap;

/** projections.js: of all projections that pages have. */
export function projector(metadata: unknown): Projector;

/** <kartograph-map src="map.svg">, defined by element.js. */
export class KartographMapElement extends HTMLElement {
  /** The address of the SVG: the attribute. Another one shows another map, none takes it away. */
  src: string;
  /** The names of the elements, attributes and properties that were left out of the file, as they are no part of a map. */
  readonly dropped: string[];
  options?: Options;
  /** The map, once "kartograph-ready" was dispatched. */
  readonly map?: KartographMap;
}

declare global {
  interface HTMLElementTagNameMap { 'kartograph-map': KartographMapElement }
  interface GlobalEventHandlersEventMap {
    'kartograph-select': CustomEvent<Feature | null>;
    'kartograph-hover': CustomEvent<Feature | null>;
    'kartograph-zoom': CustomEvent<{ scale: number }>;
    'kartograph-filter': CustomEvent<{ shown: number }>;
    'kartograph-ready': CustomEvent<KartographMap>;
    'kartograph-error': CustomEvent<{ src: string; error: unknown }>;
  }
}
