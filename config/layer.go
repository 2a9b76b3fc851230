package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// layerForm is the form of one layer.
func layerForm() form.Form[Layer] {
	f := form.Mapping("layer", "layers.*", "One layer: where its features come from (`src` or `special`), which of them "+
		"are kept, what is done to them, and what they carry into the map.",
		slices.Concat(sourceKeys(), featureKeys(), geometryKeys(), specialKeys()))
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (Layer, bool) {
		l, ok := read(d, at)
		l.settleGraticule(at.Node)
		l.settleLabeling()
		if l.Src == "" && l.Special == "" && at.Node.Kind == tree.Map {
			switch {
			case at.Node.Child("borders") != nil:
				l.Special = "borders"
			case at.Node.Child("grid") != nil:
				l.Special = "grid"
			}
		}
		return l, ok
	}
	return f
}

// settleGraticule draws no parallels where the config asks for meridians only,
// and the other way round, as the predecessor did.
func (l *Layer) settleGraticule(n *tree.Node) {
	given := func(key string) bool {
		child := n.Child(key)
		return child != nil && child.Kind != tree.Null
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
func sourceKeys() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("id", form.AnyText("an id"), form.About("The layer's id, where layers are a list: the group's id in the SVG and its name in stylesheets.",
			"(`layer_0`, `layer_1` …; `sea`, `graticule` … for special layers)", `"countries"`),
			func(l *Layer) *string { return &l.ID }),
		form.Bind("src", form.NonEmpty("a file name"), form.About("The source: a shapefile, GeoJSON, TopoJSON, CSV, KML or zip file, `postgis:` and a "+
			"connection string, or `builtin:` and the name of a built-in layer.", "", `"countries.shp"`),
			func(l *Layer) *string { return &l.Src }),
		form.Bind("special", form.OneOf(specialKinds()...), form.About("A layer that the map makes itself, instead of `src`.", "", `"graticule"`),
			func(l *Layer) *string { return &l.Special }),
		form.Bind("object", form.NonEmpty("a name"), form.About("The object of a TopoJSON file, or the file in a zip.", "(all, or the only one)", `"countries"`),
			func(l *Layer) *string { return &l.Object }),
		form.Bind("charset", form.NonEmpty("an encoding"), form.About("The encoding of the texts.",
			"(what the source says; else UTF-8, or windows-1252 where that fails)", `"latin-1"`),
			func(l *Layer) *string { return &l.Charset }),
		form.Bind("crs", crsForm(), form.About("The coordinate system, where the source says none or a wrong one: an EPSG code, a PROJ string, "+
			"WKT, PROJJSON, or a mapping of PROJ parameters.", "(what the source says; else longitude and latitude)", `"EPSG:25832"`),
			func(l *Layer) *string { return &l.CRS }),
		form.Bind("data", form.Optional(dataForm()), form.About("Adds columns from a table.", "", `{"src": "population.csv", "key": "iso", "on": "ISO_A3"}`),
			func(l *Layer) **DataJoin { return &l.Data }),
		form.Bind("x", form.NonEmpty("a column's name"), form.About("CSV: the column of longitudes or eastings.", `"lon"`, `"lng"`),
			func(l *Layer) *string { return &l.CSV.X }),
		form.Bind("y", form.NonEmpty("a column's name"), form.About("CSV: the column of latitudes or northings.", `"lat"`, `"lat"`),
			func(l *Layer) *string { return &l.CSV.Y }),
		form.Bind("wkt", form.NonEmpty("a column's name"), form.About("CSV: the column of geometries as WKT, instead of x and y.", "", `"geom"`),
			func(l *Layer) *string { return &l.CSV.WKT }),
		form.Bind("mode", form.OneOfOr(map[string]string{"point": "points", "lines": "line", "polygons": "polygon"}, "points", "line", "polygon"),
			form.About("CSV: what the rows are: points, or the vertices of one line or polygon.", `"points"`, `"line"`),
			func(l *Layer) *string { return &l.CSV.Mode }),
		form.Bind("dialect", form.OneOf("excel", "excel-tab"), form.About("CSV: `excel` has commas between the columns, `excel-tab` tabulators.", `"excel"`, `"excel-tab"`),
			func(l *Layer) *string { return &l.CSV.Dialect }),
		form.Bind("skip", linesBefore(), form.About("CSV: how many lines stand before the header: titles, dates.", "0", "4"),
			func(l *Layer) *int { return &l.CSV.Skip }),
		form.Bind("table", form.NonEmpty("a table's name"), form.About("PostGIS: the table, with its schema if need be.", "", `"public.roads"`),
			func(l *Layer) *string { return &l.PostGIS.Table }),
		form.Bind("query", form.AnyText("an SQL condition"), form.About("PostGIS: an SQL condition on the rows.", "", `"lanes > 2"`),
			func(l *Layer) *string { return &l.PostGIS.Query }),
		form.Bind("geometry", form.NonEmpty("a column's name"), form.About("PostGIS: the geometry column.", "(the table's own)", `"the_geom"`),
			func(l *Layer) *string { return &l.PostGIS.Geometry }),
	}
}

