package kartograph

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// wantedLabel is a text that a feature asks for, before anybody has looked
// whether there is room.
type wantedLabel struct {
	seen  visible
	lines []string
	// x, y is the point in pixels that the label belongs to.
	x, y float64
	// beside is the radius of the circle that the text stands next to; 0
	// for texts that are centred on their point.
	beside float64
	// size is the font size in pixels.
	size float64
}

// labelDefaults is how labels look where the stylesheet is silent.
func labelDefaults() styles.Style {
	return styles.Style{{Name: "fill", Value: "#000"}, {Name: "font-family", Value: "Arial, sans-serif"}, {Name: "font-size", Value: "12px"}}
}

// labelStyle is the style of a layer's labels or of their halo, the kinds
// "label" and "label-buffer". The halo has all that the labels have but what
// its own rules change; else it would not fit beneath them. It is the style of
// the whole group where seen is nil.
func labelStyle(sheet sheetOrNone, layer, kind string, seen *visible) styles.Style {
	style := labelDefaults()
	for _, k := range []string{"label", "label-buffer"} {
		own := groupStyle(sheet, layer+"-"+k, []string{k})
		if seen != nil {
			own = featureStyle(sheet, layer+"-"+k, []string{k}, *seen)
		}
		style = over(style, own)
		if k == kind {
			break
		}
	}
	return style
}

// labelGroups makes the texts of all labelled layers: for each layer the halo
// first, when it has one, then the text.
func labelGroups(f *frame, placed []*placedLayer, sheet sheetOrNone) []render.Group {
	var groups []render.Group
	for _, p := range placed {
		if p.drawn && p.Labeling != nil {
			groups = append(groups, labelLayer(f, p, sheet)...)
		}
	}
	return groups
}

func labelLayer(f *frame, p *placedLayer, sheet sheetOrNone) []render.Group {
	wanted := wantLabels(f, p, sheet)
	labels := placeLabels(wanted)
	var groups []render.Group
	if p.Labeling.Buffer {
		groups = append(groups, labelGroup(f, p, labels, sheet, "label-buffer"))
	}
	return append(groups, labelGroup(f, p, labels, sheet, "label"))
}

// placeLabels decides where wanted labels stand, and which have no room. Each
// stands where it wants to.
func placeLabels(wanted []wantedLabel) []wantedLabel { return wanted }

// wantLabels lists the texts of a layer's visible features.
func wantLabels(f *frame, p *placedLayer, sheet sheetOrNone) []wantedLabel {
	var wanted []wantedLabel
	for _, feature := range p.features {
		seen := visible{attributesOf(p, feature.Record), feature.Record}
		text, _ := seen.lookUp(p.Labeling.Key)
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		shown := f.within(feature.Geometry)
		if area := pixelArea(shown); area > 0 && area < p.Labeling.MinArea {
			continue
		}
		x, y, ok := labelPoint(shown, p.Labeling.Position)
		if !ok || !f.keepsLabel(x, y) {
			continue
		}
		label := wantedLabel{seen: seen, lines: splitLabel(text, p.Labeling), x: x, y: y}
		if _, point := feature.Geometry.(*geom.Point); point {
			label.beside = radiusOf(featureStyle(sheet, p.ID, p.Classes, seen))
		}
		label.size = fontSize(labelStyle(sheet, p.ID, "label", &seen))
		wanted = append(wanted, label)
	}
	return wanted
}

// keepsLabel reports whether a label at this point is drawn: in the frame, or
// anywhere where nothing is cut.
func (f *frame) keepsLabel(x, y float64) bool {
	return math.IsInf(f.clip.MaxX, 0) || x >= f.rect.MinX && x <= f.rect.MaxX && y >= f.rect.MinY && y <= f.rect.MaxY
}

// within is the part of a geometry that lies in the frame, without the margin
// around it; the whole where nothing is cut.
func (f *frame) within(g geom.T) geom.T {
	if math.IsInf(f.clip.MaxX, 0) {
		return g
	}
	return projection.ClipToBox(g, f.rect)
}

// mediumFontSize is the size in pixels of texts whose font-size is none or in
// other units: what browsers call medium.
const mediumFontSize = 16

