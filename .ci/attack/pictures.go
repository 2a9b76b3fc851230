package main

import (
	"fmt"
	"strings"
)

// drawn is an attack by what is drawn, in a format.
func drawn(format, name, text, css string, more ...string) attack {
	a := attack{name: format + ": " + name, files: map[string][]byte{"map.json": []byte(text), "s.css": []byte(css)},
		args: append([]string{"map.json", "-s", "s.css", "-o", "map." + format}, more...)}
	return a
}

// countries is a map of countries with more in its layer, and more besides.
func countries(layer, more string) string {
	if layer != "" {
		layer = ", " + layer
	}
	if more != "" {
		more = ", " + more
	}
	return `{"layers": {"l": {"src": "builtin:countries-50m"` + layer + `}}` + more + `}`
}

// coast is an attack whose layer is a hundred lines of a thousand points each, upon each other.
func coast(a attack) attack {
	a.files["l.geojson"] = collection(many(100, ",", `{"type": "Feature", "properties": {"n": "%d"}, "geometry": {"type": "LineString", "coordinates": [`+zigzag(1000)+`]}}`))
	return a
}

func zigzag(n int) string {
	points := make([]string, n)
	for i := range points {
		points[i] = fmt.Sprintf("[%.2f,%d]", -170+340*float64(i)/float64(n), i%2)
	}
	return strings.Join(points, ",")
}

const zigzags = `{"layers": {"l": {"src": "l.geojson"}}}`

// pictureAttacks ask for pictures and prints that are made to cost much.
func pictureAttacks() []attack {
	var all []attack
	size := func(w, h string) string { return countries("", `"export": {"width": `+w+`, "height": `+h+`}`) }
	for _, format := range []string{"png", "pdf"} {
		of := func(name, text, css string, more ...string) {
			all = append(all, drawn(format, name, text, css, more...))
		}
		lines := func(name, css string) { all = append(all, coast(drawn(format, name, zigzags, css))) }
		of("1e6 by 1e6 pixels", size("1e6", "1e6"), "")
		of("1e9 by 1 pixels", size("1e9", "1"), "")
		of("a page of 1e300 mm", countries("", `"export": {"page": "1e300mm x 1e300mm"}`), "")
		of("a bleed of 1e9", countries("", `"export": {"width": 500, "bleed": 1e9, "crop-marks": true}`), "")
		of("a scale of 1:1", countries("", `"bounds": {"data": [5, 45, 10, 47], "scale": "1:1"}`), "")
		of("a scale of 1:1e-300", countries("", `"bounds": {"data": [5, 45, 10, 47], "scale": "1:1e-300"}`), "")
		lines("dashes of 0.0001", "#l { stroke: red; stroke-dasharray: 0.0001 }")
		lines("dashes of 1e-300", "#l { stroke: red; stroke-dasharray: 1e-300 1e-300 }")
		lines("10k dashes in a list", "#l { stroke: red; stroke-dasharray: "+many(10_000, " ", "0.0%d1")+" }")
		lines("lines of 1e9 pixels", "#l { stroke: red; stroke-width: 1e9; stroke-linejoin: round; stroke-linecap: round }")
		lines("lines of 300 pixels, translucent", "#l { stroke: red; stroke-width: 300; opacity: .5; stroke-linejoin: round }")
		lines("a blend of groups", "#l { stroke: red; opacity: .5; mix-blend-mode: multiply }")
		of("circles of 1e9 pixels", `{"layers": {"c": {"src": "builtin:cities"}}}`, "#c { r: 1e9; fill: red; stroke: blue; stroke-dasharray: 1 }")
		of("circles of 500 pixels", `{"layers": {"c": {"src": "builtin:cities"}}}`, "#c { r: 500; fill: red; opacity: .5; stroke: blue; stroke-dasharray: 1 }")
		of("a pattern of 1e-9", countries("", `"patterns": {"p": {"kind": "dots", "spacing": 1e-9, "width": 1e-9}}`), "#l { fill: url(#p) }")
		of("a pattern of 0.01", countries("", `"patterns": {"p": {"kind": "grid", "angle": 33, "spacing": 0.01, "width": 0.01}}`), "#l { fill: url(#p) }")
		of("a pattern of 0.2", countries("", `"patterns": {"p": {"kind": "dots", "angle": 33, "spacing": 0.2, "width": 0.1}}`), "#l { fill: url(#p) }")
		of("a pattern of 1e9", countries("", `"patterns": {"p": {"kind": "lines", "spacing": 1e9, "width": 1e9}}`), "#l { fill: url(#p) }")
		of("10k patterns", countries("", `"patterns": {`+many(10_000, ",", `"p%d": {"kind": "dots"}`)+`}`), "#l { fill: url(#p1) }")
		of("texts of 1e9 pixels", countries(`"labeling": {"key": "NAME"}`, ""), ".label { font-size: 1e9px }")
		of("texts of 1e-300 pixels", countries(`"labeling": {"key": "NAME"}`, ""), ".label { font-size: 1e-300px }")
		of("halos of 1e6 pixels", countries(`"labeling": {"key": "NAME", "buffer": true}`, ""), ".label { stroke: #fff; stroke-width: 1e6; paint-order: stroke }")
		of("letters 1e9 apart", countries(`"labeling": {"key": "NAME"}`, ""), ".label { letter-spacing: 1e9px }")
	}
	return append(all,
		drawn("png", "rings of 500 pixels", `{"layers": {"c": {"src": "builtin:cities"}}}`, "#c { r: 500; fill: none; stroke: blue; stroke-dasharray: 1 }").allowed(5, 0, "the picture has 7,000 rings as large as itself, with a million dashes that are seen"),
		drawn("png", "density of 1e9", countries("", `"export": {"density": 1e9}`), ""),
		drawn("png", "density of 1e300dpi", countries("", `"export": {"density": "1e300dpi"}`), ""),
		drawn("png", "density of 1e-300", countries("", `"export": {"density": 1e-300}`), ""),
		drawn("png", "density by a flag", countries("", ""), "", "--density", "1e9"),
		drawn("png", "500 million pixels", size("23000", "23000"), "").allowed(60, 2300, "the answer has 500 million pixels, 4 bytes each before they are packed"),
		drawn("svg", "1e9 by 1e9 pixels", size("1e9", "1e9"), ""),
		drawn("html", "1e9 by 1e9 pixels", size("1e9", "1e9"), ""),
		drawn("html", "40k classes in a page", countries(`"attributes": "all", "class": "`+many(40_000, " ", "c%d")+`"`, ""), ""),
	)
}