func linesBefore() form.Form[int] {
	return form.Integer("a number of lines", form.Limits{Min: 0, Max: maxSkip})
}

// maxSkip is how many lines may stand before a header.
const maxSkip = 10000

func specialKinds() []string { return []string{"sea", "graticule", "borders", "frame", "grid"} }

// featureKeys say which features are kept and what they carry.
func featureKeys() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("filter", filterOrOff(), form.About("Keep only features that meet this condition; see [Filters](#filters).", "(all)",
			`["CONTINENT", "=", "Europe"]`), func(l *Layer) *filter.Expr { return &l.Filter }),
		form.Bind("attributes", attributesForm(), form.About("The columns that features carry into the map as `data-*` attributes: `\"all\"`, a list, "+
			"or a mapping from new name to column; see [Attributes](#attributes).", "[]", `{"iso": "ISO_A3", "name": "NAME"}`),
			func(l *Layer) *Attributes { return &l.Attributes }),
		form.Bind("class", form.WordList("a text of classes, or a list"), form.About("Classes for stylesheets, with blanks between or as a list.", `""`, `"land muted"`),
			func(l *Layer) *[]string { return &l.Classes }),
		form.Bind("render", form.Inverted(), form.About("`false` reads the layer, for bounds, crop-to and the like, but does not draw it.", "true", "false"),
			func(l *Layer) *bool { return &l.Hidden }),
		form.Bind("labeling", labelingForm(), form.About("Puts a text on each feature.", "false", `{"key": "NAME"}`),
			func(l *Layer) **Labeling { return &l.Labeling }),
	}
}

func filterOrOff() form.Form[filter.Expr] {
	f := form.Filter()
	return form.OrSwitch(f, nil)
}

// geometryKeys say what is done to the features.
func geometryKeys() []form.Key[Layer] {
	area := form.OrOff(form.Number("an area in px²", form.Limits{Min: 0, Max: form.NoLimit}))
	return []form.Key[Layer]{
		form.Bind("simplify", simplifyForm(), form.About("Simplifies lines and borders: a tolerance in pixels for Visvalingam-Whyatt "+
			"(points whose triangle is under tolerance² go), `\"auto\"`, or a mapping.", "false", "1.5"),
			func(l *Layer) *Simplify { return &l.Simplify }),
		form.Bind("unify-precision", form.OrOff(form.Number("a number", form.Limits{Min: 0, Max: form.NoLimit})),
			form.About("How far apart, in pixels, two points may be and count as the same one when shared borders are found.", "0.0001", "0.01"),
			func(l *Layer) *float64 { return &l.UnifyPrecision }),
		form.Bind("filter-islands", area, form.About("Drop polygons below this area, px².", "0", "3"),
			func(l *Layer) *float64 { return &l.FilterIslands }),
		form.Bind("keep-shapes", form.Boolean(), form.About("Keep the largest part of a feature that filter-islands or simplify would drop whole.", "false", "true"),
			func(l *Layer) *bool { return &l.KeepShapes }),
		form.Bind("join", joinForm(), form.About("Merges features: `true` for all of them, or a mapping.", "false", `{"group-by": "CONTINENT"}`),
			func(l *Layer) **Join { return &l.Join }),
		form.Bind("subtract-from", form.OrOff(form.OneOrMore("a layer's id or a list of ids", form.NonEmpty("a layer's id"))),
			form.About("Cuts this layer's polygons out of those layers; this layer is then not drawn.", "[]", `["countries"]`),
			func(l *Layer) *[]string { return &l.SubtractFrom }),
		form.Bind("crop-to", form.OrOff(form.NonEmpty("a layer's id")), form.About("Keeps only what lies within that layer's polygons.", "", `"land"`),
			func(l *Layer) *string { return &l.CropTo }),
		form.Bind("ignore-holes", form.Boolean(), form.About("Drop the holes of polygons.", "false", "true"),
			func(l *Layer) *bool { return &l.IgnoreHoles }),
	}
}

// specialKeys say what a special layer shows.
func specialKeys() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("latitudes", stepsForm(90), form.About("Graticule: the parallels, as a step in degrees or a list; `false` draws none.",
			"(\"auto\"; none where only longitudes are given)", "10"),
			func(l *Layer) *Steps { return &l.Graticule.Latitudes }),
		form.Bind("longitudes", stepsForm(360), form.About("Graticule: the meridians, as a step in degrees or a list; `false` draws none.",
			"(\"auto\"; none where only latitudes are given)", "[0, 90, 180, -90]"),
			func(l *Layer) *Steps { return &l.Graticule.Longitudes }),
		form.Bind("outline", form.Boolean(), form.About("Graticule: draw the globe's edge as well.", "false", "true"),
			func(l *Layer) *bool { return &l.Graticule.Outline }),
		form.Bind("borders", bordersForm(), form.About("Borders of a polygon layer, each drawn once.", "", `{"layer": "countries", "kind": "inner"}`),
			func(l *Layer) *Borders { return &l.Borders }),
		form.Bind("grid", gridForm(), form.About("A grid of hexagons or squares that counts a point layer.", "", `{"size": 20, "layer": "cities"}`),
			func(l *Layer) *Grid { return &l.Grid }),
	}
}
