package furniture

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// Degrees are numbers at the edge of the map, of the graticule's lines where there
// is one: parallels at the left and right edge, meridians at the top and bottom.
type Degrees struct {
	// Sides are the edges that have numbers; none is left and bottom.
	Sides []Side
	// Step is the distance of lines in degrees where the map has no graticule; 0 suits
	// what is shown.
	Step float64
}

// Side is an edge of the map.
type Side string

// The edges of the map.
const (
	Left   Side = "left"
	Right  Side = "right"
	Top    Side = "top"
	Bottom Side = "bottom"
)

// Name is "degrees".
func (Degrees) Name() string { return "degrees" }

func (Degrees) spec() {}

func degrees() Kind {
	f := form.Mapping("degrees", "degrees", "Numbers at the edge of the map.", []form.Key[Degrees]{
		form.Bind("sides", form.OneOrMore("a list of edges", form.OneOf(Left, Right, Top, Bottom), 4),
			form.About("The edges: `left` and `right` have the parallels, `top` and `bottom` the meridians.", `["left", "bottom"]`, `["left", "right"]`),
			func(d *Degrees) *[]Side { return &d.Sides }),
		form.Bind("step", form.Number("a number of degrees", form.Range{Min: 0, Max: 90}), form.About("Distance of the numbers in degrees, where the map has no graticule.",
			"(suits what is shown)", "5"), func(d *Degrees) *float64 { return &d.Step }),
	})
	return rule[Degrees]{
		about: form.About("Write degrees at the edge of the map, or of the globe, where the graticule's lines end; `#degrees` in stylesheets.", "false", `{"sides": "bottom"}`),
		form:  form.OrSwitch(form.Optional(f), func() *Degrees { return &Degrees{} }),
		ids:   []string{"degrees"}, class: Class,
		room: roomOfDegrees,
		lay:  layDegrees,
	}.kind()
}

func (d Degrees) has(side Side) bool {
	if len(d.Sides) == 0 {
		return side == Left || side == Bottom
	}
	return slices.Contains(d.Sides, side)
}

// degreeStyle is that of the numbers.
func degreeStyle(sheet *styles.Sheet) styles.Style {
	look := styles.Style{{Name: "fill", Value: "#666"}, {Name: "font-size", Value: "10px"}}
	return paragraph.Style(sheet, styles.Element{ID: "degrees", Classes: []string{Class}}, look)
}

// off is the distance of numbers from the line's end in pixels.
const off = 3

func roomOfDegrees(p Page, d Degrees) Sides {
	style := paragraph.Whole(p.Sheet, degreeStyle(p.Sheet))
	widest := paragraph.Set("180°W", style, 0, p.Measure)
	wide, high := widest.Width+2*off, widest.Height()+2*off
	var s Sides
	if d.has(Left) {
		s.Left = wide
	}
	if d.has(Right) {
		s.Right = wide
	}
	if d.has(Top) {
		s.Top = high
	}
	if d.has(Bottom) {
		s.Bottom = high
	}
	return s
}

// ending is where a line of the graticule ends at the edge of the map.
type ending struct {
	text string
	x, y float64
	side Side
	// outX, outY is the direction out of the globe where the line ends at its edge
	// and not at the map's; else both are 0.
	outX, outY float64
}

func layDegrees(p Page, d Degrees) (*Piece, []string) {
	if p.Plane {
		return nil, []string{"the data lies in a plane, which has no degrees; they are left out"}
	}
	style := paragraph.Whole(p.Sheet, degreeStyle(p.Sheet))
	taken := []render.Box{}
	var texts []render.Mark
	all := flat.Nothing[render.Box]()
	list, problem := p.endings(d)
	if problem != "" {
		return nil, []string{problem}
	}
	for _, e := range list {
		text, box := e.set(style, p.Measure)
		if slices.ContainsFunc(taken, box.Grown(2).Meets) || !(render.Box{MaxX: p.Width, MaxY: p.Height}).Holds(box) {
			continue // the next number says where it would have been
		}
		taken, texts, all = append(taken, box), append(texts, render.Mark{Form: text}), all.With(box)
	}
	if len(texts) == 0 {
		return nil, []string{"no line of the graticule ends at these edges of the map"}
	}
	group := render.Vary(p.Sheet, func(sheet *styles.Sheet) render.Group {
		return render.Group{ID: "degrees", Classes: []string{Class}, Hidden: true, Style: degreeStyle(sheet), Marks: slices.Clone(texts)}
	})
	return &Piece{Covers: taken, Groups: []render.Group{group}, ToScale: true}, nil
}

// set is the number in its place, and what it covers.
func (e ending) set(style styles.Style, measure label.Measure) (render.Text, render.Box) {
	t := paragraph.Set(e.text, style, 0, measure)
	if e.outX != 0 || e.outY != 0 {
		away := off + float64(t.Width/2*math.Abs(e.outX)) + float64(t.Height()/2*math.Abs(e.outY))
		x, y := e.x+float64(e.outX*away), e.y+float64(e.outY*away)-t.Height()/2
		return t.At(x, y, render.AnchorMiddle), t.Box(x, y, render.AnchorMiddle)
	}
	middle := e.y - t.Height()/2
	anchor, x, y := render.AnchorMiddle, e.x, middle
	switch e.side {
	case Left:
		anchor, x = render.AnchorEnd, e.x-off
	case Right:
		anchor, x = render.AnchorStart, e.x+off
	case Top:
		y = e.y - off - t.Height()
	case Bottom:
		y = e.y + off
	}
	return t.At(x, y, anchor), t.Box(x, y, anchor)
}

