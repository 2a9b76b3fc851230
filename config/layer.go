package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// Edges says how the edges of a layer's features are meant.
type Edges string

// The ways in which edges are meant.
const (
	// EdgesAuto takes edges of rings that are wider than half the world by
	// the ring's shape; see projection.WideAuto.
	EdgesAuto Edges = "auto"
	// EdgesShort lets them go the short way.
	EdgesShort Edges = "short"
	// EdgesAsWritten takes their longitudes as they are.
	EdgesAsWritten Edges = "as-written"
	// EdgesGeodesic draws all edges as great arcs.
	EdgesGeodesic Edges = "geodesic"
)

// Hairlines says what is done about the background that shines through between
// areas without a stroke.
type Hairlines string

// What is done about hairlines.
const (
	// HairlinesKeep leaves them.
	HairlinesKeep Hairlines = "keep"
	// HairlinesStroke gives areas a thin stroke in their own fill.
	HairlinesStroke Hairlines = "stroke"
	// HairlinesCrisp gives areas edges that are not smoothed.
	HairlinesCrisp Hairlines = "crisp"
)

// Layer is one layer of the map.
type Layer struct {
	// ID names the layer, in the stylesheet too.
	ID string

	// One of Src, Special and Source says where the features come from.
	// Src is a file name or "postgis:DSN" or "builtin:NAME".
	Src string
	// Special is a layer that the map makes itself: special.Sea{},
	// special.Graticule{...}; nil for none.
	Special special.Spec
	// Source gives the features themselves; for programs.
	Source layers.Source

	// Object is the name of the TopoJSON object, or of the file in a zip.
	Object string
	// Charset is the encoding of texts; empty is what the file says, or what is found out.
	Charset string
	// CRS overrides what the source says of its coordinates.
	CRS string
	// Types say what columns of a table or a dBase file are, by their names:
	// "text", "number", "decimal-point" or "decimal-comma".
	Types map[string]layers.ColumnType
	// Data adds columns from tables and by where features lie, one join after
	// the other.
	Data []DataJoin
	// Filter keeps the features that it is true of; nil keeps all.
	Filter filter.Expr
	// Where is a filter for programs; nil keeps all. Both must hold. It is
	// asked of one feature after the other, and where the source is large
	// more than once of each. Nobody waits for it once the map's context has
	// ended, so that it may still be at work then.
	Where func(layers.Record) bool
	// Attributes says which columns features carry into the map.
	Attributes Attributes
	// Classes are those of the group in the stylesheet.
	Classes []string
	// Hairlines says what is done about the background that shines through
	// between areas without a stroke; empty is HairlinesKeep.
	Hairlines Hairlines
	// Hidden layers ("render": false) are read but not drawn.
	Hidden bool

	// Edges says how edges are meant; empty is EdgesAuto.
	Edges Edges
	// Seam is how far, degrees, from 180 degrees and the poles cuts may be
	// to be joined again; nil is 0.02, 0 joins none.
	Seam *float64

	Simplify Simplify
	// UnifyPrecision is how far apart points may be, px, and count as one
	// when shared borders are found; 0 is 0.0001.
	UnifyPrecision float64
	// FilterIslands drops polygons below this area, px².
	FilterIslands float64
	// KeepShapes keeps the largest part of a feature that FilterIslands
	// or Simplify would drop whole.
	KeepShapes bool
	Join       *Join
	// SubtractFrom are the ids of layers that the polygons of this one are cut out of.
	SubtractFrom []string
	// CropTo is the id of the layer within whose polygons this one is shown.
	CropTo string
	// IgnoreHoles fills the holes of polygons.
	IgnoreHoles bool
	// Labeling writes texts; nil writes none.
	Labeling *Labeling
	// Tooltip is what is told of features; nil tells their attributes.
	Tooltip *Tooltip
	// Classify says how values of the features become looks, one scale each.
	Classify []Classify

	Table   Table
	PostGIS PostGIS
}

// layerForm is the form of one layer.
func layerForm() form.Form[Layer] {
	f := form.Mapping("layer", "layers.*", "One layer: where its features come from (`src` or `special`), which of them "+
		"are kept, what is done to them, and what they carry into the map.",
		slices.Concat(nameKeys(), fileKeys(), csvKeys(), postgisKeys(), geometryKey(), featureKeys(), geometryKeys(), specialKeys()))
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (Layer, bool) {
		l, ok := read(d, at)
		l.settleLabeling()
		l.settleSpecial(at.Node)
		return l, ok
	}
	return f
}

// nameKeys say what the layer is called and where its features come from.
func nameKeys() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("id", form.AnyText("an id"), form.About("The layer's id, where layers are a list: the group's id in the SVG and its name in stylesheets.",
			"(`layer_0`, `layer_1` …; `sea`, `graticule` … for special layers)", `"countries"`),
			func(l *Layer) *string { return &l.ID }),
		form.Bind("src", form.NonEmpty("a file name"), form.About("The source: a shapefile, GeoJSON, TopoJSON, CSV, a spreadsheet, KML, Esri JSON, a zip archive or folder with one of them ([Formats](formats.md)), `postgis:` and a "+
			"connection string, or `builtin:` and the name of a built-in layer.", "", `"countries.shp"`),
			func(l *Layer) *string { return &l.Src }),
		form.BindLater("special", specialForm, form.About("A layer that the map makes itself, instead of `src`.", "", `"graticule"`),
			func(l *Layer) *special.Spec { return &l.Special }),
	}
}

