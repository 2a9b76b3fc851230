package kartograph

import "strings"

// keyEffects tells of each key of a config file what it changes.
func keyEffects() map[string]keyEffect {
	all := map[string]keyEffect{
		"$schema": {"", `"$schema": "x.json"`, `"$schema": 5`},
		"desc":    {"", ``, `"desc": "x"`},
		"theme":   {"", ``, `"theme": "light"`},
		"lang":    {"", ``, `"lang": "de"`},
		"grids":   {"", ``, `"grids": "nowhere"`},
		"strict":  {"", `{"layers": {"s": {"special": "sea"}}}`, `{"strict": true, "layers": {"s": {"special": "sea"}}}`},

		"proj":            {"", ``, `"proj": "robinson"`},
		"layers":          {"", ``, `{"layers": {"s": {"special": "sea"}}}`},
		"bounds":          {"", ``, `"bounds": [0, 0, 5, 5]`},
		"export":          {"", ``, `"export": {"width": 300}`},
		"variants":        {"", ``, `"variants": [{"width": 300}, {"width": 300}]`},
		"variants.width":  {"", `"variants": [{"width": 300}]`, `"variants": [{"width": 300}, {"width": 300}]`},
		"variants.height": {"", `"variants": [{"width": 300, "ratio": 2}]`, `"variants": [{"width": 300, "ratio": 2, "height": 300}]`},
		"variants.ratio":  {"", `"variants": [{"width": 300, "height": 300}]`, `"variants": [{"width": 300, "ratio": 2, "height": 300}]`},

		"views": {"", ``, `"views": [{"id": "v", "bounds": [0, 0, 5, 5], "frame": [0.7, 0.7, 0.3, 0.3]}]`},

		"bounds.mode":           {"", `"bounds": {"data": [[0, 0], [5, 5]]}`, `"bounds": {"mode": "bbox", "data": [0, 0, 5, 5]}`},
		"bounds.data":           {"", `"bounds": {"data": [0, 0, 5, 5]}`, `"bounds": {"data": [0, 0, 9, 9]}`},
		"bounds.data.layer":     {"", ``, `"bounds": {"mode": "polygons", "data": {"layer": "mask"}}`},
		"bounds.data.filter":    {"", `"bounds": {"mode": "polygons", "data": {"layer": "L"}}`, `"bounds": {"mode": "polygons", "data": {"layer": "L", "filter": ["v", "=", 1]}}`},
		"bounds.data.attribute": {"", `"bounds": {"mode": "polygons", "data": {"layer": "L"}}`, `"bounds": {"mode": "polygons", "data": {"layer": "L", "attribute": "n", "values": "b"}}`},
		"bounds.data.values":    {"", `"bounds": {"mode": "polygons", "data": {"layer": "L", "attribute": "n", "values": "c"}}`, `"bounds": {"mode": "polygons", "data": {"layer": "L", "attribute": "n", "values": "b"}}`},
		"bounds.data.min-area":  {"", `"bounds": {"mode": "polygons", "data": {"layer": "L"}}`, `"bounds": {"mode": "polygons", "data": {"layer": "L", "min-area": 0.5}}`},
		"bounds.padding":        {"", `"bounds": {"data": [0, 0, 5, 5]}`, `"bounds": {"data": [0, 0, 5, 5], "padding": 0.1}`},
		"bounds.scale":          {"", `"bounds": {"data": [0, 0, 9, 9]}`, `"bounds": {"data": [0, 0, 9, 9], "scale": "1:5000000"}`},
		"bounds.crop":           {"", `"bounds": {"data": [0, 0, 9, 9]}`, `"bounds": {"data": [0, 0, 9, 9], "crop": [20, 20, 21, 21]}`},

		"views.*.id":     {"", view(`"id": "v"`), view(`"id": "w"`)},
		"views.*.proj":   {"", view(`"id": "v"`), view(`"id": "v", "proj": "mercator"`)},
		"views.*.bounds": {"", view(`"id": "v"`), view(`"id": "v", "bounds": [0, 0, 9, 9]`)},
		"views.*.frame":  {"", view(`"id": "v"`), strings.Replace(view(`"id": "v"`), "0.7, 0.7", "0.6, 0.6", 1)},
		"views.*.extent": {"", view(`"id": "v"`), view(`"id": "v", "extent": true`)},
		"views.*.layers": {"", view(`"id": "v"`), view(`"id": "v", "layers": ["other"]`)},
		"views.*.border": {"", view(`"id": "v"`), view(`"id": "v", "border": true`)},
	}
	for key, values := range map[string][2]string{
		"width": {``, `"width": 300`}, "height": {``, `"height": 300`}, "ratio": {``, `"ratio": 2`}, "round": {``, `"round": 0`},
		"crop-to-view": {``, `"crop-to-view": false`}, "prettyprint": {``, `"prettyprint": true`}, "absolute": {``, `"absolute": true`},
		"style-mode": {``, `"style-mode": "css"`}, "id-prefix": {``, `"id-prefix": "z"`}, "output-intent": {``, `"output-intent": "gone.icc"`}, "responsive": {``, `"responsive": true`}, "text": {`"scalebar": true`, `"scalebar": true, "text": "outlines"`}, "scalebar": {``, `"scalebar": true`},
		"page": {``, `"page": "A6 landscape"`}, "bleed": {``, `"bleed": "3mm"`}, "crop-marks": {``, `"crop-marks": true`}, "profile": {``, `"profile": "inkscape"`},
		"density":        {`"density": 2`, `"density": "fine"`}, // of pictures; that they are larger is tested where they are written
		"scalebar.align": {`"scalebar": {}`, `"scalebar": {"align": "tl"}`}, "scalebar.offset": {`"scalebar": {}`, `"scalebar": {"offset": 40}`}, "scalebar.unit": {`"scalebar": {}`, `"scalebar": {"unit": "mi"}`},
	} {
		frame := `"bounds": [2, 2, 30, 30], "export": {`
		all["export."+key] = keyEffect{"", frame + values[0] + `}`, frame + values[1] + `}`}
	}
	world := `{"layers": {"l": {"src": "builtin:land"}}, "proj": "mercator", "export": {"scalebar": {`
	all["export.scalebar.auto"] = keyEffect{"", world + `}}}`, world + `"auto": true}}}`}
	for key, with := range map[string]string{
		"id": `"id": "mercator"`, "rotate": `"id": "ortho", "rotate": [10, 0, 0]`, "flip": `"id": "ortho", "flip": true`, "clip-angle": `"id": "ortho", "clip-angle": 60`,
		"precision": `"id": "ortho", "precision": 20`, "projstr": `"projstr": "+proj=robin"`, "lon0": `"id": "ortho", "lon0": 7`, "lat0": `"id": "ortho", "lat0": 7`,
	} {
		all["proj."+key] = keyEffect{"", `"proj": {"id": "ortho"}, "bounds": [-90, -60, 90, 60]`, `"proj": {` + with + `}, "bounds": [-90, -60, 90, 60]`}
	}
	// What belongs to other projections is told.
	for _, key := range strings.Fields("azimuth lat1 lat2 lat3 lon1 lon2 lon3 poleline parallels inflation ratio dist up tilt radius fold zone") {
		all["proj."+key] = keyEffect{"", `"proj": {"id": "ortho"}`, `"proj": {"id": "ortho", "` + key + `": 7}`}
	}
	layerEffects(all)
	classEffects(all)
	sheetEffects(all)
	legendEffects(all)
	return all
}

