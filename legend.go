package kartograph

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/legend"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// standingLegend is a legend on its way to its place on the page.
type standingLegend struct {
	*legend.Legend
	spec legend.Spec
	// box is where it stands, once that is known.
	box render.Box
	// placed says so: one that looks for room comes after the labels.
	placed bool
	// grown is by how much the page is higher for it than it was planned, in pixels.
	grown float64
	// late says that it has grown when the furniture had its place already.
	late  bool
	ruler *typeface.Ruler
	// measure is that of the ruler: a legend may be set twice.
	measure label.Measure
	found   []config.Warning
}

// The distance of a legend from the map beside it and from its edges on it, in pixels,
// and the room that is left for one below a map of a given height.
const legendGap, legendEdge, legendBelow = 14, 8, 64

// legendRoom is the room around the map that a legend needs which stands beside it.
func legendRoom(cfg *Config) furniture.Sides {
	l := cfg.Legend
	switch {
	case l == nil:
	case l.At == legend.Left:
		return furniture.Sides{Left: l.WidthOf() + legendGap}
	case l.At == legend.Right:
		return furniture.Sides{Right: l.WidthOf() + legendGap}
	case l.At == legend.Above:
		return furniture.Sides{Top: legendAbove(cfg) + legendGap}
	case l.At == legend.Below && cfg.Export.Height > 0:
		return furniture.Sides{Bottom: legendBelow + legendGap}
	}
	return furniture.Sides{}
}

// legendAbove is the room that is kept for a legend above the map, in pixels: where the map
// stands is decided before the data are read which the legend is of.
func legendAbove(cfg *Config) float64 {
	const heading, unit, row, most = 20, 14, 60, 20
	high, more := float64(row), 0.0
	for i := range cfg.Layers {
		for _, s := range cfg.Layers[i].Classify {
			if s.Unit != "" {
				more = unit
			}
			if s.Property == scale.Radius {
				r := float64(most)
				if s.Max != nil {
					r = *s.Max
				}
				high = max(high, heading+2*r+unit)
			}
		}
	}
	if cfg.Legend.Title != "" {
		high += heading
	}
	return high + more
}

// makeLegend sets the legend of a map, and finds its place unless it looks for room.
func (w *worked) makeLegend(sheet *styles.Sheet, ruler *typeface.Ruler) *standingLegend {
	if w.cfg.Legend == nil {
		return &standingLegend{placed: true}
	}
	l := &standingLegend{spec: *w.cfg.Legend, ruler: ruler, measure: label.Remembered(ruler.Measure)}
	subjects := w.subjects(l.spec, sheet)
	l.set(w, subjects, sheet)
	if l.Legend == nil {
		l.placed = true
		l.found = append(l.found, config.Warning{Text: "legend: there is nothing to explain; it is left out"})
		return l
	}
	for _, key := range legend.Idle(l.spec, subjects, l.page(w, sheet)) {
		l.found = append(l.found, config.Warning{Text: "legend." + key + ": it changes nothing of what this legend explains, and can be left out"})
	}
	rect := w.frames[0].rect
	if !l.spec.Beside() && (l.Width+2*legendEdge > rect.Width() || l.Height+2*legendEdge > rect.Height()) {
		l.below(w, subjects, sheet, "the map has no room for it")
	}
	if l.spec.At == legend.Above && l.Height > legendAbove(w.cfg) {
		l.below(w, subjects, sheet, fmt.Sprintf("it is %g pixels higher than the room above the map", l.Height-legendAbove(w.cfg)))
	}
	l.stand(w)
	return l
}

// boxes are what labels keep clear of.
func (l *standingLegend) boxes() []render.Box {
	if l.Legend == nil || !l.placed {
		return nil
	}
	return []render.Box{l.box}
}

// findRoom finds the place of a legend that looks for room, clear of boxes and where it
// covers least of what is drawn; below the map where there is none.
func (l *standingLegend) findRoom(w *worked, room *legend.Room, keep []render.Box, sheet *styles.Sheet) {
	for _, box := range keep {
		room.Take(box)
	}
	x, y, ok := room.Best(l.Width, l.Height)
	if !ok {
		l.below(w, w.subjects(l.spec, sheet), sheet, "nowhere on the map has it room beside the labels")
		l.stand(w)
		l.late = true
		return
	}
	l.box, l.placed = render.Box{MinX: x, MinY: y, MaxX: x + l.Width, MaxY: y + l.Height}, true
}

// room is the map as a legend sees it: what the layers with data cover, and the sea. It is not
// whole once the context has ended.
func (w *worked) room(ctx context.Context, placed []*placedLayer, groups []render.Group, sheet *styles.Sheet) *legend.Room {
	room, steps := legend.NewRoom(w.frames[0].rect), heed.Every(ctx, stepsOfCover)
	paper, i := legend.Paper(sheet), 0
	for _, p := range placed {
		if !p.drawn || i >= len(groups) {
			continue
		}
		if _, sea := p.Special.(special.Sea); sea {
			// The edge of a sea in the colour of the legend's paper is not seen.
			if water, _ := groups[i].Style.Get("fill"); water != paper || styles.HasStroke(groups[i].Style) {
				coverBy(steps, groups[i], sheet, func(s render.Shape) { room.Ground(s.Geometry) })
			}
		} else if !isDecoration(p.Layer) {
			coverBy(steps, groups[i], sheet, func(s render.Shape) { room.Draw(s.Geometry, s.Radius) })
		}
		i++
	}
	return room
}