// fontSize reads a style's font-size in pixels.
func fontSize(s styles.Style) float64 {
	value, _ := s.Get("font-size")
	size, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(value), "px"), 64)
	if err != nil || !(size > 0 && size < 1e4) {
		return mediumFontSize
	}
	return size
}

// labelPoint is where a geometry's label belongs, in pixels: a point itself,
// the middle of the longest line, a polygon's centroid or, by default, the
// point of its largest part that is farthest from the edge.
func labelPoint(g geom.T, position string) (x, y float64, ok bool) {
	switch g := g.(type) {
	case *geom.Point:
		return g.X(), g.Y(), true
	case *geom.Polygon, *geom.MultiPolygon:
		if position == "centroid" {
			return centroid(g)
		}
		return inside(g)
	case *geom.LineString, *geom.MultiLineString:
		return middleOfLine(g)
	case *geom.GeometryCollection:
		if part := mainPart(g); part != nil {
			return labelPoint(part, position)
		}
		return 0, 0, false
	default:
		return centroid(g)
	}
}

// mainPart is the part of a collection that carries its label: the polygon with
// the largest area, else the longest line, else the first part.
func mainPart(c *geom.GeometryCollection) geom.T {
	var best geom.T
	bestRank, bestSize := -1, 0.0
	for _, g := range c.Geoms() {
		rank, size := 0, 0.0
		switch g := g.(type) {
		case *geom.GeometryCollection:
			if g.NumGeoms() == 0 {
				continue
			}
		case *geom.Polygon, *geom.MultiPolygon:
			rank, size = 2, pixelArea(g)
		case *geom.LineString, *geom.MultiLineString:
			rank, size = 1, lineLength(g.FlatCoords())
		}
		if rank > bestRank || rank == bestRank && size > bestSize {
			best, bestRank, bestSize = g, rank, size
		}
	}
	return best
}

// labelGroup turns placed labels into a group of texts named LAYER-kind.
func labelGroup(f *frame, p *placedLayer, labels []wantedLabel, sheet sheetOrNone, kind string) render.Group {
	id, classes := p.ID+"-"+kind, []string{kind}
	group := render.Group{ID: f.prefix() + id, Classes: classes, Hidden: kind == "label-buffer"}
	group.Style = labelStyle(sheet, p.ID, kind, nil)
	for _, label := range labels {
		style := labelStyle(sheet, p.ID, kind, &label.seen)
		group.Marks = append(group.Marks, render.Mark{Form: label.text(), Style: styles.Differences(group.Style, style)})
	}
	return group
}

// xHeight is how far, in font sizes, the middle of lower-case letters stands
// above the baseline, twice: about the same in all fonts used on maps.
const xHeight = 0.35

// text lays a label's lines out: centred on its point, or beside its circle.
func (l wantedLabel) text() render.Text {
	lineHeight := 1.2 * l.size
	t := render.Text{X: l.x, Lines: l.lines, LineHeight: lineHeight}
	t.Y = l.y + xHeight*l.size - lineHeight*float64(len(l.lines)-1)/2
	if l.beside > 0 {
		t.Anchor, t.X = "start", l.x+l.beside+0.25*l.size
	}
	return t
}

// middleOfLine is the point half-way along the longest part of a line.
func middleOfLine(g geom.T) (x, y float64, ok bool) {
	flat, from := g.FlatCoords(), 0
	var longest []float64
	best := -1.0
	for _, end := range partEnds(g) {
		if l := lineLength(flat[from:end]); l > best {
			best, longest = l, flat[from:end]
		}
		from = end
	}
	left := best / 2
	for i := 2; i < len(longest); i += 2 {
		dx, dy := longest[i]-longest[i-2], longest[i+1]-longest[i-1]
		if l := math.Hypot(dx, dy); l > 0 && left <= l {
			return longest[i-2] + dx*left/l, longest[i-1] + dy*left/l, true
		} else {
			left -= l
		}
	}
	return 0, 0, false
}

func lineLength(flat []float64) float64 {
	sum := 0.0
	for i := 2; i < len(flat); i += 2 {
		sum += math.Hypot(flat[i]-flat[i-2], flat[i+1]-flat[i-1])
	}
	return sum
}
