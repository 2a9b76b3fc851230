package kartograph

import (
	"fmt"
	"maps"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// prefix stands before the ids of what an inset draws, so that ids stay unique
// on a page where a layer is drawn more than once.
func (f *frame) prefix() string {
	if f.id == "" {
		return ""
	}
	return f.id + "-"
}

// show adds what a frame shows to the scene, an inset's within a group of its
// own.
func (m *Map) show(f, main *frame, groups []render.Group, sheet *styles.Sheet) {
	if f.locates {
		shown, problem := f.extentOf(main)
		if problem == "" {
			groups = append(groups, locator(f, shown, sheet))
		} else {
			m.leaveOut(f, problem)
		}
	}
	if f.overlaid {
		groups = []render.Group{insetGroup(f, groups, sheet, m.config)}
		groups[0].Part = f.part(main)
		m.tellBeyond(f, main.page.Grown(m.config.Export.Bleed))
	}
	if f == main {
		groups = f.cutToMap(groups, m.config.Export.Bleed)
	}
	m.scene.Groups = append(m.scene.Groups, groups...)
}

// extentsTold is how many views are named whose extents are left out for the same reason.
const extentsTold = 3

// leaveOut tells of a view whose extent is left out, of the first few by their names.
func (m *Map) leaveOut(f *frame, problem string) {
	if m.leftOut[problem] < extentsTold {
		m.Warnings = append(m.Warnings, config.Warning{Text: "views." + f.id + ".extent: " + problem + "; it is left out"})
	}
	if m.leftOut == nil {
		m.leftOut = map[string]int{}
	}
	m.leftOut[problem]++
}

// tellLeftOut tells how many more extents are left out than were named.
func (m *Map) tellLeftOut() {
	for _, problem := range slices.Sorted(maps.Keys(m.leftOut)) {
		if more := m.leftOut[problem] - extentsTold; more > 0 {
			m.Warnings = append(m.Warnings, config.Warning{Text: fmt.Sprintf("extents of further views are left out, as %s: %d", problem, more)})
		}
	}
}

// tellBeyond tells of an inset of which more than a hundredth lies beyond the page.
func (m *Map) tellBeyond(f *frame, page projection.Page) {
	if compact.Program {
		return
	}
	const most = 99
	r, part := f.rect, 0.0
	if width, height := min(r.MaxX, page.MaxX)-max(r.MinX, page.MinX), min(r.MaxY, page.MaxY)-max(r.MinY, page.MinY); width > 0 && height > 0 {
		part = 100 * width / r.Width() * height / r.Height()
	}
	if part < most {
		m.Warnings = append(m.Warnings, config.Warning{Text: fmt.Sprintf("inset %q: %.0f %% of it are on the page, and the rest is cut off; "+
			"give it another frame (left, top, width, height) or a smaller size", f.id, part)})
	}
}

// part is what an inset is in a page: it moves with the map where it stands within that,
// but for a locator, which says where all of the map is.
func (f *frame) part(main *frame) render.Part {
	if f.locates || !main.rect.Holds(f.rect) {
		return render.PartFurniture
	}
	return render.PartInset
}

// insetGroup wraps the groups of an inset: a background that hides the map
// beneath, what the inset shows, and its edge. The stylesheet reaches the
// background as #ID-background or .view-background, the edge as #ID-frame or
// .view-frame.
func insetGroup(f *frame, groups []render.Group, sheet *styles.Sheet, cfg *Config) render.Group {
	paper := func(sheet *styles.Sheet) styles.Style { return f.paper(cfg, sheet) }
	background := insetPart(f, "background", styles.Style{{Name: "fill", Value: "#fff"}, {Name: "stroke", Value: "none"}}, sheet, paper)
	edge := insetPart(f, "frame", styles.Style{{Name: "fill", Value: "none"}}, sheet, nil)
	clip := f.rect
	inset := render.Group{ID: f.id, Classes: []string{"view"}, Clip: &clip}
	if f.hides {
		inset.Groups = append(inset.Groups, background)
	}
	inset.Groups = append(inset.Groups, groups...)
	if f.border {
		inset.Groups = append(inset.Groups, edge)
	}
	return inset
}

// paper is the style of the ground of an inset in which no sea is drawn: the page's own
// background. A theme would draw that ground in the colour of its sea. It is nil where a sea is
// drawn in the inset, or the page has no background, and what the stylesheet says is right.
func (f *frame) paper(cfg *Config, sheet *styles.Sheet) styles.Style {
	for i := range cfg.Layers {
		if _, sea := cfg.Layers[i].Special.(special.Sea); sea && f.draws(&cfg.Layers[i]) {
			return nil
		}
	}
	if fill := furniture.GroundFill(cfg.Export.Furniture, sheet); fill != "" {
		return styles.Style{{Name: "fill", Value: fill}}
	}
	return nil
}

// extentOf is what the map shows, in an inset, or says why it is not to be drawn.
func (f *frame) extentOf(main *frame) (shown geom.T, problem string) {
	if main.shown.IsWorld() && main.holdsTheGlobe() {
		return nil, "the map shows the whole world"
	}
	if shown = f.proj.Project(main.outline()); shown == nil {
		return nil, "what the map shows lies outside of the view"
	}
	return shown, ""
}

// holdsTheGlobe reports whether all that the projection shows of the globe lies in the
// frame, nearly.
func (f *frame) holdsTheGlobe() bool {
	box, view := f.proj.Extent(), f.proj.View()
	const slack = 8 // pixels, for the rim
	return view.X+view.Scale*box.MinX > f.rect.MinX-slack && view.X+view.Scale*box.MaxX < f.rect.MaxX+slack &&
		view.Y-view.Scale*box.MaxY > f.rect.MinY-slack && view.Y-view.Scale*box.MinY < f.rect.MaxY+slack
}

// locator is the part of the world that the map shows, in an inset. The stylesheet
// reaches it as #ID-extent or .view-extent.
func locator(f *frame, shown geom.T, sheet *styles.Sheet) render.Group {
	return render.Vary(sheet, func(sheet *styles.Sheet) render.Group {
		g := render.Group{ID: f.prefix() + "extent", Classes: []string{"view-extent"}, Hidden: true}
		look := styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: "#c33"}, {Name: "stroke-width", Value: "1.5px"}}
		g.Style = styles.Over(look, sheet.GroupStyle(styles.Element{ID: g.ID, Classes: g.Classes}))
		g.Marks = []render.Mark{{Form: render.Shape{Geometry: shown}}}
		return g
	})
}