// hidesLeast is which part of a legend may lie upon what is drawn without a word.
const hidesLeast = 0.02

// tellHidden warns of a legend at a place of its own that hides what is drawn there, or the
// edge of the globe.
func (l *standingLegend) tellHidden(room func() *legend.Room) {
	if l.Legend == nil || !l.placed || l.spec.Beside() {
		return
	}
	part, cuts := room().Hides(l.box)
	what := ""
	switch {
	case part > hidesLeast:
		what = fmt.Sprintf("%.0f %% of it hide what the map draws there", 100*part)
	case cuts:
		what = "it hides a part of the globe's edge"
	default:
		return
	}
	l.found = append(l.found, config.Warning{Text: "legend: " + what + "; another corner, \"auto\" or \"below\" may have room"})
}

// stepsOfCover are so many vertices of marks noted as take a millisecond or so.
const stepsOfCover = 10_000

// coverBy notes what the marks of a group cover that have a fill or a stroke.
func coverBy(steps *heed.Steps, g render.Group, sheet *styles.Sheet, note func(render.Shape)) {
	root := styles.Over(styles.Defaults(), sheet.Style(styles.Element{Root: true}))
	group := styles.Inherit(root, g.Style)
	cover := func(m *render.Mark) {
		shape, ok := m.Form.(render.Shape)
		if !ok || shape.Geometry == nil || steps.Take(1+layers.Vertices(shape.Geometry)) != nil {
			return
		}
		fill, _ := m.Style.Get("fill")
		if strings.HasPrefix(fill, "#") { // as most have
			note(shape)
			return
		}
		style := styles.Inherit(group, m.Style)
		if fill, _ = style.Get("fill"); fill != "none" || styles.HasStroke(style) {
			note(shape)
		}
	}
	for i := range g.Marks {
		cover(&g.Marks[i])
	}
	if g.Stream != nil {
		for m := range g.Stream {
			cover(&m)
		}
	}
}

// set sets the legend for its place.
func (l *standingLegend) set(w *worked, subjects []legend.Subject, sheet *styles.Sheet) {
	l.Legend = legend.Make(l.spec, subjects, l.page(w, sheet))
}

// page is what the legend is made for at its place.
func (l *standingLegend) page(w *worked, sheet *styles.Sheet) legend.Page {
	page := legend.Page{Width: l.spec.WidthOf(), Below: l.spec.Long(), Lang: w.cfg.Lang, Sheet: sheet, Measure: l.measure, Number: numberWriter(l.spec.Format, w.cfg.Lang)}
	if page.Below && l.spec.Width == 0 {
		m := marginsOf(w.cfg)
		page.Width = max(1, w.frames[0].page.MaxX-m.Left-m.Right)
	}
	return page
}

// below puts a legend that has no room below the map, and says so.
func (l *standingLegend) below(w *worked, subjects []legend.Subject, sheet *styles.Sheet, why string) {
	l.spec.At = legend.Below
	l.set(w, subjects, sheet)
	l.found = append(l.found, config.Warning{Text: "legend: " + why + "; it stands below it"})
}

// stand finds the place of a legend that does not look for room.
func (l *standingLegend) stand(w *worked) {
	f, m := w.frames[0], marginsOf(w.cfg)
	rect, degrees := f.rect, degreesRoom(w.cfg, f, l.ruler)
	x, y := rect.MinX+legendEdge, rect.MinY+legendEdge
	right, low := rect.MaxX-legendEdge-l.Width, rect.MaxY-legendEdge-l.Height
	switch l.spec.At {
	case legend.TopLeft:
	case legend.TopRight:
		x = right
	case legend.BottomLeft:
		y = low
	case legend.BottomRight:
		x, y = right, low
	case legend.Point:
		x = max(rect.MinX, min(rect.MinX+l.spec.Point[0]*rect.Width(), rect.MaxX-l.Width))
		y = max(rect.MinY, min(rect.MinY+l.spec.Point[1]*rect.Height(), rect.MaxY-l.Height))
	case legend.Left:
		x, y = m.Left, rect.MinY
	case legend.Right:
		x, y = f.page.MaxX-m.Right-l.spec.WidthOf(), rect.MinY
	case legend.Below:
		x, y = m.Left, rect.MaxY+degrees.Bottom+legendGap
	case legend.Above:
		x, y = m.Left, rect.MinY-degrees.Top-legendGap-l.Height
	default:
		return // it looks for room
	}
	l.box, l.placed = render.Box{MinX: x, MinY: y, MaxX: x + l.Width, MaxY: y + l.Height}, true
	if l.spec.Beside() {
		l.grown = max(0, math.Ceil(l.box.MaxY-rect.MaxY-degrees.Bottom-legendRoom(w.cfg).Bottom))
		if w.cfg.Export.Height > 0 && l.grown > 0 {
			l.found = append(l.found, config.Warning{Text: fmt.Sprintf("legend: it is higher than the page has room for, which is %g pixels higher than export.height says", l.grown)})
		}
	}
}

