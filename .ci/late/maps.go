package main

import (
	"slices"
	"strings"
)

// one are files of one name.
func one(name string, text func() string) func() map[string]string {
	return func() map[string]string { return map[string]string{name: text()} }
}

// layer is the config of a layer of l.geojson, with more keys.
func layer(keys string) string {
	if keys != "" {
		keys = ", " + keys
	}
	return `{"layers": {"l": {"src": "l.geojson"` + keys + `}}}`
}

// of is a map of l.geojson.
func of(name, keys string, features func() string) work {
	return work{name: name, config: layer(keys), files: one("l.geojson", features)}
}

// all are the maps.
func all() []work {
	return slices.Concat(labels(), scales(), areas(), specials(), joins(), readers(), styled(), written())
}

func labels() []work {
	return []work{
		of("labels: 300k of a place", `"labeling": {"key": "n"}`, func() string { return places(300_000, 1e-7) }),
		of("labels: 100k", `"labeling": {"key": "n"}`, func() string { return places(100_000, 1) }),
		of("labels: 300k, at most 30", `"labeling": {"key": "n", "max-labels": 30, "priority": "v"}`, func() string { return places(300_000, 1) }),
		of("labels: 100k at all positions", `"labeling": {"key": "n", "priority": "v", "position": ["n", "s", "e", "w", "ne", "nw", "se", "sw"]}`, func() string { return places(100_000, 1) }),
		of("labels: a line, repeated", `"labeling": {"key": "n", "position": "along", "repeat": 20}`, func() string { return lines(1, 200_000) }),
		of("labels: 20k lines", `"labeling": {"key": "n", "position": "along"}`, func() string { return lines(20_000, 20) }),
		of("labels: an area of 500k points", `"labeling": {"key": "n"}`, func() string { return polygons(1, 500_000, 1) }),
		of("labels: 100k areas", `"labeling": {"key": "n", "wrap": 5}`, func() string { return squares(100_000, 1) }),
		of("labels: one of 100k rings", `"labeling": {"key": "n"}`, func() string { return members(100_000, 0.5) }),
	}
}

func scales() []work {
	wide := func() string { return places(300_000, 1) }
	by := func(name, keys, more string) work {
		w := of("classes: "+name, `"classify": {"by": "v", `+keys+`}`, wide)
		if more != "" {
			w.config = w.config[:len(w.config)-1] + ", " + more + "}"
		}
		return w
	}
	var all []work
	for _, method := range []string{"quantile", "equal", "pretty", "jenks", "head-tail", "mean-deviation", "nested-means", "q6"} {
		all = append(all, by(method, `"method": "`+method+`"`, `"legend": {"histogram": true}`))
	}
	return append(all,
		by("jenks, 64", `"method": "jenks", "classes": 64`, ""),
		by("categories", `"method": "category"`, `"legend": true`),
		of("classes: 300k categories", `"classify": {"by": "n", "method": "category"}`, wide),
		of("classes: bivariate", `"classify": {"by": ["v", "w"], "method": "bivariate"}`, wide),
		by("radii", `"property": "r", "method": "area"`, `"legend": true`),
		by("ramp", `"property": "stroke-width", "method": "linear"`, `"legend": {"histogram": true}`),
		work{name: "classes: 100 breaks", config: layer(`"classify": {"by": "v", "breaks": [` + numbered(100, ",", "#") + `]}`), files: one("l.geojson", wide)},
		work{name: "classes: a palette of 140k", config: strings.TrimSuffix(layer(`"classify": {"by": "n", "method": "category", "palette": {`+numbered(140_000, ",", `"town #": "red"`)+`}}`), "}") + `, "legend": true}`, files: one("l.geojson", wide)},
	)
}

