// Clean: what is taken over of an SVG file into a page of another's. A list says what
// may stay: the elements, attributes and properties that maps are drawn with. All is
// made anew in the page's document, so that nothing else comes along: nothing runs,
// nothing loads, and the file's styles hold within its map only.

const SVG = 'http://www.w3.org/2000/svg', XLINK = 'http://www.w3.org/1999/xlink';

const words = (text) => new Set(text.trim().split(/\s+/));

const elements = words(`svg g path rect circle ellipse line polyline polygon text tspan textPath defs clipPath mask pattern
  linearGradient radialGradient stop marker symbol use title desc metadata style`);

/** What is a text to those who read it, whatever is in it. */
const told = /^(id|class|lang|role|d|points|(data|aria)-[^\s"'<>/=]+)$/;

const geometry = words(`x y x1 x2 y1 y2 dx dy cx cy fx fy fr r rx ry width height viewBox preserveAspectRatio version rotate pathLength textLength
  lengthAdjust startOffset method spacing side offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient`);

/** Properties that act on shapes and texts; those by which an element leaves its place in the page are none. */
const property = new RegExp(`^(--[-\\w]+|(alignment|dominant)-baseline|baseline-shift|clip(-path|-rule)?|color(-[-\\w]+)?|cursor|direction|display|filter|isolation
  |(fill|flood|font|marker|mask|stop|stroke|text|transform|transition)(-[-\\w]+)?|(image|shape)-rendering|(letter|word)-spacing|lighting-color|line-height
  |mix-blend-mode|opacity|overflow(-[xy])?|paint-order|pointer-events|[rxyd]|[cr][xy]|touch-action|unicode-bidi|user-select|vector-effect|visibility
  |white-space(-\\w+)?|will-change|writing-mode)$`.replace(/\s+/g, ''));

/** Where these have variables in them, the properties that they stand for are empty. */
const shorthands = ['font', 'marker', 'mask', 'overflow', 'text-decoration', 'transition'];

/** Functions of values that load nothing; one without a name is a bracket. */
const functions = new RegExp(`^(|rgba?|hsla?|hwb|(ok)?(lab|lch)|color(-mix)?|light-dark|var|calc|min|max|clamp|matrix(3d)?|(translate|scale|rotate)(x|y|z|3d)?
  |skew[xy]?|perspective|cubic-bezier|steps|linear|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|inset|circle|ellipse
  |polygon|path)$`.replace(/\s+/g, ''), 'i');

/**
 * harmless tells whether a value of CSS refers to nothing but parts of its own document:
 * no escapes, in which anything may hide, no ends of declarations, brackets in pairs, and
 * known functions only. Names of functions within quotes count too, which harms no map.
 */
export function harmless(value) {
  if (/[\\{}[\];<@]|\/\*/.test(value)) return false;
  let rest = value.replace(/url\(\s*(["']?)#[^\s"'()]*\1\s*\)/gi, '');
  for (const [, name] of rest.matchAll(/([-\w]*)\(/g)) if (!functions.test(name)) return false;
  rest = rest.replace(/"[^"]*"|'[^']*'/g, '');
  for (let before; before != rest;) [before, rest] = [rest, rest.replace(/\([^()]*\)/g, '')];
  return !/["'()]/.test(rest);
}

/**
 * clean makes an element of the page's document of the root of an SVG file. Styles hold
 * within scope, a selector; dropped is told the names of what was left out.
 */
export function clean(root, scope, dropped) {
  if (root.localName != 'svg' || root.namespaceURI != SVG) throw new Error('not an SVG');
  const wrong = root.ownerDocument.querySelector('parsererror');
  if (wrong) throw new Error('not an SVG that is whole: ' + wrong.textContent.trim().split('\n').slice(0, 2).join(' '));
  return copy(root, scope, dropped);
}

function copy(from, scope, dropped) {
  const name = from.localName.replace(/^a$/, 'g'); // what a link holds is part of the map, the link is not
  if (from.namespaceURI != SVG || !elements.has(name)) return void dropped(from.nodeName);
  const to = document.createElementNS(SVG, name);
  if (name == 'style') {
    if (/@import/i.test(from.textContent)) dropped('@import'); // which sheets of programs have none of
    to.textContent = scoped(sheetOf(from.textContent).cssRules, scope, dropped);
    return to;
  }
  for (const a of from.attributes) attribute(to, a, dropped);
  for (const node of from.childNodes) {
    const child = node.nodeType == 1 ? copy(node, scope, dropped) : /^[34]$/.test(node.nodeType) && node.data;
    if (child) to.append(child);
  }
  return to;
}

/** attribute takes one over; those of XML's own, such as xml:lang, say nothing here. */
function attribute(to, { namespaceURI: space, localName: name, nodeName, value }, dropped) {
  if (space && space != XLINK) return;
  if (name == 'href' && value.startsWith('#')) to.setAttribute(name, value);
  else if (!space && name == 'style') declare(to.style, sheetOf(`a{${value}}`).cssRules[0]?.style, dropped);
  else if (!space && (told.test(name) || ((geometry.has(name) || property.test(name)) && harmless(value)))) to.setAttribute(name, value);
  else dropped(nodeName);
}

/** sheetOf reads a stylesheet as the browser does; it belongs to no document, and loads nothing. */
function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** declare sets what may stay of a rule's properties. */
function declare(to, from = [], dropped) {
  for (const name of [...shorthands, ...from]) {
    const value = from.getPropertyValue?.(name);
    if (!value) continue;
    if (property.test(name) && harmless(value)) to.setProperty(name, value, from.getPropertyPriority(name));
    else dropped(name);
  }
}

/** scoped writes rules so that they hold within scope: those of styles, and of media with these in them. */
function scoped(rules, scope, dropped) {
  let text = '';
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      const own = sheetOf('a{}').cssRules[0];
      declare(own.style, rule.style, dropped);
      if (rule.cssRules?.length) dropped('&');
      text += selectors(rule.selectorText).map((s) => `${scope} :is(${s})`) + `{${own.style.cssText}}\n`;
    } else if (rule instanceof CSSMediaRule && harmless(rule.media.mediaText.replace(/[<>]/g, ''))) {
      text += `@media ${rule.media.mediaText}{${scoped(rule.cssRules, scope, dropped)}}\n`;
    } else dropped(rule.cssText.split(/[\s{]/)[0]);
  }
  return text;
}

/** selectors are those of a list, as the browser writes it. */
function selectors(list) {
  const all = [''];
  let depth = 0;
  for (const [token] of list.matchAll(/\\.|"(?:\\.|[^"\\])*"|[^]/g)) {
    if (/[[(]/.test(token)) depth++;
    if (/[\])]/.test(token)) depth--;
    if (token == ',' && !depth) all.push('');
    else all[all.length - 1] += token;
  }
  return all;
}