// marginsOf are the margins of the page.
func marginsOf(cfg *Config) (m furniture.Margin) {
	for _, s := range cfg.Export.Furniture {
		if own, ok := s.(furniture.Margin); ok {
			m = own
		}
	}
	return m
}

// degreesRoom is the room for degrees around a map.
func degreesRoom(cfg *Config, f *frame, ruler *typeface.Ruler) furniture.Sides {
	for _, s := range cfg.Export.Furniture {
		if d, ok := s.(furniture.Degrees); ok {
			return furniture.Around(furniture.Page{Specs: []furniture.Spec{d}, Width: f.page.MaxX, Measure: ruler.Measure})
		}
	}
	return furniture.Sides{}
}

// numberWriter writes numbers of legends.
func numberWriter(format, lang string) func(v float64, decimals int) string {
	made := map[string]*expression.Expression{}
	schema := layers.NewSchema([]string{"v"})
	return func(v float64, decimals int) string {
		as := format
		if as == "" {
			as = ",." + strconv.Itoa(decimals) + "f"
		}
		e := made[as]
		if e == nil {
			var err error
			if e, err = expression.ParseTemplate(config.NumberTemplate(as), expression.Options{Lang: lang}); err != nil {
				return strconv.FormatFloat(v, 'f', decimals, 64) // told by the config's check
			}
			made[as] = e
		}
		text, _ := e.Value(layers.Record{Schema: schema, Values: []layers.Value{layers.Number(v)}})
		return text.String()
	}
}

// subjects are what the legend of a map explains.
func (w *worked) subjects(spec legend.Spec, sheet *styles.Sheet) []legend.Subject {
	var shown []*placedLayer
	for _, p := range w.placed[0] {
		if p.drawn && (len(spec.Layers) == 0 || slices.Contains(spec.Layers, p.ID)) {
			shown = append(shown, p)
		}
	}
	if len(spec.Layers) > 0 {
		sorting.Stably(shown, func(a, b *placedLayer) int { return slices.Index(spec.Layers, a.ID) - slices.Index(spec.Layers, b.ID) })
	}
	var scaled, plain []legend.Subject
	for _, p := range shown {
		of := p.explained(spec, sheet)
		if len(p.read.scales) > 0 || len(spec.Layers) > 0 {
			scaled = append(scaled, of...)
		} else if !isDecoration(p.Layer) {
			plain = append(plain, of...)
		}
	}
	if len(scaled) > 0 {
		return scaled
	}
	return plain
}

// explained are the scales of a layer, or the layer itself, as a legend explains them.
func (p *placedLayer) explained(spec legend.Spec, sheet *styles.Sheet) []legend.Subject {
	shape := p.shape()
	e := p.element("", p.StyleClasses())
	e.Shape = shape
	radius := radiusOf(sheet.Plain(sheet.Style(e)))
	if len(p.read.scales) == 0 {
		return []legend.Subject{{Name: nameIn(spec, p.ID, strings.ReplaceAll(p.ID, "_", " ")), Shape: shape, Radius: radius, Look: p.lookOf("", shape)}}
	}
	var all []legend.Subject
	for i := range p.read.scales {
		s := &p.read.scales[i]
		_, named := spec.Names[p.ID]
		all = append(all, legend.Subject{Scale: s.Scale, Name: nameIn(spec, p.ID, s.title()), Unnamed: !named && s.Title == "", Shape: shape, Radius: radius, Look: p.lookOf(s.Property.CSS(), shape)})
	}
	return all
}

func nameIn(spec legend.Spec, id, usual string) string {
	if name, ok := spec.Names[id]; ok {
		return name
	}
	return usual
}

// lookOf is how features of a layer are drawn to which a scale gives a value of a
// property.
func (p *placedLayer) lookOf(property string, shape styles.Shape) func(*styles.Sheet, string, string) styles.Style {
	return func(sheet *styles.Sheet, class, value string) styles.Style {
		var c classified
		if class != "" {
			c.classes = []string{class}
		}
		if value != "" {
			c.style = valued(property, value, strings.HasSuffix(class, "missing"))
		}
		e := c.on(p.element("", p.StyleClasses()))
		e.Shape = shape
		return p.closed(sheet, sheet.Style(e)).Without("r")
	}
}

// shape is what the features of a layer mostly are: that of the first one.
func (p *placedLayer) shape() styles.Shape {
	for _, f := range p.features {
		if shape := shapeOf(f.Geometry); shape != "" {
			return shape
		}
	}
	for m := range render.Unpack(p.packed.marks) {
		if shape, ok := m.Form.(render.Shape); ok {
			return shapeOf(shape.Geometry)
		}
	}
	return styles.Area
}
