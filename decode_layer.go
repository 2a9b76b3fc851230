package kartograph

import (
	"slices"

	"github.com/seed-898ab921/kartograph/layers/filter"
)

// layerForm is the form of one layer.
func layerForm() form[Layer] {
	f := mapping("layer", "layers.*", "One layer: where its features come from (`src` or `special`), which of them "+
		"are kept, what is done to them, and what they carry into the map.",
		slices.Concat(sourceKeys(), featureKeys(), geometryKeys(), specialKeys()))
	read := f.read
	f.read = func(d *decoder, at spot) (Layer, bool) {
		l, ok := read(d, at)
		l.settleGraticule(at.node)
		l.settleLabeling()
		if l.Src == "" && l.Special == "" && at.node.kind == nodeMap {
			switch {
			case at.node.child("borders") != nil:
				l.Special = "borders"
			case at.node.child("grid") != nil:
				l.Special = "grid"
			}
		}
		return l, ok
	}
	return f
}

// settleGraticule draws no parallels where the config asks for meridians only,
// and the other way round, as the predecessor did.
func (l *Layer) settleGraticule(n *node) {
	given := func(key string) bool {
		child := n.child(key)
		return child != nil && child.kind != nodeNull
	}
	switch latitudes, longitudes := given("latitudes"), given("longitudes"); {
	case latitudes && !longitudes:
		l.Graticule.Longitudes = noSteps()
	case longitudes && !latitudes:
		l.Graticule.Latitudes = noSteps()
	}
}

// settleLabeling labels by the first attribute where no column is named, as
// the predecessor did.
func (l *Layer) settleLabeling() {
	if l.Labeling != nil && l.Labeling.Key == "" && len(l.Attributes.Fields) > 0 {
		l.Labeling.Key = l.Attributes.Fields[0].Name
	}
}

// sourceKeys say where the features come from.
func sourceKeys() []key[Layer] {
	return []key[Layer]{
		bind("id", anyText("an id"), about{"The layer's id, where layers are a list: the group's id in the SVG and its name in stylesheets.",
			"(`layer_0`, `layer_1` …; `sea`, `graticule` … for special layers)", `"countries"`},
			func(l *Layer) *string { return &l.ID }),
		bind("src", nonEmpty("a file name"), about{"The source: a shapefile, GeoJSON, TopoJSON, CSV, KML or zip file, `postgis:` and a " +
			"connection string, or `builtin:` and the name of a built-in layer.", "", `"countries.shp"`},
			func(l *Layer) *string { return &l.Src }),
		bind("special", oneOf(specialKinds()...), about{"A layer that the map makes itself, instead of `src`.", "", `"graticule"`},
			func(l *Layer) *string { return &l.Special }),
		bind("object", nonEmpty("a name"), about{"The object of a TopoJSON file, or the file in a zip.", "(all, or the only one)", `"countries"`},
			func(l *Layer) *string { return &l.Object }),
		bind("charset", nonEmpty("an encoding"), about{"The encoding of the texts.",
			"(what the source says; else UTF-8, or windows-1252 where that fails)", `"latin-1"`},
			func(l *Layer) *string { return &l.Charset }),
		bind("crs", crsForm(), about{"The coordinate system, where the source says none or a wrong one: an EPSG code, a PROJ string, " +
			"WKT, or a mapping of PROJ parameters.", "(what the source says; else longitude and latitude)", `"EPSG:25832"`},
			func(l *Layer) *string { return &l.CRS }),
		bind("data", optional(dataForm()), about{"Adds columns from a table.", "", `{"src": "population.csv", "key": "iso", "on": "ISO_A3"}`},
			func(l *Layer) **DataJoin { return &l.Data }),
		bind("x", nonEmpty("a column's name"), about{"CSV: the column of longitudes or eastings.", `"lon"`, `"lng"`},
			func(l *Layer) *string { return &l.CSV.X }),
		bind("y", nonEmpty("a column's name"), about{"CSV: the column of latitudes or northings.", `"lat"`, `"lat"`},
			func(l *Layer) *string { return &l.CSV.Y }),
		bind("wkt", nonEmpty("a column's name"), about{"CSV: the column of geometries as WKT, instead of x and y.", "", `"geom"`},
			func(l *Layer) *string { return &l.CSV.WKT }),
		bind("mode", oneOfOr(map[string]string{"point": "points", "lines": "line", "polygons": "polygon"}, "points", "line", "polygon"),
			about{"CSV: what the rows are: points, or the vertices of one line or polygon.", `"points"`, `"line"`},
			func(l *Layer) *string { return &l.CSV.Mode }),
		bind("dialect", oneOf("excel", "excel-tab"), about{"CSV: `excel` has commas between the columns, `excel-tab` tabulators.", `"excel"`, `"excel-tab"`},
			func(l *Layer) *string { return &l.CSV.Dialect }),
		bind("table", nonEmpty("a table's name"), about{"PostGIS: the table, with its schema if need be.", "", `"public.roads"`},
			func(l *Layer) *string { return &l.PostGIS.Table }),
		bind("query", anyText("an SQL condition"), about{"PostGIS: an SQL condition on the rows.", "", `"lanes > 2"`},
			func(l *Layer) *string { return &l.PostGIS.Query }),
		bind("geometry", nonEmpty("a column's name"), about{"PostGIS: the geometry column.", "(the table's own)", `"the_geom"`},
			func(l *Layer) *string { return &l.PostGIS.Geometry }),
	}
}

