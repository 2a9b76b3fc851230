"use strict";
// The examples: each has a name, a config, a stylesheet and, where its layers
// read files, these as texts. .ci/playground-test draws them all.
globalThis.examples = [
  {
    id: "world", name: "The world",
    config: `{
  "title": "The countries of the world",
  "proj": "robinson",
  "layers": {
    "sea": { "special": "sea" },
    "graticule": { "special": "graticule" },
    "countries": { "src": "builtin:countries", "attributes": "all" }
  }
}
`,
    style: `#sea { fill: #dcebf2; stroke: #8aa9b8 }
#graticule { stroke: #fff }
#countries { fill: #d9cfb8; stroke: #fff; stroke-width: 0.5 }
`,
  },
  {
    id: "globe", name: "The globe",
    config: `{
  "title": "The globe over Europe and Africa",
  "proj": { "id": "ortho", "lon0": 10, "lat0": 40 },
  "layers": {
    "sea": { "special": "sea" },
    "graticule": { "special": "graticule", "latitudes": 15, "longitudes": 15 },
    "land": { "src": "builtin:land-110m" }
  },
  "export": { "width": 600 }
}
`,
    style: `#sea { fill: #dcebf2; stroke: #8aa9b8 }
#graticule { stroke: #fff }
#land { fill: #8fae7c }
`,
  },
  {
    id: "usa", name: "The USA",
    config: `{
  "title": "The USA with Alaska, Hawaii and Puerto Rico",
  "proj": "albers-usa",
  "layers": {
    "states": { "src": "builtin:us-states", "simplify": "auto", "attributes": { "name": "name" } },
    "borders": { "special": "borders", "borders": { "layer": "states", "kind": "inner" } }
  },
  "export": { "width": 800, "round": 1 }
}
`,
    style: `#states { fill: #d9cfb8; stroke: none }
#borders { stroke: #fff }
`,
  },
  {
    id: "towns", name: "Towns of a table",
    config: `{
  "title": "Towns of Austria",
  "proj": "lcc",
  "bounds": { "mode": "bbox", "data": [9, 46, 17.5, 49.2] },
  "layers": {
    "countries": { "src": "builtin:countries-50m" },
    "towns": { "src": "towns.csv", "attributes": "all", "labeling": { "key": "name" } }
  },
  "export": { "width": 700 }
}
`,
    style: `#countries { fill: #eee5d0; stroke: #a99 }
#towns { fill: #b3261e }
`,
    files: { "towns.csv": "name,lon,lat\nWien,16.37,48.21\nGraz,15.44,47.07\nLinz,14.29,48.31\nSalzburg,13.04,47.80\nInnsbruck,11.39,47.27\nKlagenfurt,14.31,46.62\nBregenz,9.75,47.50\n" },
  },
  {
    id: "regions", name: "Regions with a margin, and a table in a national grid",
    config: `{
  "title": "Two of the regions of the USA, with a margin",
  "proj": "albers-usa",
  "layers": {
    "states": { "src": "builtin:us-states" },
    "regions": {
      "src": "builtin:us-states",
      "join": { "group-by": "name", "groups": { "west": ["California", "Oregon", "Washington"], "plains": ["Kansas", "Nebraska"] }, "buffer": 4 }
    },
    "towns": { "src": "towns.csv", "crs": "EPSG:5070", "attributes": "all" }
  },
  "export": { "width": 700, "round": 1 }
}
`,
    style: `#states { fill: #eee5d0; stroke: #a99 }
#regions { fill: #8fae7c; fill-opacity: 0.5; stroke: #3c6128 }
#towns { fill: #b3261e }
`,
    files: { "towns.csv": "name,x,y\nDenver,-760000,1893000\nWichita,-110000,1640000\n" },
  },
  {
    id: "mistake", name: "A mistake, and what is said of it",
    config: `{
  "proj": "robinsno",
  "layers": {
    "land": { "src": "builtin:land-110m", "simplfy": 1 }
  }
}
`,
    style: "#land { fill: #8fae7c }\n",
  },
];