// legendEffects adds what the keys of legends change.
func legendEffects(all map[string]keyEffect) {
	for key, e := range map[string][2]string{
		"": {`false`, `true`}, ".at": {`{"at": "bl"}`, `{"at": "tr"}`}, ".title": {`{}`, `{"title": "x"}`}, ".layers": {`{}`, `{"layers": ["other"]}`},
		".names": {`{}`, `{"names": {"C": "x"}}`}, ".direction": {`{}`, `{"direction": "horizontal"}`}, ".order": {`{}`, `{"order": "descending"}`},
		".columns": {`{}`, `{"columns": 2}`}, ".format": {`{}`, `{"format": ".3f"}`}, ".missing": {`{}`, `{"missing": "x"}`},
		".histogram": {`{}`, `{"histogram": true}`}, ".width": {`{"at": "right"}`, `{"at": "right", "width": 120}`},
	} {
		layers := `{"layers": {"C": {"src": "points.csv", "classify": {"by": "a", "method": "equal", "classes": 2}}, "other": {"src": "poly.geojson", "attributes": "all", "classify": {"by": "if(v < 3, v, null)", "breaks": [1, 2]}}}, "legend": `
		all["legend"+key] = keyEffect{"", layers + e[0] + "}", layers + e[1] + "}"}
	}
}