func areas() []work {
	var all []work
	for name, keys := range map[string]string{
		"as they are": "", "simplified": `"simplify": 1`, "Douglas and Peucker": `"simplify": {"method": "douglas-peucker", "tolerance": 1}`,
		"by distance": `"simplify": {"method": "distance", "tolerance": 1}`, "joined": `"join": true`, "joined by group": `"join": {"group-by": "w"}`,
		"widened": `"join": {"group-by": "n", "buffer": 3}`, "widened together": `"join": {"buffer": 3}`, "islands": `"filter-islands": 1`, "kept islands": `"filter-islands": 1000, "keep-shapes": true`,
		"by arcs": `"edges": "geodesic"`, "without holes": `"ignore-holes": true`,
	} {
		all = append(all,
			of("areas: 100k squares, "+name, keys, func() string { return squares(100_000, 1) }),
			of("areas: 300k upon each other, "+name, keys, func() string { return squares(300_000, 1e-7) }),
			of("areas: one of 500k points, "+name, keys, func() string { return polygons(1, 500_000, 1) }),
			of("areas: 300 of 3000 points, "+name, keys, func() string { return polygons(300, 3000, 1) }),
			of("areas: one of 500k holes, "+name, keys, func() string { return holes(500_000) }),
			of("areas: one of 200k members that overlap, "+name, keys, func() string { return members(200_000, 3) }),
			of("areas: one of 200k members in a row, "+name, keys, func() string { return members(200_000, 0.5) }),
			of("areas: one of 100k nested members, "+name, keys, func() string { return nested(100_000) }),
		)
	}
	slices.SortFunc(all, func(a, b work) int { return strings.Compare(a.name, b.name) })
	mask := func(keys string) string {
		return `{"layers": {"m": {"src": "m.geojson"}, "l": {"src": "l.geojson", ` + keys + `}}}`
	}
	both := func() map[string]string {
		return map[string]string{"l.geojson": squares(50_000, 1), "m.geojson": squares(50_000, 0.7)}
	}
	return append(all,
		work{name: "areas: cropped to others", config: mask(`"crop-to": "m"`), files: both},
		work{name: "areas: cut out of others", config: mask(`"subtract-from": "m"`), files: both},
		work{name: "areas: borders", config: `{"layers": {"l": {"src": "l.geojson"}, "b": {"special": "borders", "borders": {"layer": "l", "group-by": "w"}}}}`, files: one("l.geojson", func() string { return squares(100_000, 1) })},
	)
}

func specials() []work {
	with := func(keys string) string {
		return `{"layers": {"l": {"src": "l.geojson"}, "g": {` + keys + `}}}`
	}
	dots := one("l.geojson", func() string { return places(300_000, 1) })
	return []work{
		{name: "special: hexagons", config: with(`"special": "grid", "grid": {"layer": "l", "size": 1, "sum": "v"}`), files: dots},
		{name: "special: squares", config: with(`"special": "grid", "grid": {"layer": "l", "size": 1, "shape": "square"}`), files: dots},
		{name: "special: graticule", config: `{"layers": {"g": {"special": "graticule", "latitudes": 0.1, "longitudes": 0.1, "outline": true}}, "export": {"width": 3000}}`},
		{name: "special: a fine graticule", config: `{"proj": "ortho", "layers": {"g": {"special": "graticule", "latitudes": 0.1, "longitudes": 0.1}}, "degrees": {"step": 0.1}, "export": {"width": 30000}}`},
		{name: "special: a route", config: `{"layers": {"r": {"special": "route", "route": {"stops": [` + numbered(10_000, ",", "[1.#, 10.#]") + `]}}}}`},
		{name: "special: a legend of 20k layers", config: `{"legend": {"at": "auto"}, "layers": {` + numbered(2000, ",", `"l#": {"special": "sea"}`) + `}}`},
		{name: "special: bounds by points", config: `{"bounds": {"mode": "points", "data": [` + numbered(10_000, ",", "[1.#, 2]") + `]}, "layers": {"l": {"special": "sea"}}}`},
		{name: "special: bounds by polygons", config: `{"bounds": {"mode": "polygons", "data": {"layer": "l", "min-area": 0.5}}, "layers": {"l": {"src": "l.geojson"}}}`, files: one("l.geojson", func() string { return members(300_000, 0.5) })},
		{name: "special: a locator and an inset", config: strings.TrimSuffix(layer(""), "}") + `, "locator": true, "views": [{"frame": [0, 0, 0.2, 0.2], "border": true}]}`, files: one("l.geojson", func() string { return squares(100_000, 1) })},
		{name: "special: a note of 100 kB", config: `{"note": "` + strings.Repeat("words ", 16_000) + `", "layers": {"l": {"special": "sea"}}}`},
	}
}