// endings lists where the lines end, the round numbers first of each side, or says why
// there are none.
func (p Page) endings(d Degrees) (list []ending, problem string) {
	parallels, meridians, shown := p.Parallels, p.Meridians, p.shown()
	if parallels == nil && meridians == nil {
		if parallels, meridians, problem = shown.everyStep(p.stepOr(d.Step)); problem != "" {
			return nil, problem
		}
	}
	for _, side := range []Side{Left, Right, Top, Bottom} {
		if !d.has(side) {
			continue
		}
		degrees, line, names := parallels, shown.parallel, [2]string{"S", "N"}
		if side == Top || side == Bottom {
			degrees, line, names = meridians, shown.meridian, [2]string{"W", "E"}
		}
		for _, v := range byRoundness(degrees) {
			x, y, ok := p.lastOf(line(v), side)
			if !ok || p.at(x, y) != "" && p.at(x, y) != side {
				continue // it ends at another side
			}
			e := ending{text: degreeText(v, names), x: x, y: y, side: side}
			if p.at(x, y) == "" && !p.outwards(&e) {
				continue // it ends on the map, as meridians do at a pole
			}
			list = append(list, e)
		}
	}
	return list, ""
}

// lastOf is the point of a line in degrees that is nearest to a side of the map.
func (p Page) lastOf(line geom.T, side Side) (x, y float64, ok bool) {
	drawn := p.Proj.Project(line)
	if drawn == nil {
		return 0, 0, false
	}
	shown := projection.ClipToBox(drawn, p.Rect)
	if shown == nil {
		return 0, 0, false
	}
	nearer := map[Side]func(ax, ay, bx, by float64) bool{
		Left: func(ax, _, bx, _ float64) bool { return ax < bx }, Right: func(ax, _, bx, _ float64) bool { return ax > bx },
		Top: func(_, ay, _, by float64) bool { return ay < by }, Bottom: func(_, ay, _, by float64) bool { return ay > by },
	}[side]
	for part := range flat.Lines(shown) {
		for i := 0; i+1 < len(part); i += 2 {
			if !ok || nearer(part[i], part[i+1], x, y) {
				x, y, ok = part[i], part[i+1], true
			}
		}
	}
	return x, y, ok
}

// at is the edge of the map that a point lies at; empty for none.
func (p Page) at(x, y float64) Side {
	const near = 0.5
	switch {
	case x < p.Rect.MinX+near:
		return Left
	case x > p.Rect.MaxX-near:
		return Right
	case y < p.Rect.MinY+near:
		return Top
	case y > p.Rect.MaxY-near:
		return Bottom
	}
	return ""
}

// outwards finds the direction out of the globe at a line's end, away from the
// middle of the map, and reports whether there is one.
func (p Page) outwards(e *ending) bool {
	dx, dy := e.x-(p.Rect.MinX+p.Rect.MaxX)/2, e.y-(p.Rect.MinY+p.Rect.MaxY)/2
	length := math.Hypot(dx, dy)
	if !(length > 0) {
		return false
	}
	const beyond = 3 // pixels
	e.outX, e.outY = dx/length, dy/length
	_, _, on := p.Proj.Inverse(e.x+float64(beyond*e.outX), e.y+float64(beyond*e.outY))
	return !on
}

// stepOr is a step of degrees; for 0 the usual one.
func (p Page) stepOr(step float64) float64 {
	if !(step > 0) {
		return p.usualStep()
	}
	return step
}

// usualStep is a round number of degrees, about a fifth of the map's width at its
// middle.
func (p Page) usualStep() float64 {
	fifth := p.Rect.Width() / 5
	steps := []float64{30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01}
	metres, ok := pageDistance(p.Proj, (p.Rect.MinX+p.Rect.MaxX-fifth)/2, (p.Rect.MinY+p.Rect.MaxY)/2, fifth)
	if !ok {
		return steps[0]
	}
	const metresPerDegree = flat.EarthRadius * math.Pi / 180
	for _, s := range steps {
		if s <= metres/metresPerDegree {
			return s
		}
	}
	return steps[len(steps)-1]
}

// byRoundness sorts numbers of degrees so that those in steps of 90, 30 and 10 come
// first: where not all have room, these do.
func byRoundness(degrees []float64) []float64 {
	rank := func(v float64) int {
		for i, step := range []float64{90, 30, 10, 5, 1} {
			if math.Abs(math.Remainder(v, step)) < 1e-9 {
				return i
			}
		}
		return 5
	}
	sorted := slices.Clone(degrees)
	sorting.Stably(sorted, func(a, b float64) int { return cmp.Compare(rank(a), rank(b)) })
	return sorted
}

// degreeText is a number of degrees with the letter of its side.
func degreeText(v float64, names [2]string) string {
	text := strconv.FormatFloat(math.Round(math.Abs(v)*1e6)/1e6, 'f', -1, 64) + "°"
	if v == 0 || math.Abs(v) == 180 {
		return text
	}
	if v < 0 {
		return text + names[0]
	}
	return text + names[1]
}