// sheetEffects adds what the keys of the page change.
func sheetEffects(all map[string]keyEffect) {
	for key, e := range map[string][2]string{
		"title": {``, `"title": "x"`}, "title.text": {``, `"title": {"text": "x"}`}, "title.draw": {`"title": "x"`, `"title": {"text": "x", "draw": false}`},
		"subtitle": {``, `"subtitle": "x"`}, "note": {``, `"note": "x"`}, "source": {``, `"source": "x"`}, "credit": {``, `"credit": "x"`},
		"background": {``, `"background": "#eee"`}, "margin": {``, `"margin": 10`}, "frame": {``, `"frame": "page"`},
		"scalebar": {``, `"scalebar": true`}, "scalebar.align": {`"scalebar": {}`, `"scalebar": {"align": "tl"}`},
		"scalebar.offset": {`"scalebar": {}`, `"scalebar": {"offset": 40}`}, "scalebar.unit": {`"scalebar": {}`, `"scalebar": {"unit": "both"}`},
		"scalebar.auto": {`"scalebar": {}, "bounds": [-180, -80, 180, 80]`, `"scalebar": {"auto": true}, "bounds": [-180, -80, 180, 80]`},
		"degrees":       {``, `"degrees": true`}, "degrees.sides": {`"degrees": {}`, `"degrees": {"sides": ["top"]}`}, "degrees.step": {`"degrees": {}`, `"degrees": {"step": 3}`},
		"locator": {``, `"locator": true`}, "locator.at": {`"locator": {}`, `"locator": {"at": "tl"}`}, "locator.size": {`"locator": {}`, `"locator": {"size": 80}`},
		"locator.shows": {`"locator": {}`, `"locator": {"shows": [0, 0, 50, 50]}`},
		"north-arrow":   {``, `"north-arrow": true`}, "north-arrow.at": {`"north-arrow": {}`, `"north-arrow": {"at": "bl"}`}, "north-arrow.size": {`"north-arrow": {}`, `"north-arrow": {"size": 20}`},
	} {
		frame := `"proj": "mercator", `
		if !strings.Contains(e[1], "bounds") {
			frame += `"bounds": [2, 2, 30, 30], `
		}
		if e[0] == "" {
			e[0] = `"strict": false`
		}
		all[key] = keyEffect{"", frame + e[0], frame + e[1]}
	}
}

func view(more string) string {
	if !strings.Contains(more, "bounds") {
		more += `, "bounds": [0, 0, 5, 5]`
	}
	return `"views": [{` + more + `, "frame": [0.7, 0.7, 0.3, 0.3]}]`
}

