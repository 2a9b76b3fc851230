package config

import (
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Mode is a way to say what part of the world a map shows.
type Mode string

// The modes of bounds.
const (
	// ModeBBox shows a box of degrees.
	ModeBBox Mode = "bbox"
	// ModePoints shows some points.
	ModePoints Mode = "points"
	// ModePolygons shows features of a layer.
	ModePolygons Mode = "polygons"
)

// BBox are bounds that show a box of degrees; a west greater than the east is
// across 180 degrees.
func BBox(west, south, east, north float64) Bounds {
	return Bounds{Mode: ModeBBox, BBox: Degrees{West: west, South: south, East: east, North: north}}
}

// Points are bounds that show points of longitude and latitude in degrees.
func Points(points ...[2]float64) Bounds { return Bounds{Mode: ModePoints, Points: points} }

// Polygons are bounds that show all features of a layer; their Filter, Attribute
// and Values choose some of them.
func Polygons(layer string) Bounds { return Bounds{Mode: ModePolygons, Layer: layer} }

// Bounds says what part of the world the map shows.
type Bounds struct {
	// Scale is how many times smaller the map is than the earth, in its middle, where a pixel is
	// 1/96 inch; 0 is as the page has room.
	Scale float64
	// Mode is empty where it follows from what is given of the fields below,
	// without which all there is is shown. A box of zeros is none: BBox makes
	// bounds that show one.
	Mode Mode
	// BBox is the box that mode "bbox" shows.
	BBox Degrees
	// Points are longitude, latitude in degrees.
	Points [][2]float64
	// Layer, Filter, Attribute, Values choose features of a layer.
	Layer     string
	Filter    filter.Expr
	Attribute string
	Values    []string
	// MinArea ignores parts of a multipolygon smaller than this fraction
	// of its largest part.
	MinArea float64
	// Padding is a fraction of the projected box's width, on every side.
	Padding float64
	// Crop leaves out features whose box does not meet it; nil leaves out none.
	Crop *Degrees
	// CropAuto ("crop": "auto", of the predecessor) leaves out none either.
	CropAuto bool
}

// Shows is the mode, or what follows from the fields where that is empty: a
// program need not name it.
func (b Bounds) Shows() Mode {
	switch {
	case b.Mode != "":
		return b.Mode
	case b.BBox != Degrees{}:
		return ModeBBox
	case len(b.Points) > 0:
		return ModePoints
	case b.Layer != "":
		return ModePolygons
	}
	return ""
}

// boundsForm is the form of "bounds".
func boundsForm() form.Form[Bounds] {
	f := form.Mapping("bounds", "bounds", "The part of the world that the map shows. `data` belongs to the mode: "+
		"a box `[west, south, east, north]` for `bbox` (west may be greater than east, across 180°), a list of "+
		"`[longitude, latitude]` for `points`, a mapping that chooses features of a layer for `polygons`. A box alone, or a layer's id, "+
		"is short for that.", boundsKeys())
	read, mapping := f.Read, f.Facts
	box, layer := boxForm(), form.NonEmpty("a layer's id")
	f.Facts = form.Facts{Want: "a box [west, south, east, north], a layer's id or a mapping", Parts: []form.Facts{box.Facts, layer.Facts, mapping}}
	f.Facts.Schema = form.AnyOf(f.Facts.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (b Bounds, ok bool) {
		switch at.Node.Kind {
		case tree.List:
			b.Mode = ModeBBox
			b.BBox, ok = box.Read(d, at)
			return b, ok
		case tree.Text:
			b.Mode = ModePolygons
			b.Layer, ok = layer.Read(d, at)
			return b, ok
		case tree.Map:
		default:
			d.Mismatch(at, f.Want)
			return b, false
		}
		if b, ok = read(d, at); ok && at.Node.Child("data") == nil {
			defaultBounds(d, at, &b)
		}
		return b, ok
	}
	return f
}

func boundsKeys() []form.Key[Bounds] {
	data := polygonsForm()
	dataShape := form.Facts{Want: "a box, a list of points or a mapping", Parts: []form.Facts{
		boxForm().Facts, pointsForm().Facts, data.Facts}}
	dataShape.Schema = form.AnyOf(dataShape.Parts...)
	return []form.Key[Bounds]{
		form.Bind("mode", form.OneOfOr(map[string]Mode{"polygon": ModePolygons, "poly": ModePolygons, "point": ModePoints}, ModeBBox, ModePoints, ModePolygons),
			form.About("What `data` is.", "(follows from data)", `"polygons"`), func(b *Bounds) *Mode { return &b.Mode }),
		{KeyFacts: form.KeyOf("data", dataShape,
			form.About("What to show, see above.", "", `{"layer": "countries", "attribute": "ISO_A3", "values": ["ESP"], "min-area": 0.1}`)), Read: readBoundsData, Check: checkBoundsData},
		form.Bind("padding", form.Number("a fraction", form.Range{Min: 0, Max: 10}),
			form.About("Space on every side as a fraction of the width of what is shown.", "0", "0.05"),
			func(b *Bounds) *float64 { return &b.Padding }),
		form.Bind("scale", scaleForm(), form.About("The map's scale on paper, true in its middle. Without a size in `export` the page is as large as what is shown; with one, its middle is that of what is shown. See [print](print.md#scale).", "", `"1:2500000"`),
			func(b *Bounds) *float64 { return &b.Scale }),
		{KeyFacts: form.KeyOf("crop", boxForm().WordsToo([]string{"auto", "false"}),
			form.About("Leaves out data outside of a box `[west, south, east, north]`. `\"auto\"` and `false` leave nothing out; from databases no more is read than the map shows.", "false", "[-10, 35, 30, 70]")), Read: readCrop, Check: checkCrop},
	}
}

// polygonsForm chooses features of a layer. It is made once and never changed.
var polygonsForm = sync.OnceValue(func() form.Form[Bounds] {
	return form.Mapping("bounds-polygons", "bounds.data for polygons", "Chooses the features that the map shows.", []form.Key[Bounds]{
		form.Bind("layer", form.NonEmpty("a layer's id"), form.About("The layer.", "(the first that is not special)", `"countries"`),
			func(b *Bounds) *string { return &b.Layer }),
		form.Bind("filter", form.Filter(), form.About("Which features; see [Filters](#filters).", "(all)", `["ISO_A3", "in", ["ESP", "PRT"]]`),
			func(b *Bounds) *filter.Expr { return &b.Filter }),
		form.Bind("attribute", form.NonEmpty("a column's name"), form.About("A column, for `values`.", "", `"ISO_A3"`),
			func(b *Bounds) *string { return &b.Attribute }),
		form.Bind("values", form.OneOrMore("a list of values", form.ScalarText(), form.MostValues), form.About("The values of that column which choose features.", "", `["ESP", "PRT"]`),
			func(b *Bounds) *[]string { return &b.Values }),
		form.Bind("min-area", form.Number("a fraction from 0 to 1", form.Range{Min: 0, Max: 1}),
			form.About("Ignore parts of a multipolygon smaller than this fraction of its largest part.", "0", "0.1"),
			func(b *Bounds) *float64 { return &b.MinArea }),
	})
})

// readBoundsData reads "data" by the mode, and where that is not given, by
// what it looks like.
func readBoundsData(d *form.Decoder, at form.Spot, to *Bounds) {
	if to.Mode == "" {
		to.Mode = modeOf(at.Node)
	}
	switch to.Mode {
	case ModeBBox:
		if box, ok := boxForm().Read(d, at); ok {
			to.BBox = box
		}
	case ModePoints:
		if points, ok := pointsForm().Read(d, at); ok {
			to.Points = points
		}
	case ModePolygons:
		if b, ok := polygonsForm().Read(d, at); ok {
			to.Layer, to.Filter, to.Attribute, to.Values, to.MinArea = b.Layer, b.Filter, b.Attribute, b.Values, b.MinArea
		}
	}
}

func modeOf(n *tree.Node) Mode {
	switch {
	case n.Kind == tree.Map:
		return ModePolygons
	case n.Kind == tree.List && len(n.Items) > 0 && n.Items[0].Kind == tree.List:
		return ModePoints
	}
	return ModeBBox
}

// defaultBounds settles bounds that have no data: a bbox is then the world, as
// it was in the predecessor.
func defaultBounds(d *form.Decoder, at form.Spot, b *Bounds) {
	switch b.Mode {
	case ModeBBox:
		b.BBox = Degrees{West: -180, South: -90, East: 180, North: 90}
	case ModePoints:
		d.Fail(at, "the key \"data\" is missing; want %s", pointsForm().Want)
	}
}

func readCrop(d *form.Decoder, at form.Spot, to *Bounds) {
	if at.Node.IsWord("auto") || at.Node.IsTrue() {
		to.CropAuto = true
		return
	}
	if at.Node.IsFalse() {
		return
	}
	known := len(d.Mistakes.Items)
	if box, ok := boxForm().Read(d, at); ok {
		to.Crop = &box
	}
	d.Mistakes.Widen(known, at.Path, boxForm().Want, boxForm().Want+", \"auto\" or false")
}
