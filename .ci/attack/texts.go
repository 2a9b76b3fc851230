package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/image/font/gofont/goregular"
)

// labelled is an attack by labels: what the layer says of them, and n places.
func labelled(name, keys string, n int) attack {
	var rows strings.Builder
	rows.WriteString("name,lon,lat,a,b\n")
	for i := range n {
		fmt.Fprintf(&rows, "town %d,%.4f,%.4f,%d,%d\n", i, float64(i*7919%36_000)/100-180, float64(i*104_729%16_000)/100-80, i, i%7)
	}
	return attack{name: "labels: " + name, files: map[string][]byte{
		"map.json": []byte(`{"layers": {"l": {"src": "l.csv", "labeling": {` + keys + `}}}}`), "l.csv": []byte(rows.String()),
	}, args: []string{"map.json", "-o", "map.svg"}}
}

// explained are attacks by labels whose places are to be explained, one of many and all.
func explained() []attack {
	one, all := labelled("100k, one of which is explained", `"key": "name"`, 100_000), labelled("3k of one name, all of which are explained", `"template": "town"`, 3000)
	none := labelled("100k, of which one is explained that there is not", `"key": "name"`, 100_000)
	one.args, none.args, all.args = append(one.args, "--explain-label", "town 4711"), append(none.args, "--explain-label", "town 4711b"), append(all.args, "--explain-label", "town")
	const over = "over the goal: 100,000 labels are placed, 0.9 kB each"
	return []attack{one.allowed(4, 180, over), none.allowed(4, 180, over), all}
}

// faced is an attack by the file of a font, on a map with a label.
func faced(name, format string, data []byte) attack {
	return attack{name: "font: " + name, files: map[string][]byte{
		"map.json": []byte(`{"layers": {"l": {"src": "l.csv", "labeling": {"key": "name"}}}}`), "l.csv": []byte("name,lon,lat\nÀÉÔ Aö,9,48\n"),
		"s.css": []byte(`@font-face { font-family: "F"; src: url("f.ttf") } .label { font-family: "F" }`), "f.ttf": data,
	}, args: []string{"map.json", "-s", "s.css", "-o", "map." + format}}
}

// tableOf is where a table of a font file is.
func tableOf(font []byte, tag string) (at, length int, err error) {
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		if record := font[12+16*i:]; string(record[:4]) == tag {
			return int(binary.BigEndian.Uint32(record[8:])), int(binary.BigEndian.Uint32(record[12:])), nil
		}
	}
	return 0, 0, fmt.Errorf("the font has no table %q", tag)
}

// looped is a font whose composite glyphs are made of the next ones, all of them of
// many, and at last of themselves.
func looped() ([]byte, error) {
	font := append([]byte(nil), goregular.TTF...)
	glyf, _, noGlyphs := tableOf(font, "glyf")
	loca, length, noPlaces := tableOf(font, "loca")
	head, _, noHead := tableOf(font, "head")
	if err := errors.Join(noGlyphs, noPlaces, noHead); err != nil {
		return nil, err
	}
	long := binary.BigEndian.Uint16(font[head+50:]) == 1
	count := length/2 - 1
	offset := func(i int) int { return 2 * int(binary.BigEndian.Uint16(font[loca+2*i:])) }
	if long {
		count = length/4 - 1
		offset = func(i int) int { return int(binary.BigEndian.Uint32(font[loca+4*i:])) }
	}
	for i := range count {
		from, to := offset(i), offset(i+1)
		if to-from < 18 {
			continue
		}
		glyph := font[glyf+from : glyf+to]
		binary.BigEndian.PutUint16(glyph, 0xffff) // composite
		n := (len(glyph) - 10) / 6
		for k := range n {
			flags := uint16(0x0020) // more follow
			if k == n-1 {
				flags = 0
			}
			part := glyph[10+6*k:]
			binary.BigEndian.PutUint16(part, flags)
			binary.BigEndian.PutUint16(part[2:], uint16((i+1)%count))
			part[4], part[5] = 1, 1
		}
	}
	return font, nil
}

// loops is an attack by such a font, in a format.
func loops(name, format string) attack {
	font, err := looped()
	a := faced(name, format, font)
	a.err = err
	return a
}