func specialKinds() []string { return []string{"sea", "graticule", "borders", "frame", "grid"} }

// featureKeys say which features are kept and what they carry.
func featureKeys() []key[Layer] {
	return []key[Layer]{
		bind("filter", filterOrOff(), about{"Keep only features that meet this condition; see [Filters](#filters).", "(all)",
			`["CONTINENT", "=", "Europe"]`}, func(l *Layer) *filter.Expr { return &l.Filter }),
		bind("attributes", attributesForm(), about{"The columns that features carry into the map as `data-*` attributes: `\"all\"`, a list, " +
			"or a mapping from new name to column; see [Attributes](#attributes).", "[]", `{"iso": "ISO_A3", "name": "NAME"}`},
			func(l *Layer) *Attributes { return &l.Attributes }),
		bind("class", wordList("a text of classes, or a list"), about{"Classes for stylesheets, with blanks between or as a list.", `""`, `"land muted"`},
			func(l *Layer) *[]string { return &l.Classes }),
		bind("render", inverted(), about{"`false` reads the layer, for bounds, crop-to and the like, but does not draw it.", "true", "false"},
			func(l *Layer) *bool { return &l.Hidden }),
		bind("labeling", labelingForm(), about{"Puts a text on each feature.", "false", `{"key": "NAME"}`},
			func(l *Layer) **Labeling { return &l.Labeling }),
	}
}

func filterOrOff() form[filter.Expr] {
	f := filterForm()
	return orSwitch(f, nil)
}

// geometryKeys say what is done to the features.
func geometryKeys() []key[Layer] {
	area := orOff(number("an area in px²", limits{min: 0, max: noLimit}))
	return []key[Layer]{
		bind("simplify", simplifyForm(), about{"Simplifies lines and borders: a tolerance in pixels for Visvalingam-Whyatt " +
			"(points whose triangle is under tolerance² go), `\"auto\"`, or a mapping.", "false", "1.5"},
			func(l *Layer) *Simplify { return &l.Simplify }),
		bind("unify-precision", orOff(number("a number", limits{min: 0, max: noLimit})),
			about{"How far apart, in pixels, two points may be and count as the same one when shared borders are found.", "0.0001", "0.01"},
			func(l *Layer) *float64 { return &l.UnifyPrecision }),
		bind("filter-islands", area, about{"Drop polygons below this area, px².", "0", "3"},
			func(l *Layer) *float64 { return &l.FilterIslands }),
		bind("keep-shapes", boolean(), about{"Keep the largest part of a feature that filter-islands or simplify would drop whole.", "false", "true"},
			func(l *Layer) *bool { return &l.KeepShapes }),
		bind("join", joinForm(), about{"Merges features: `true` for all of them, or a mapping.", "false", `{"group-by": "CONTINENT"}`},
			func(l *Layer) **Join { return &l.Join }),
		bind("subtract-from", orOff(oneOrMore("a layer's id or a list of ids", nonEmpty("a layer's id"))),
			about{"Cuts this layer's polygons out of those layers; this layer is then not drawn.", "[]", `["countries"]`},
			func(l *Layer) *[]string { return &l.SubtractFrom }),
		bind("crop-to", orOff(nonEmpty("a layer's id")), about{"Keeps only what lies within that layer's polygons.", "", `"land"`},
			func(l *Layer) *string { return &l.CropTo }),
		bind("ignore-holes", boolean(), about{"Drop the holes of polygons.", "false", "true"},
			func(l *Layer) *bool { return &l.IgnoreHoles }),
	}
}

// specialKeys say what a special layer shows.
func specialKeys() []key[Layer] {
	return []key[Layer]{
		bind("latitudes", stepsForm(90), about{"Graticule: the parallels, as a step in degrees or a list; `false` draws none.",
			"(\"auto\"; none where only longitudes are given)", "10"},
			func(l *Layer) *Steps { return &l.Graticule.Latitudes }),
		bind("longitudes", stepsForm(360), about{"Graticule: the meridians, as a step in degrees or a list; `false` draws none.",
			"(\"auto\"; none where only latitudes are given)", "[0, 90, 180, -90]"},
			func(l *Layer) *Steps { return &l.Graticule.Longitudes }),
		bind("outline", boolean(), about{"Graticule: draw the globe's edge as well.", "false", "true"},
			func(l *Layer) *bool { return &l.Graticule.Outline }),
		bind("borders", bordersForm(), about{"Borders of a polygon layer, each drawn once.", "", `{"layer": "countries", "kind": "inner"}`},
			func(l *Layer) *Borders { return &l.Borders }),
		bind("grid", gridForm(), about{"A grid of hexagons or squares that counts a point layer.", "", `{"size": 20, "layer": "cities"}`},
			func(l *Layer) *Grid { return &l.Grid }),
	}
}