// outline is the edge of what a frame shows as a polygon in degrees: its rectangle,
// and where that reaches beyond the globe the globe's edge as it is seen from the
// middle. Nil where not even the middle shows anything.
func (f *frame) outline() geom.T {
	const side = 32
	r := f.rect
	x, y := (r.MinX+r.MaxX)/2, (r.MinY+r.MaxY)/2
	corners := [5][2]float64{{r.MinX, r.MaxY}, {r.MaxX, r.MaxY}, {r.MaxX, r.MinY}, {r.MinX, r.MinY}, {r.MinX, r.MaxY}}
	var ring []float64
	for i := range 4 {
		for j := range side {
			t := float64(j) / side
			toX, toY := corners[i][0]+(corners[i+1][0]-corners[i][0])*t, corners[i][1]+(corners[i+1][1]-corners[i][1])*t
			lon, lat, ok := f.lastOnGlobe(x, y, toX, toY)
			if !ok {
				return nil
			}
			ring = append(ring, lon, lat)
		}
	}
	ring = append(ring, ring[0], ring[1])
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}

// lastOnGlobe is the last point of the way between two points of the page that is on
// the map, in degrees; the first is if any is.
func (f *frame) lastOnGlobe(x, y, toX, toY float64) (lon, lat float64, ok bool) {
	if lon, lat, ok = f.proj.Inverse(toX, toY); ok {
		return lon, lat, true
	}
	in, out := 0.0, 1.0
	for range 40 {
		t := (in + out) / 2
		if a, b, on := f.proj.Inverse(x+(toX-x)*t, y+(toY-y)*t); on {
			lon, lat, ok, in = a, b, true, t
		} else {
			out = t
		}
	}
	return lon, lat, ok
}

// insetPart is the rectangle of an inset, as its background or its frame, with what
// the stylesheet says besides.
func insetPart(f *frame, part string, look styles.Style, sheet *styles.Sheet, computed func(*styles.Sheet) styles.Style) render.Group {
	return render.Vary(sheet, func(sheet *styles.Sheet) render.Group {
		g := render.Group{ID: f.prefix() + part, Classes: []string{"view-" + part}, Hidden: true}
		e := styles.Element{ID: g.ID, Classes: g.Classes}
		g.Style = styles.Over(look, sheet.GroupStyle(e))
		if computed != nil {
			if e.Computed = computed(sheet); e.Computed != nil {
				g.Style = styles.Over(look, sheet.Style(e))
			}
		}
		root := styles.Over(styles.Defaults(), sheet.Style(styles.Element{Root: true}))
		box := special.Inside(f.rect, styles.StrokeWidth(styles.Inherit(root, g.Style)))
		g.Marks = []render.Mark{{Form: render.Shape{Geometry: special.Rectangle(box)}}}
		return g
	})
}