// layerEffects adds what the keys of layers change.
func layerEffects(all map[string]keyEffect) {
	for key, e := range map[string]keyEffect{
		"id":      {"", `{"layers": [{"src": "poly.geojson"}]}`, `{"layers": [{"src": "poly.geojson", "id": "x"}]}`},
		"src":     {"nothing", ``, `"src": "poly.geojson"`},
		"special": {"nothing", ``, `"special": "sea"`},
		"object":  {"topojson", `"object": "p"`, `"object": "q"`},
		"charset": {"nothing", `"src": "latin.csv", "attributes": "all"`, `"src": "latin.csv", "attributes": "all", "charset": "cp437"`},
		"crs":     {"nothing", `"src": "metres.geojson"`, `"src": "metres.geojson", "crs": "EPSG:32633"`},
		"types":   {"csv", ``, `"types": {"zz": "text"}`},
		"x":       {"csv", ``, `"x": "a"`}, "y": {"csv", ``, `"y": "a"`}, "wkt": {"csv", ``, `"wkt": "w"`}, "mode": {"csv", ``, `"mode": "line"`},
		"dialect": {"csv", ``, `"dialect": "excel-tab"`}, "skip": {"csv", ``, `"skip": 1`}, "sheet": {"csv", ``, `"sheet": 2`}, "header": {"csv", ``, `"header": false`},
		"table": {"nothing", `"src": "postgis:host=h", "table": "t"`, `"src": "postgis:host=h", "table": "tt"`},
		"query": {"postgis", ``, `"query": "q"`}, "geometry": {"postgis", ``, `"geometry": "g"`},
		"filter":             {"polygons", ``, `"filter": ["v", ">", 1]`},
		"filter.and":         {"polygons", ``, `"filter": {"and": [["v", ">", 1]]}`},
		"filter.or":          {"polygons", ``, `"filter": {"or": [["v", ">", 1]]}`},
		"filter.not":         {"polygons", ``, `"filter": {"not": ["v", ">", 1]}`},
		"attributes":         {"polygons", ``, `"attributes": "all"`},
		"attributes.src":     {"polygons", `"attributes": [{"src": "n", "tgt": "x"}]`, `"attributes": [{"src": "v", "tgt": "x"}]`},
		"attributes.tgt":     {"polygons", `"attributes": [{"src": "n", "tgt": "x"}]`, `"attributes": [{"src": "n", "tgt": "y"}]`},
		"attributes.value":   {"polygons", `"attributes": [{"value": "v", "tgt": "x"}]`, `"attributes": [{"value": "v + 1", "tgt": "x"}]`},
		"attributes.where":   {"polygons", whereAttribute("n", "b", "t", "T"), whereAttribute("g", "b", "t", "T")},
		"attributes.equals":  {"polygons", whereAttribute("n", "b", "t", "T"), whereAttribute("n", "c", "t", "T")},
		"attributes.set":     {"polygons", whereAttribute("n", "b", "t", "T"), whereAttribute("n", "b", "u", "T")},
		"attributes.to":      {"polygons", whereAttribute("n", "b", "t", "T"), whereAttribute("n", "b", "t", "U")},
		"class":              {"polygons", ``, `"class": "k"`},
		"hairlines":          {"polygons", ``, `"hairlines": "crisp"`},
		"render":             {"polygons", ``, `"render": false`},
		"tooltip":            {"polygons", ``, `"tooltip": "{n}!"`},
		"edges":              {"nothing", `"src": "line.geojson"`, `"src": "line.geojson", "edges": "geodesic"`},
		"seam":               {"nothing", `"src": "seam.geojson"`, `"src": "seam.geojson", "seam": 1`},
		"simplify":           {"polygons", ``, `"simplify": 30`},
		"simplify.method":    {"nothing", `"src": "line.geojson", "simplify": {"tolerance": 9}`, `"src": "line.geojson", "simplify": {"tolerance": 9, "method": "distance"}`},
		"simplify.tolerance": {"polygons", `"simplify": {"tolerance": 1}`, `"simplify": {"tolerance": 30}`},
		"simplify.weighted":  {"nothing", `"src": "line.geojson", "simplify": {"tolerance": 9, "method": "distance"}`, `"src": "line.geojson", "simplify": {"tolerance": 9, "method": "distance", "weighted": true}`},
		"unify-precision":    {"polygons", ``, `"unify-precision": 2`},
		"filter-islands":     {"polygons", ``, `"filter-islands": 100`},
		"keep-shapes":        {"nothing", `"src": "tiny.geojson", "filter-islands": 100`, `"src": "tiny.geojson", "filter-islands": 100, "keep-shapes": true`},
		"ignore-holes":       {"polygons", ``, `"ignore-holes": true`},
		"join":               {"polygons", ``, `"join": true`},
		"join.group-by":      {"polygons", `"join": {}`, `"join": {"group-by": "g"}`},
		"join.groups":        {"polygons", `"join": {"group-by": "g"}`, `"join": {"group-by": "g", "groups": {"q": ["x"]}}`},
		"join.group-as":      {"polygons", `"join": {"group-by": "g"}, "attributes": "all"`, `"join": {"group-by": "g", "group-as": "gg"}, "attributes": "all"`},
		"join.attributes":    {"polygons", `"join": {"group-by": "g"}`, `"join": {"group-by": "g", "attributes": {"v": "sum"}}`},
		"join.buffer":        {"polygons", `"join": {}`, `"join": {"buffer": 3}`},
		"join.export-ids":    {"polygons", `"join": {"group-by": "g"}`, `"join": {"group-by": "g", "export-ids": "zz"}`},
		"subtract-from":      {"nothing", `"src": "mask.geojson"`, `"src": "mask.geojson", "subtract-from": "other"`},
		"crop-to":            {"polygons", ``, `"crop-to": "mask"`},
		"latitudes":          {"nothing", `"special": "graticule", "latitudes": 10, "longitudes": 10`, `"special": "graticule", "latitudes": 5, "longitudes": 10`},
		"longitudes":         {"nothing", `"special": "graticule", "latitudes": 10, "longitudes": 10`, `"special": "graticule", "latitudes": 10, "longitudes": 5`},
		"outline":            {"", `{"layers": {"s": {"special": "graticule"}}}`, `{"layers": {"s": {"special": "graticule", "outline": true}}}`},
		"borders":            {"nothing", `"special": "borders", "borders": {"layer": "other"}`, `"special": "borders", "borders": {"layer": "mask"}`},
		"borders.layer":      {"nothing", `"special": "borders", "borders": {"layer": "other"}`, `"special": "borders", "borders": {"layer": "mask"}`},
		"borders.kind":       {"nothing", `"special": "borders", "borders": {"layer": "other", "kind": "inner"}`, `"special": "borders", "borders": {"layer": "other", "kind": "outer"}`},
		"borders.group-by":   {"nothing", `"special": "borders", "borders": {"layer": "other"}`, `"special": "borders", "borders": {"layer": "other", "group-by": "g"}`},
		"route":              {"nothing", `"special": "route", "route": {"stops": [[0, 0], [9, 9]]}`, `"special": "route", "route": {"stops": [[0, 0], [5, 9]]}`},
		"route.stops":        {"nothing", `"special": "route", "route": {"stops": [[0, 0], [9, 9]]}`, `"special": "route", "route": {"stops": [[0, 0], [5, 9]]}`},
		"route.course":       {"nothing", `"special": "route", "route": {"stops": [[0, 20], [9, 3]]}`, `"special": "route", "route": {"stops": [[0, 20], [9, 3]], "course": "rhumb"}`},
		"route.name":         {"nothing", `"special": "route", "route": {"stops": [[0, 0], [9, 9]]}`, `"special": "route", "route": {"stops": [[0, 0], [9, 9]], "name": "x"}`},
		"grid":               {"nothing", `"special": "grid", "grid": {"layer": "pts", "size": 90}`, `"special": "grid", "grid": {"layer": "pts", "size": 50}`},
		"grid.layer":         {"nothing", `"special": "grid", "grid": {"layer": "pts", "size": 90}`, `"special": "grid", "grid": {"layer": "zz", "size": 90}`},
		"grid.size":          {"nothing", `"special": "grid", "grid": {"layer": "pts", "size": 90}`, `"special": "grid", "grid": {"layer": "pts", "size": 50}`},
		"grid.shape":         {"nothing", `"special": "grid", "grid": {"layer": "pts", "size": 90}`, `"special": "grid", "grid": {"layer": "pts", "size": 90, "shape": "square"}`},
		"grid.sum":           {"nothing", `"special": "grid", "grid": {"layer": "pts", "size": 90}`, `"special": "grid", "grid": {"layer": "pts", "size": 90, "sum": "v"}`},
	} {
		all["layers.*."+key] = e
	}
	labelEffects(all)
	dataEffects(all)
}