func joins() []work {
	table := func(more string) string {
		return `{"layers": {"l": {"src": "l.geojson", "data": {"src": "t.csv", "key": "a", "on": "n"` + more + `}}}}`
	}
	rows := func() map[string]string {
		return map[string]string{"l.geojson": places(100_000, 1), "t.csv": "a,b,c\n" + numbered(300_000, "\n", "town #,#,x")}
	}
	place := func(keys string) string {
		return `{"layers": {"l": {"src": "l.geojson", "data": {` + keys + `}}, "m": {"src": "m.geojson"}}}`
	}
	in := func() map[string]string {
		return map[string]string{"l.geojson": places(300_000, 1), "m.geojson": squares(100_000, 1)}
	}
	around := func() map[string]string {
		return map[string]string{"m.geojson": places(300_000, 1), "l.geojson": squares(100_000, 1)}
	}
	return []work{
		{name: "joins: a table", config: table(""), files: rows},
		{name: "joins: sums of a table", config: table(`, "repeats": "sum"`), files: rows},
		{name: "joins: within", config: place(`"within": "m"`), files: in},
		{name: "joins: nearest", config: place(`"nearest": "m", "distance": "d"`), files: in},
		{name: "joins: counted", config: place(`"within": "m", "count": "c", "sum": "v"`), files: around},
		{name: "joins: counted in one", config: place(`"within": "m", "count": "c"`), files: func() map[string]string {
			return map[string]string{"m.geojson": places(100_000, 1), "l.geojson": polygons(1, 500_000, 1)}
		}},
		{name: "joins: counted in 4k nested", config: place(`"within": "m", "count": "c"`), files: func() map[string]string {
			return map[string]string{"m.geojson": places(3000, 0.05), "l.geojson": around4k(4000)}
		}},
		{name: "joins: nearest of one place", config: place(`"nearest": "m"`), files: func() map[string]string {
			return map[string]string{"m.geojson": places(300_000, 0), "l.geojson": places(100_000, 1)}
		}},
		{name: "joins: an attribute by 70k values", config: layer(`"attributes": [{"src": "n", "where": "n", "set": "n", "equals": [` + numbered(70_000, ",", `"town #"`) + `], "to": [` + numbered(70_000, ",", `"#"`) + `]}]`), files: one("l.geojson", func() string { return places(100_000, 1) })},
		{name: "joins: a filter of 99k values", config: layer(`"filter": ["n", "in", [` + numbered(99_000, ",", `"town #"`) + `]]`), files: one("l.geojson", func() string { return places(100_000, 1) })},
	}
}

func styled() []work {
	css := func(name, text string) work {
		return work{name: "style: " + name, config: layer(`"attributes": "all", "class": "c"`), style: text, files: one("l.geojson", func() string { return places(20_000, 1) })}
	}
	return []work{
		css("15k rules", numbered(15_000, "\n", `.c[n="town #"] { fill: red }`)),
		css("900 declarations", "#l {"+numbered(900, "", "p#: 1;")+"}"),
		css("19k rules that say the same", strings.Repeat("#l { fill: red }\n", 19_000)),
		css("300 rules by numbers", numbered(300, "\n", `.c[v>#] { fill: red; r: # }`)),
		css("900 selectors", numbered(900, ",", ".c[v=\"#\"]")+"{ fill: red }"),
		css("100 kB of a value", "#l { fill: "+strings.Repeat("red ", 24_000)+"}"),
		css("900 custom properties", "#l {"+numbered(900, "", "--a#: 1;")+"fill: var(--a1) }"),
		css("90 media", numbered(90, "\n", "@media (min-width: #px) { .c { r: # } }")),
		css("words that nobody knows", "#l {"+numbered(900, "", "fil#: 1;")+"}"),
	}
}

// written are maps that take long to write, in each format.
func written() []work {
	var all []work
	for _, format := range []string{"svg", "svgz", "png", "pdf", "html"} {
		for name, w := range map[string]work{
			"points":          of("", `"attributes": "all"`, func() string { return places(100_000, 1) }),
			"a line":          of("", "", func() string { return lines(1, 500_000) }),
			"an area":         of("", "", func() string { return polygons(1, 500_000, 1) }),
			"labels":          of("", `"labeling": {"key": "n"}, "class": "a"`, func() string { return places(20_000, 1) }),
			"holes":           of("", "", func() string { return holes(300_000) }),
			"a dash":          {style: "#l { stroke: red; stroke-width: 0.3; stroke-dasharray: 0.5 }", config: layer(""), files: one("l.geojson", func() string { return lines(1, 300_000) })},
			"patterns":        {style: "#l { fill: url(#p); opacity: 0.5 }", config: strings.TrimSuffix(layer(""), "}") + `, "patterns": {"p": {"kind": "dots", "spacing": 2}}, "export": {"width": 3000}}`, files: one("l.geojson", func() string { return squares(30_000, 1) })},
			"a large picture": {config: strings.TrimSuffix(layer(""), "}") + `, "export": {"width": 8000}}`, style: "#l { fill: red; stroke: blue; stroke-width: 300; opacity: 0.5 }", files: one("l.geojson", func() string { return lines(10, 10_000) })},
		} {
			w.name, w.format = "written as "+format+": "+name, format
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b work) int { return strings.Compare(a.name, b.name) })
	return all
}
