package main

import (
	"fmt"
	"strings"
)

// many writes a text for each of n numbers, with a separator between them.
func many(n int, separator, format string) string {
	parts := make([]string, n)
	verbs := strings.Count(format, "%d")
	for i := range parts {
		args := make([]any, verbs)
		for k := range args {
			args[k] = i
		}
		parts[i] = fmt.Sprintf(format, args...)
	}
	return strings.Join(parts, separator)
}

// config is an attack by the config alone.
func config(name, file, text string) attack {
	return attack{name: "config: " + name, files: map[string][]byte{file: []byte(text)}, args: []string{file, "-o", "map.svg"}}
}

// layer is an attack by a config of one layer of built-in land.
func layer(name, keys string) attack {
	return config(name, "map.json", `{"layers": {"l": {"src": "builtin:countries", `+keys+`}}}`)
}

// graticule is an attack by a graticule.
func graticule(name, keys string) attack {
	return config(name, "map.json", `{"layers": {"g": {"special": "graticule", `+keys+`}}}`)
}

func configAttacks() []attack {
	all := []attack{
		layer("60k words in class", `"class": "`+many(60_000, " ", "c%d")+`"`),
		layer("60k classes in a list", `"class": [`+many(60_000, ",", `"c%d"`)+`]`),
		graticule("200k equal latitudes", `"latitudes": [`+many(200_000, ",", "10")+`]`),
		graticule("200k latitudes", `"latitudes": [`+many(200_000, ",", "0.000%d1")+`]`),
		graticule("500k latitudes", `"latitudes": [`+many(500_000, ",", "0.000%d1")+`]`),
		graticule("step of 1e-300", `"latitudes": 1e-300, "longitudes": 1e-300`),
		layer("40k attributes", `"attributes": [`+many(40_000, ",", `"a%d"`)+`]`),
		layer("300k attributes", `"attributes": [`+many(300_000, ",", `"a%d"`)+`]`),
		layer("40k attributes by name", `"attributes": {`+many(40_000, ",", `"a%d":"NAME"`)+`}`),
		layer("40k equals", `"attributes": [{"src": "a", "where": "b", "set": "a", "equals": [`+many(40_000, ",", `"%d"`)+`], "to": [`+many(40_000, ",", `"%d"`)+`]}]`),
		layer("40k groups", `"join": {"group-by": "NAME", "groups": {`+many(40_000, ",", `"g%d":["%d"]`)+`}}`),
		layer("200k groups", `"join": {"group-by": "NAME", "groups": {`+many(200_000, ",", `"g%d":["%d"]`)+`}}`),
		layer("one group of 200k", `"join": {"group-by": "NAME", "groups": {"g":[`+many(200_000, ",", `"%d"`)+`]}}`),
		layer("groups of the same", `"join": {"group-by": "NAME", "groups": {`+many(40_000, ",", `"g%d":["Austria"]`)+`}}`),
		layer("40k join attributes", `"join": {"group-by": "NAME", "attributes": {`+many(40_000, ",", `"a%d":"NAME"`)+`}}`),
		layer("40k split characters", `"labeling": {"key": "NAME", "split-chars": [`+many(40_000, ",", `"%d"`)+`]}`),
		layer("filter of 200k values", `"filter": ["NAME", "in", [`+many(200_000, ",", `"%d"`)+`]]`),
		layer("filter of 50k conditions", `"filter": ["or",`+many(50_000, ",", `["NAME","=","%d"]`)+`]`),
		layer("filter of 50k columns", `"filter": ["or",`+many(50_000, ",", `["c%d","=","x"]`)+`]`),
		layer("filter of 50k values, one of which is there", `"filter": ["NAME", "in", ["Peru",`+many(50_000, ",", `"%d"`)+`]]`),
		layer("filter 90 deep", `"filter": `+strings.Repeat(`["and",`, 90)+`["NAME","=","x"]`+strings.Repeat("]", 90)),
		layer("a filter of wildcards", `"filter": ["NAME", "like", "`+strings.Repeat("%a", 50_000)+`"]`),
		layer("40k to subtract from", `"subtract-from": [`+many(40_000, ",", `"l%d"`)+`]`),
		layer("16 MB of unknown keys", many(500_000, ",", `"k%d": 1`)),
		layer("a key 500k times", many(500_000, ",", `"src": "a"`)),
		config("20k layers", "map.json", `{"layers": {`+many(20_000, ",", `"l%d": {"special": "sea"}`)+`}}`),
		config("20k layers in a list", "map.json", `{"layers": [`+many(20_000, ",", `{"src": "builtin:land"}`)+`]}`),
		config("20k layers of the same id", "map.json", `{"layers": [`+many(20_000, ",", `{"id": "a", "src": "builtin:land"}`)+`]}`),
		config("20k mistyped layers", "map.json", `{"layers": {`+many(20_000, ",", `"layer%d": {"special": "borders", "borders": {"layer": "laier%d"}}`)+`}}`),
		config("300 layers of countries", "map.json", `{"layers": {`+many(300, ",", `"l%d": {"src": "builtin:countries"}`)+`}}`),
		config("10k views", "map.json", `{"layers": {"l": {"special": "sea"}}, "views": [`+many(10_000, ",", `{"frame": [0, 0, 1, 1]}`)+`]}`),
		config("200 views of countries", "map.json", `{"layers": {"l": {"src": "builtin:countries"}}, "views": [`+many(200, ",", `{"frame": [0, 0, 1, 1]}`)+`]}`),
		config("200 views of their own with extents", "map.json", `{"layers": {"l": {"src": "builtin:countries"}}, "views": [`+many(200, ",", `{"proj": "auto", "extent": true, "frame": [0, 0, 1, 1]}`)+`]}`),
		config("a chain of 101 crop-to", "map.json", `{"layers": {"l0": {"src": "builtin:countries"}, `+many(100, ",", `"m%d": {"src": "builtin:countries", "crop-to": "l0"}`)+`}}`),
		config("a real chain of 101 crop-to", "map.json", `{"layers": {"l0": {"src": "builtin:countries"}, `+chain(101)+`}}`),
		config("precision and a graticule", "map.json", `{"proj": {"id": "ortho", "precision": 1e-6}, "layers": {"g": {"special": "graticule", "latitudes": 1, "longitudes": 1}}}`),
		config("precision of 1e-300", "map.json", `{"proj": {"id": "ortho", "precision": 1e-300}, "layers": {"g": {"special": "graticule", "latitudes": 1, "longitudes": 1}, "c": {"src": "builtin:countries"}}}`),
		config("a map of 1e9 pixels", "map.json", `{"layers": {"g": {"special": "graticule"}, "c": {"src": "builtin:countries"}}, "export": {"width": 1e9}}`),
		config("a grid of 1e-9 pixels", "map.json", `{"layers": {"c": {"src": "builtin:cities"}, "g": {"special": "grid", "grid": {"layer": "c", "size": 1e-9}}}}`),
		config("200k points of bounds", "map.json", `{"bounds": {"mode": "points", "data": [`+many(200_000, ",", "[1.%d, 2]")+`]}, "layers": {"l": {"special": "sea"}}}`),
		config("a title of 10 MB", "map.json", `{"title": "`+strings.Repeat("a<", 5<<20)+`", "layers": {"l": {"special": "sea"}}}`),
		config("a PROJ string of 1 MB", "map.json", `{"proj": "`+many(50_000, " ", "+lat_%d=1")+`", "layers": {"l": {"special": "sea"}}}`),
		config("a WKT of 1 MB", "map.json", `{"proj": {"id": "proj4", "projstr": "`+strings.Repeat("PROJCS[", 150_000)+`"}, "layers": {"l": {"special": "sea"}}}`),
		config("great arcs at the scale of a house", "map.json", `{"layers": {"l": {"src": "builtin:countries-50m", "edges": "geodesic"}}, "bounds": [8.5, 47.3, 8.5001, 47.3001]}`),
		config("great arcs at the scale of a pin", "map.json", `{"layers": {"l": {"src": "builtin:countries-50m", "edges": "geodesic"}}, "bounds": [8.5, 47.3, 8.50000001, 47.30000001]}`),
		config("great arcs at a coast", "map.json", `{"layers": {"l": {"src": "builtin:land", "edges": "geodesic"}}, "bounds": [-0.0005, 49.3305, 0.0005, 49.331]}`),
		config("great arcs at a pole", "map.json", `{"layers": {"l": {"src": "builtin:land", "edges": "geodesic"}}, "bounds": [0, -89.9999, 10, -89.999]}`),
		config("500k brackets", "map.json", strings.Repeat("[", 500_000)),
		config("500k numbers", "map.json", "["+many(500_000, ",", "%d")+"]"),
		config("a list of 1m mistakes", "map.json", `{"layers": [`+many(1_000_000, ",", "1")+`]}`),
	}
	return append(all, yamlAttacks()...)
}

