// Words: what the map itself says, in English; other languages are handed in.

export const english = {
  role: 'map', map: 'map, {0} features, arrow keys move', bin: 'class {0} of {1}', missing: 'no data', position: '{0} of {1}', zoom: 'Zoom {0} %', selected: '{0} selected',
};

/** fill puts values into the places {0}, {1} of a text. */
export const fill = (text, ...values) => text.replace(/{(\d)}/g, (_, i) => values[i]);