// textAttacks are by labels, templates, fonts, what explains a map, and profiles.
func textAttacks() []attack {
	template := strings.Repeat("{name} {a:,.2f} {a / (b + 1):.3f} ", 30)
	over := many(50_000, ",", `"town %d": {"dx": 1, "text": "T"}`)
	all := []attack{
		labelled("100k at places of their own", `"key": "name"`, 100_000).allowed(4, 180, "over the goal: 90 MB are in use while 100,000 labels are placed, 0.9 kB each: 300 are its feature, its record and its mark, 150 what is asked of it, 200 where it and its circle may stand, 120 the grid"),
		labelled("20k by a template of 90 places", `"template": "`+template+`"`, 20_000).allowed(3, 85, "over the goal: 20,000 texts of 1.4 kB are made, 28 MB in all, and measured up to the width of the page"),
		labelled("a template of 100k places", `"template": "`+strings.Repeat("{name}", 100_000)+`"`, 10),
		labelled("a template 20k deep", `"template": "{`+strings.Repeat("(", 20_000)+`a`+strings.Repeat(")", 20_000)+`}"`, 10),
		labelled("a number of 1e9 decimals", `"template": "{a:.999999999f}"`, 10),
		labelled("a number 1e9 wide", `"template": "{a:999999999.2f}"`, 10),
		labelled("50k overrides", `"key": "name", "overrides": {`+over+`}`, 1000),
		labelled("40k obstacles", `"key": "name", "obstacles": [`+many(40_000, ",", `"l"`)+`]`, 100),
		labelled("40k positions", `"key": "name", "position": [`+many(40_000, ",", `"ne"`)+`]`, 1000),
		labelled("40k strategies", `"key": "name", "strategies": [`+many(40_000, ",", `"place"`)+`]`, 1000),
		labelled("10k smaller", `"key": "name", "strategies": ["smaller", "place"], "min-size": 1e-300`, 10_000),
		labelled("10k with wrap 1", `"key": "name", "wrap": 1`, 10_000),
		labelled("5k short and small at 90 sizes", `"key": "name", "abbreviation": "a", "strategies": ["smaller", "place"], "min-size": 1`, 5000),
		labelled("20k at all positions", `"key": "name", "position": ["n", "s", "e", "w", "ne", "nw", "se", "sw", "inside"]`, 20_000),
		labelled("5k by a template of numbers", `"template": "`+strings.Repeat("{a / (b + 1):,.15f} ", 30)+`"`, 5000),
		labelled("moved by 1e300", `"key": "name", "overrides": {"town 1": {"dx": 1e300, "dy": -1e300, "angle": 1e300}}`, 10),
	}
	repeated := coast(drawn("svg", "texts of lines every 0.001 px", `{"layers": {"l": {"src": "l.geojson", "labeling": {"key": "n", "position": "along", "repeat": 0.001}}}}`, ""))
	large := many(200, ",", `{"type": "Feature", "properties": {"n": "a long name %d"}, "geometry": {"type": "Polygon", "coordinates": [[`+zigzag(2000)+`,[-170,-40]]]}}`)
	all = append(all, explained()...)
	all = append(all, repeated,
		work("labels of 200 areas of 2000 corners", `"labeling": {"key": "n", "wrap": 5}`, string(collection(large))),
		loops("loops of glyphs", "svg"), loops("loops of glyphs, as PNG", "png"), loops("loops of glyphs, as PDF", "pdf"),
		faced("a font of zeros", "svg", make([]byte, 60<<20)),
		faced("a collection of 2e9 fonts", "svg", append([]byte("ttcf\x00\x01\x00\x00\x7f\xff\xff\xff"), make([]byte, 1<<20)...)),
		faced("65k tables", "svg", append([]byte("\x00\x01\x00\x00\xff\xff"), make([]byte, 1<<20)...)),
		faced("woff2", "svg", append([]byte("wOF2\x00\x01\x00\x00\x7f\xff\xff\xff\xff\xff\x00\x00\x7f\xff\xff\xff"), make([]byte, 1<<20)...)),
		style("40k fonts", many(40_000, "\n", `@font-face { font-family: "F%d"; src: url("f.ttf") }`)),
		style("40k sources of a font", `@font-face { font-family: "F"; src: `+many(40_000, ",", `url("f%d.ttf")`)+` }`),
		style("100k custom properties", "#l {"+many(100_000, "", "--a%d: 1;")+"fill: var(--a1) }"),
		style("a chain of 20k custom properties", "#l { --a0: red;"+chained(20_000)+" fill: var(--a19999) }"),
		style("doubling custom properties", "#l { --a0: red;"+doubled(60)+" fill: var(--a59) }"),
		style("a loop of custom properties", "#l { --a: var(--b); --b: var(--a); fill: var(--a) }"),
	)
	return append(all, besideAttacks()...)
}

func chained(n int) string {
	var b strings.Builder
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "--a%d: var(--a%d);", i, i-1)
	}
	return b.String()
}