// chain is a chain of layers, each of which is cropped to the one before.
func chain(n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf(`"l%d": {"src": "builtin:countries", "crop-to": "l%d"}`, i+1, i)
	}
	return strings.Join(parts, ",")
}

func yamlAttacks() []attack {
	handle := strings.Repeat("a", 200)
	return []attack{
		config("YAML, one long %TAG", "map.yaml", "%TAG ! tag:"+strings.Repeat("a", 20_000)+"\n---\nlayers: ["+many(40_000, ",", "!a %d")+"]\n"),
		config("YAML, %TAG of 150 kB", "map.yaml", "%TAG ! tag:"+strings.Repeat("a", 150_000)+"\n---\nlayers: ["+many(20_000, ",", "!a b")+"]\n"),
		config("YAML, 60k %TAG", "map.yaml", many(60_000, "\n", "%%TAG !"+handle[:10]+"%d! tag:x")+"\n---\na: 1\n"),
		config("YAML, a billion laughs", "map.yaml", laughs()),
		config("YAML, 100k anchors", "map.yaml", many(100_000, "\n", "a%d: &a%d [1]")),
		config("YAML, 100k merges", "map.yaml", "a: &a {b: 1}\n"+many(100_000, "\n", "k%d: {<<: *a}")),
		config("YAML, merges of merges", "map.yaml", merges(3000)),
		config("YAML, 500k brackets", "map.yaml", strings.Repeat("[", 500_000)),
		config("YAML, 5k levels", "map.yaml", levels(5000)),
		config("YAML, 500k questions", "map.yaml", strings.Repeat("? ", 500_000)),
		config("YAML, 500k dashes", "map.yaml", strings.Repeat("- ", 500_000)),
		config("YAML, 300k keys", "map.yaml", many(300_000, "\n", "k%d: 1")),
		config("YAML, a text of 5 MB of quotes", "map.yaml", "a: \""+strings.Repeat(`\n`, 2_500_000)+"\"\n"),
		config("YAML, 200k documents", "map.yaml", strings.Repeat("---\n", 200_000)),
		config("YAML, 200k comments", "map.yaml", "a:\n"+strings.Repeat(" # c\n", 200_000)+" - 1\n"),
		config("YAML, 200k lines of a text", "map.yaml", "a: |\n"+strings.Repeat("  x\n", 200_000)),
		config("YAML, 200k blanks", "map.yaml", strings.Repeat(" ", 200_000)+"a"),
		config("YAML, 200k flow pairs", "map.yaml", "{"+strings.Repeat("a,", 200_000)+"}"),
	}
}

func laughs() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10))
	}
	return b.String()
}

func merges(n int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 {k0: 1}\n")
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "a%d: &a%d {<<: *a%d, k%d: 1}\n", i, i, i-1, i)
	}
	return b.String()
}

func levels(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}
