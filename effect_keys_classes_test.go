package kartograph

import (
	"maps"
	"strings"
)

// classEffects adds what the keys of classes and patterns change.
func classEffects(all map[string]keyEffect) {
	for key, e := range map[string]keyEffect{
		"classify":            {"polygons", ``, `"classify": {"by": "v"}`},
		"classify.by":         {"polygons", classifying(``), `"classify": {"by": "g", "method": "category"}`},
		"classify.method":     {"polygons", classifying(``), classifying(`"method": "pretty"`)},
		"classify.classes":    {"polygons", classifying(``), classifying(`"classes": 2`)},
		"classify.breaks":     {"polygons", classifying(``), classifying(`"breaks": [2]`)},
		"classify.domain":     {"polygons", classifying(`"method": "equal"`), classifying(`"method": "equal", "domain": [0, 9]`)},
		"classify.deviations": {"polygons", classifying(`"method": "mean-deviation"`), classifying(`"method": "mean-deviation", "deviations": 0.5`)},
		"classify.centred":    {"polygons", classifying(`"method": "mean-deviation"`), classifying(`"method": "mean-deviation", "centred": true`)},
		"classify.property":   {"polygons", classifying(``), classifying(`"property": "stroke"`)},
		"classify.palette":    {"polygons", classifying(``), classifying(`"palette": "Reds"`)},
		"classify.reverse":    {"polygons", classifying(``), classifying(`"reverse": true`)},
		"classify.missing":    {"polygons", `"classify": {"by": "v / (v - 1)"}`, `"classify": {"by": "v / (v - 1)", "missing": "hatch"}`},
		"classify.max":        {"polygons", classifying(`"property": "stroke-width"`), classifying(`"property": "stroke-width", "max": 9`)},
		"classify.min":        {"polygons", classifying(`"property": "stroke-width"`), classifying(`"property": "stroke-width", "min": 1`)},
		"classify.title":      {"polygons", classifying(``), classifying(`"title": "T"`)},
		"classify.unit":       {"polygons", classifying(``), classifying(`"unit": "%"`)},
	} {
		all["layers.*."+key] = e
	}
	maps.Copy(all, map[string]keyEffect{
		"patterns":            {"", hatched(`"k"`, ``), hatched(`"k"`, `"p": {}`)},
		"patterns.kind":       {"", hatched(`"p"`, `"p": {}`), hatched(`"p"`, `"p": {"kind": "dots"}`)},
		"patterns.angle":      {"", hatched(`"p"`, `"p": {}`), hatched(`"p"`, `"p": {"angle": 9}`)},
		"patterns.spacing":    {"", hatched(`"p"`, `"p": {}`), hatched(`"p"`, `"p": {"spacing": 9}`)},
		"patterns.width":      {"", hatched(`"p"`, `"p": {}`), hatched(`"p"`, `"p": {"width": 9}`)},
		"patterns.color":      {"", hatched(`"p"`, `"p": {}`), hatched(`"p"`, `"p": {"color": "red"}`)},
		"patterns.background": {"", hatched(`"p"`, `"p": {}`), hatched(`"p"`, `"p": {"background": "red"}`)},
	})
}

// classifying is a layer's classify with more keys.
func classifying(more string) string {
	return strings.Replace(`"classify": {"by": "v", `+more+`}`, ", }", "}", 1)
}

// hatched is a map that is filled with a pattern, and has patterns.
func hatched(fill, patterns string) string {
	return `{"layers": {"L": {"src": "poly.geojson", "classify": {"by": "g", "palette": {"x": ` + strings.Replace(fill, `"k"`, `"hatch"`, 1) + `, "y": "p"}}}}, "patterns": {` + patterns + `}}`
}