func doubled(n int) string {
	var b strings.Builder
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "--a%d: var(--a%d) var(--a%d);", i, i-1, i-1)
	}
	return b.String()
}

// besideAttacks are by what stands on a page, by profiles, joins and classes.
func besideAttacks() []attack {
	more := func(name, text string) attack { return config(name, "map.json", countries("", text)) }
	with := func(name, keys string) attack { return config(name, "map.json", countries(keys, "")) }
	profile := func(name string, data []byte) attack {
		return attack{name: "profile: " + name, files: map[string][]byte{
			"map.json": []byte(countries("", `"export": {"output-intent": "p.icc"}`)), "p.icc": data,
		}, args: []string{"map.json", "-o", "map.pdf"}}
	}
	endless := profile("of /dev/zero", nil)
	endless.files = map[string][]byte{"map.json": []byte(countries("", `"export": {"output-intent": "/dev/zero"}`))}
	return []attack{
		profile("of 200 MB", make([]byte, 200<<20)), endless,
		more("40k variants", `"variants": {`+many(40_000, ",", `"v%d": {"width": %d}`)+`}`),
		more("200 variants", `"variants": {`+many(200, ",", `"v%d": {"width": 3%d}`)+`}`),
		more("40k layers of a legend", `"legend": {"layers": [`+many(40_000, ",", `"l"`)+`]}`),
		more("a legend of 1e9 columns", `"legend": {"columns": 1000000000, "width": 1e9}`),
		more("degrees of 1e-9", `"degrees": {"step": 1e-9}`),
		more("degrees of a house", `"degrees": true, "bounds": [8.5, 47.3, 8.5001, 47.3001]`),
		more("a title of 100 kB", `"title": "`+strings.Repeat("a", 100_000)+`"`),
		more("a title of 30k letters without width", `"title": "a`+strings.Repeat("\u200b", 30_000)+`b", "note": "`+strings.Repeat("a ", 50_000)+`", "export": {"width": 300000}`),
		more("a locator of 1e9 pixels", `"locator": {"size": 1e9}`),
		more("an arrow of 1e9 pixels", `"north-arrow": {"size": 1e9}`),
		more("a title of 2 MB of words", `"title": "`+strings.Repeat("a ", 1<<20)+`"`),
		more("a note of 1 MB without blanks", `"note": "`+strings.Repeat("漢", 1<<19)+`"`),
		with("100k categories", `"classify": {"by": "NAME", "method": "category", "palette": {`+many(100_000, ",", `"c%d": "red"`)+`}}`),
		with("100k breaks", `"classify": {"by": "POP_EST", "breaks": [`+many(100_000, ",", "%d")+`]}`),
		with("jenks of 1e9 classes", `"classify": {"by": "POP_EST", "method": "jenks", "classes": 1000000000}`),
		{name: "config: jenks of 64 classes of 200k values", files: map[string][]byte{
			"map.json": []byte(`{"layers": {"l": {"src": "l.csv", "classify": {"by": "v", "method": "jenks", "classes": 64}}}}`), "l.csv": []byte("name,lon,lat,a,b,v\n" + points(200_000)),
		}, args: []string{"map.json", "-o", "map.svg"}, seconds: 4, why: "200,000 features are held until their values are divided and written, 17 MB, the method alone takes 0.7 seconds on two processors"},
		with("a tooltip of 100k places", `"tooltip": "`+strings.Repeat("{NAME}", 100_000)+`"`),
		with("an expression of 50k terms", `"filter": "`+strings.Repeat("POP_EST + ", 50_000)+`1 > 0"`),
		with("an expression 50k deep", `"filter": "`+strings.Repeat("(", 50_000)+`1`+strings.Repeat(")", 50_000)+` > 0"`),
		with("a power of powers", `"filter": "`+strings.Repeat("9 ^ ", 1000)+`9 > 0"`),
		with("a pattern that goes back", `"filter": ["NAME", "matches", "`+strings.Repeat("(a*)*", 1000)+`b"]`),
		with("10k joined tables", `"data": [`+many(10_000, ",", `{"src": "t.csv", "key": "a", "on": "NAME"}`)+`]`),
		with("100 joins by place", `"data": [`+many(100, ",", `{"within": "l", "count": "c%d"}`)+`]`),
		config("a route of 100k stops", "map.json", `{"layers": {"r": {"special": "route", "route": {"stops": [`+many(100_000, ",", "[%d, 10]")+`]}}}}`),
		config("10k grids of hexagons", "map.json", `{"layers": {"c": {"src": "builtin:cities"}, `+many(10_000, ",", `"g%d": {"special": "grid", "grid": {"layer": "c", "size": 1}}`)+`}}`),
	}
}
