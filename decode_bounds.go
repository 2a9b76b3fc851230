package kartograph

import "github.com/seed-898ab921/kartograph/layers/filter"

// boundsForm is the form of "bounds".
func boundsForm() form[Bounds] {
	f := mapping("bounds", "bounds", "The part of the world that the map shows. `data` belongs to the mode: "+
		"a box `[west, south, east, north]` for `bbox` (west may be greater than east, across 180°), a list of "+
		"`[longitude, latitude]` for `points`, a mapping that chooses features of a layer for `polygons`.", boundsKeys())
	read := f.read
	f.read = func(d *decoder, at spot) (Bounds, bool) {
		b, ok := read(d, at)
		if ok && at.node.child("data") == nil {
			d.defaultBounds(at, &b)
		}
		return b, ok
	}
	return f
}

func boundsKeys() []key[Bounds] {
	data := polygonsForm()
	dataShape := shape{want: "a box, a list of points or a mapping", parts: []shape{
		boxForm().shape, pointsForm().shape, data.shape}}
	dataShape.schema = anyOf(dataShape.parts...)
	return []key[Bounds]{
		bind("mode", oneOfOr(map[string]string{"polygon": "polygons", "poly": "polygons", "point": "points"}, "bbox", "points", "polygons"),
			about{"What `data` is.", "(follows from data)", `"polygons"`}, func(b *Bounds) *string { return &b.Mode }),
		{keyShape: keyShape{"data", "What to show, see above.", "", `{"layer": "countries", "attribute": "ISO_A3", "values": ["ESP"], "min-area": 0.1}`,
			dataShape}, read: readBoundsData, check: checkBoundsData},
		bind("padding", number("a fraction", limits{min: 0, max: 10}),
			about{"Space on every side as a fraction of the width of what is shown.", "0", "0.05"},
			func(b *Bounds) *float64 { return &b.Padding }),
		{keyShape: keyShape{"crop", "Limits which data is read at all: a box `[west, south, east, north]`, or `\"auto\"` for what the view needs.",
			"false", `"auto"`, boxForm().wordsToo([]string{"auto", "false"})}, read: readCrop, check: checkCrop},
	}
}

// polygonsForm chooses features of a layer.
func polygonsForm() form[Bounds] {
	return mapping("bounds-polygons", "bounds.data for polygons", "Chooses the features that the map shows.", []key[Bounds]{
		bind("layer", nonEmpty("a layer's id"), about{"The layer.", "(the first that is not special)", `"countries"`},
			func(b *Bounds) *string { return &b.Layer }),
		bind("filter", filterForm(), about{"Which features; see [Filters](#filters).", "(all)", `["ISO_A3", "in", ["ESP", "PRT"]]`},
			func(b *Bounds) *filter.Expr { return &b.Filter }),
		bind("attribute", nonEmpty("a column's name"), about{"A column, for `values`.", "", `"ISO_A3"`},
			func(b *Bounds) *string { return &b.Attribute }),
		bind("values", oneOrMore("a list of values", scalarText()), about{"The values of that column which choose features.", "", `["ESP", "PRT"]`},
			func(b *Bounds) *[]string { return &b.Values }),
		bind("min-area", number("a fraction from 0 to 1", limits{min: 0, max: 1}),
			about{"Ignore parts of a multipolygon smaller than this fraction of its largest part.", "0", "0.1"},
			func(b *Bounds) *float64 { return &b.MinArea }),
	})
}

// readBoundsData reads "data" by the mode, and where that is not given, by
// what it looks like.
func readBoundsData(d *decoder, at spot, to *Bounds) {
	if to.Mode == "" {
		to.Mode = modeOf(at.node)
	}
	switch to.Mode {
	case "bbox":
		if box, ok := boxForm().read(d, at); ok {
			to.BBox = box
		}
	case "points":
		if points, ok := pointsForm().read(d, at); ok {
			to.Points = points
		}
	case "polygons":
		if b, ok := polygonsForm().read(d, at); ok {
			to.Layer, to.Filter, to.Attribute, to.Values, to.MinArea = b.Layer, b.Filter, b.Attribute, b.Values, b.MinArea
		}
	}
}

func modeOf(n *node) string {
	switch {
	case n.kind == nodeMap:
		return "polygons"
	case n.kind == nodeList && len(n.items) > 0 && n.items[0].kind == nodeList:
		return "points"
	}
	return "bbox"
}

// defaultBounds settles bounds that have no data: a bbox is then the world, as
// it was in the predecessor.
func (d *decoder) defaultBounds(at spot, b *Bounds) {
	switch b.Mode {
	case "bbox":
		b.BBox = [4]float64{-180, -90, 180, 90}
	case "points":
		d.fail(at, "the key \"data\" is missing; want %s", pointsForm().want)
	}
}

func readCrop(d *decoder, at spot, to *Bounds) {
	if at.node.isWord("auto") || at.node.isTrue() {
		to.CropAuto = true
		return
	}
	if at.node.isFalse() {
		return
	}
	known := len(d.mistakes.list)
	if box, ok := boxForm().read(d, at); ok {
		to.Crop = &box
	}
	d.mistakes.widen(known, at.path, boxForm().want, boxForm().want+", \"auto\" or false")
}

// boxForm is the form of a box in degrees.
func boxForm() form[[4]float64] {
	l := numbers("a box [west, south, east, north] in degrees", 4, limits{min: -720, max: 720})
	f := form[[4]float64]{shape: l.shape, check: checkBox}
	f.read = func(d *decoder, at spot) (box [4]float64, ok bool) {
		v, ok := l.read(d, at)
		if !ok {
			return box, false
		}
		copy(box[:], v)
		if problem := boxProblem(box); problem != "" {
			d.fail(at, "%s", problem)
			return box, false
		}
		return box, true
	}
	return f
}

// pointsForm is the form of a list of points in degrees.
func pointsForm() form[[][2]float64] {
	pair := numbers("a point [longitude, latitude] in degrees", 2, limits{min: -720, max: 720})
	point := form[[2]float64]{shape: pair.shape, check: checkPoint}
	point.read = func(d *decoder, at spot) (p [2]float64, ok bool) {
		v, ok := pair.read(d, at)
		if !ok {
			return p, false
		}
		copy(p[:], v)
		if problem := pointProblem(p); problem != "" {
			d.fail(at, "%s", problem)
			return p, false
		}
		return p, true
	}
	f := listOf("a list of points [longitude, latitude]", point)
	f.schema = append(f.schema, member{"minItems", 1})
	read := f.read
	f.read = func(d *decoder, at spot) ([][2]float64, bool) {
		if at.node.kind == nodeList && len(at.node.items) == 0 {
			d.mismatch(at, f.want)
			return nil, false
		}
		return read(d, at)
	}
	return f
}