// featureKeys say which features are kept and what they carry.
func featureKeys() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("filter", filterOrOff(), form.About("Keep only features that meet this condition; see [Filters](#filters).", "(all)",
			`["CONTINENT", "=", "Europe"]`), func(l *Layer) *filter.Expr { return &l.Filter }),
		form.BindLater("attributes", attributesForm, form.About("The columns that features carry into the map as `data-*` attributes: `\"all\"`, a list, "+
			"or a mapping from new name to column; see [Attributes](#attributes). Without, only [pages](page.md#what-is-shown) have any, for layers with `classify` or `labeling`; `[]` or `false` for none there either.",
			"(none, but in pages)", `{"iso": "ISO_A3", "name": "NAME"}`),
			func(l *Layer) *Attributes { return &l.Attributes }),
		form.Bind("class", form.WordList("a text of classes, or a list", maxClasses), form.About("Classes for stylesheets, with blanks between or as a list.", `""`, `"land muted"`),
			func(l *Layer) *[]string { return &l.Classes }),
		form.Bind("hairlines", form.OneOf(HairlinesKeep, HairlinesStroke, HairlinesCrisp), form.About("What is done about the background that shines through, thin as a hair, "+
			"between neighbouring areas without a stroke: `\"stroke\"` gives each a stroke of half a pixel in its own fill, `\"crisp\"` edges that are not smoothed; see "+
			"[Hairlines](stylesheets.md#hairlines).", `"keep"`, `"stroke"`),
			func(l *Layer) *Hairlines { return &l.Hairlines }),
		form.Bind("render", form.Inverted(), form.About("`false` reads the layer, for bounds, crop-to and the like, but does not draw it.", "true", "false"),
			func(l *Layer) *bool { return &l.Hidden }),
		form.BindLater("labeling", labelingForm, form.About("Puts a text on each feature.", "false", `{"key": "NAME"}`),
			func(l *Layer) **Labeling { return &l.Labeling }),
		tooltipKey(),
		form.BindLater("classify", classifyForm, form.About("Colours, sizes or patterns by the values of features: a mapping, or a list of them; see [Classes](classes.md).", "",
			`{"by": "POP_EST / AREA", "method": "jenks", "palette": "YlOrRd"}`), func(l *Layer) *[]Classify { return &l.Classify }),
	}
}

func filterOrOff() form.Form[filter.Expr] {
	f := form.Filter()
	return form.OrSwitch(f, nil)
}

// maxArea is the area of the largest page, and maxClasses how many classes a
// layer has: each of its features is looked at for each.
const (
	maxArea    = maxPixels * maxPixels
	maxClasses = 1000
)

// geometryKeys say what is done to the features.
func geometryKeys() []form.Key[Layer] {
	area := form.OrOff(form.Number("an area in px²", form.Range{Min: 0, Max: maxArea}))
	return []form.Key[Layer]{
		form.Bind("edges", form.OneOf(EdgesAuto, EdgesShort, EdgesAsWritten, EdgesGeodesic), form.About("How edges are meant. `\"geodesic\"` draws them as great arcs, for routes and flights; all others are "+
			"straight in the plane of the data. For edges of polygons wider than 180 degrees: `\"short\"` the short way, `\"as-written\"` as their longitudes are, "+
			"`\"auto\"` the short way, except in a ring that has none with both ends within 30 degrees of ±180, or that is a box spanning 350 degrees or more: "+
			"these are taken as written. A coast once around the world is a polar cap. What was guessed is warned of.", `"auto"`, `"as-written"`),
			func(l *Layer) *Edges { return &l.Edges }),
		form.Bind("seam", form.Optional(form.OrOff(form.Number("a number of degrees", form.Range{Min: 0, Max: 1}))),
			form.About("Polygons and lines that were cut this near to 180 degrees, or polygons to a pole, are joined again, in degrees: 0.02 is about 2 km. `false` joins none.", "0.02", "0.1"),
			func(l *Layer) **float64 { return &l.Seam }),
		form.BindLater("simplify", simplifyForm, form.About("Simplifies lines and borders: a tolerance in pixels for Visvalingam-Whyatt "+
			"(points whose triangle is under tolerance² go), `\"auto\"`, or a mapping.", "false", "1.5"),
			func(l *Layer) *Simplify { return &l.Simplify }),
		form.Bind("unify-precision", form.OrOff(form.Number("a number", form.Range{Min: 0, Max: maxPixels})),
			form.About("How far apart, in pixels, two points may be and count as the same one when shared borders are found.", "0.0001", "0.01"),
			func(l *Layer) *float64 { return &l.UnifyPrecision }),
		form.Bind("filter-islands", area, form.About("Drop polygons below this area, px².", "0", "3"),
			func(l *Layer) *float64 { return &l.FilterIslands }),
		form.Bind("keep-shapes", form.Boolean(), form.About("Keep the largest part of a feature that filter-islands or simplify would drop whole.", "false", "true"),
			func(l *Layer) *bool { return &l.KeepShapes }),
		form.BindLater("join", joinForm, form.About("Merges features: `true` for all of them, or a mapping.", "false", `{"group-by": "CONTINENT"}`),
			func(l *Layer) **Join { return &l.Join }),
		form.Bind("subtract-from", form.OrOff(form.OneOrMore("a layer's id or a list of ids", form.NonEmpty("a layer's id"), maxLayers)),
			form.About("Cuts this layer's polygons out of those layers; this layer is then not drawn.", "[]", `["countries"]`),
			func(l *Layer) *[]string { return &l.SubtractFrom }),
		form.Bind("crop-to", form.OrOff(form.NonEmpty("a layer's id")), form.About("Keeps only what lies within that layer's polygons.", "", `"land"`),
			func(l *Layer) *string { return &l.CropTo }),
		form.Bind("ignore-holes", form.Boolean(), form.About("Drop the holes of polygons.", "false", "true"),
			func(l *Layer) *bool { return &l.IgnoreHoles }),
	}
}