// labelEffects adds what the keys of labels change.
func labelEffects(all map[string]keyEffect) {
	for key, e := range map[string]keyEffect{
		"labeling":              {"polygons", ``, `"labeling": {"key": "n"}`},
		"labeling.key":          {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "v"}`},
		"labeling.template":     {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"template": "{n}!"}`},
		"labeling.position":     {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "position": "centroid"}`},
		"labeling.buffer":       {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "buffer": true}`},
		"labeling.priority":     {"nothing", `"src": "poly.geojson", "labeling": {"key": "n"}`, `"src": "poly.geojson", "labeling": {"key": "n", "priority": "zz"}`},
		"labeling.abbreviation": {"nothing", `"src": "poly.geojson", "labeling": {"key": "n"}`, `"src": "poly.geojson", "labeling": {"key": "n", "abbreviation": "zz"}`},
		"labeling.min-size": {"", `{"layers": {"l": {"src": "builtin:countries-110m", "labeling": {"key": "NAME"}}}, "proj": "robinson"}`,
			`{"layers": {"l": {"src": "builtin:countries-110m", "labeling": {"key": "NAME", "min-size": 6}}}, "proj": "robinson"}`},
		"labeling.strategies": {"", `{"layers": {"l": {"src": "builtin:countries-110m", "labeling": {"key": "NAME", "min-size": 6}}}, "proj": "robinson"}`,
			`{"layers": {"l": {"src": "builtin:countries-110m", "labeling": {"key": "NAME", "min-size": 6, "strategies": ["leave-out"]}}}, "proj": "robinson"}`},
		"labeling.max-labels":         {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "max-labels": 1}`},
		"labeling.wrap":               {"polygons", `"labeling": {"template": "{n} - {n}"}`, `"labeling": {"template": "{n} - {n}", "wrap": 3}`},
		"labeling.obstacles":          {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "obstacles": "l"}`},
		"labeling.repeat":             {"nothing", `"src": "line.geojson", "labeling": {"template": "x"}`, `"src": "line.geojson", "labeling": {"template": "x", "repeat": 100}`},
		"labeling.overrides":          {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "overrides": {"b": {"text": "B!"}}}`},
		"labeling.overrides.text":     {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "overrides": {"b": {"text": "B!"}}}`},
		"labeling.overrides.dx":       {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "overrides": {"b": {"dx": 5}}}`},
		"labeling.overrides.dy":       {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "overrides": {"b": {"dy": 5}}}`},
		"labeling.overrides.angle":    {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "overrides": {"b": {"angle": 30}}}`},
		"labeling.overrides.position": {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "overrides": {"b": {"position": "s"}}}`},
		"labeling.overrides.hide":     {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "overrides": {"b": {"hide": true}}}`},
		"labeling.override-by":        {"polygons", `"labeling": {"key": "n", "overrides": {"b": {"dx": 5}}}`, `"labeling": {"key": "n", "overrides": {"b": {"dx": 5}}, "override-by": "v"}`},
		"labeling.min-area":           {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "min-area": 900000}`},
		"labeling.split-chars":        {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "split-chars": " "}`},
		"labeling.split-at":           {"polygons", `"labeling": {"key": "n"}`, `"labeling": {"key": "n", "split-at": 5}`},
	} {
		all["layers.*."+key] = e
	}
}

// dataEffects adds what the keys of joined tables and of joins by place change.
func dataEffects(all map[string]keyEffect) {
	for key, e := range map[string]keyEffect{
		"data":                  {"polygons", `"attributes": "all"`, joined(`"src": "t.csv", "key": "n"`)},
		"data.src":              {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "many.csv", "key": "n"`)},
		"data.key":              {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "w"`)},
		"data.on":               {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "on": "g"`)},
		"data.columns":          {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "columns": ["w"]`)},
		"data.charset":          {"polygons", joined(`"src": "latinkeys.csv", "key": "n"`), joined(`"src": "latinkeys.csv", "key": "n", "charset": "cp437"`)},
		"data.dialect":          {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "dialect": "excel-tab"`)},
		"data.skip":             {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "skip": 1`)},
		"data.sheet":            {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "sheet": 2`)},
		"data.header":           {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "header": false`)},
		"data.object":           {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "object": "zz"`)},
		"data.types":            {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "types": {"zz": "text"}`)},
		"data.filter":           {"polygons", joined(`"src": "t.csv", "key": "n"`), joined(`"src": "t.csv", "key": "n", "filter": ["w", ">", 5]`)},
		"data.repeats":          {"polygons", joined(`"src": "many.csv", "key": "n"`), joined(`"src": "many.csv", "key": "n", "repeats": "last"`)},
		"data.repeats.latest":   {"polygons", joined(`"src": "many.csv", "key": "n"`), joined(`"src": "many.csv", "key": "n", "repeats": {"latest": "w"}`)},
		"data.repeats.earliest": {"polygons", joined(`"src": "many.csv", "key": "n"`), joined(`"src": "many.csv", "key": "n", "repeats": {"earliest": "w"}`)},
		"data.pad":              {"nothing", `"src": "code.csv", "attributes": "all", "types": {"n": "text"}, "data": {"src": "codes.csv", "key": "n"}`, `"src": "code.csv", "attributes": "all", "types": {"n": "text"}, "data": {"src": "codes.csv", "key": "n", "pad": 3}`},
		"data.within":           {"polygons", `"attributes": "all"`, `"attributes": "all", "data": {"within": "pts", "first": {"m": "n"}}`},
		"data.nearest":          {"csv", ``, `"data": {"nearest": "pts", "first": {"m": "n"}}`},
		"data.first":            {"polygons", `"attributes": "all", "data": {"within": "pts", "first": {"m": "n"}}`, `"attributes": "all", "data": {"within": "pts", "first": {"k": "n"}}`},
		"data.distance":         {"csv", `"data": {"nearest": "pts", "first": {"m": "n"}}`, `"data": {"nearest": "pts", "first": {"m": "n"}, "distance": "d"}`},
		"data.max-distance":     {"polygons", `"attributes": "all", "data": {"nearest": "pts", "first": {"m": "n"}}`, `"attributes": "all", "data": {"nearest": "pts", "first": {"m": "n"}, "max-distance": 0.001}`},
	} {
		all["layers.*."+key] = e
	}
	for _, key := range []string{"count", "sum", "mean", "min", "max"} {
		value := `{"m": "v"}`
		if key == "count" {
			value = `"m"`
		}
		all["layers.*.data."+key] = keyEffect{"polygons", `"attributes": "all"`, `"attributes": "all", "data": {"within": "pts", "` + key + `": ` + value + `}`}
	}
}

func joined(data string) string { return `"attributes": "all", "data": {` + data + `}` }

func whereAttribute(where, equals, set, to string) string {
	return `"attributes": [{"where": "` + where + `", "equals": "` + equals + `", "set": "` + set + `", "to": "` + to + `"}]`
}
