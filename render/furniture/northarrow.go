package furniture

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// NorthArrow points north.
type NorthArrow struct {
	// At is the corner of the map; empty is TopRight.
	At Align
	// Size is its height in pixels; 0 is 36.
	Size float64
}

// Name is "north-arrow".
func (NorthArrow) Name() string { return "north-arrow" }

func (NorthArrow) spec() {}

func northArrow() Kind {
	f := form.Mapping("north-arrow", "north-arrow", "An arrow to the north, true where it stands.", []form.Key[NorthArrow]{
		form.Bind("at", corners(), form.About("The corner of the map: `b`ottom or `t`op, `l`eft or `r`ight.", `"tr"`, `"tl"`), func(n *NorthArrow) *Align { return &n.At }),
		form.Bind("size", form.Length(form.Range{Min: 0, Max: farthest}), form.About("Its height in pixels, or with a unit (`\"8mm\"`).", "36", "24"),
			func(n *NorthArrow) *float64 { return &n.Size }),
	})
	return rule[NorthArrow]{
		about: form.About("Draw an arrow to the north. Where north is not one direction on the map it is left out, and a warning says so. "+
			"Stylesheets call it `#north-arrow` and its letter `#north-arrow-label`.", "false", `{"at": "tl"}`),
		form: form.OrSwitch(form.Optional(f), func() *NorthArrow { return &NorthArrow{} }),
		ids:  []string{"north-arrow", "north-arrow-label"}, class: Class,
		lay: layNorthArrow,
	}.kind()
}

func corners() form.Form[Align] { return form.OneOf(BottomLeft, BottomRight, TopLeft, TopRight) }

// mostTurned is by how many degrees north may differ over a map with one arrow.
const mostTurned = 6

func layNorthArrow(p Page, n NorthArrow) (*Piece, []string) {
	angle, differ, ok := north(p)
	switch {
	case p.Plane:
		return nil, []string{"the data lies in a plane, of which nothing says where north is; the arrow is left out"}
	case !ok:
		return nil, []string{"nowhere on the map is a north to be had; the arrow is left out"}
	case differ > mostTurned:
		return nil, []string{fmt.Sprintf("over the map north differs by %.0f degrees; the arrow is left out. A graticule shows it", math.Min(differ, 180))}
	}
	size := n.Size
	if size == 0 {
		size = 36
	}
	if n.At == "" {
		n.At = TopRight
	}
	corner := placeBox(p.Rect, n.At, size, size, defaultOffset/2)
	x, y := (corner.MinX+corner.MaxX)/2, (corner.MinY+corner.MaxY)/2
	class := []string{Class}
	arrow := render.Vary(p.Sheet, func(sheet *styles.Sheet) render.Group {
		look := styles.Style{{Name: "fill", Value: "#333"}, {Name: "stroke", Value: "#fff"}, {Name: "stroke-width", Value: "1px"}}
		return render.Group{ID: "north-arrow", Classes: class, Label: "North", Style: styles.Over(look, sheet.GroupStyle(styles.Element{ID: "north-arrow", Classes: class})),
			Marks: []render.Mark{{Form: render.Shape{Geometry: arrowShape(x, y, size, angle)}}}}
	})
	letter := render.Vary(p.Sheet, func(sheet *styles.Sheet) render.Group {
		look := styles.Style{{Name: "fill", Value: "#333"}, {Name: "font-size", Value: fmt.Sprintf("%gpx", math.Round(size/3))}, {Name: "font-weight", Value: "700"}}
		g := render.Group{ID: "north-arrow-label", Classes: class, Hidden: true,
			Style: paragraph.Style(sheet, styles.Element{ID: "north-arrow-label", Classes: class}, look)}
		high := 0.36 * paragraph.Whole(sheet, g.Style).FontSize()
		g.Marks = []render.Mark{{Form: render.Text{X: x + float64(math.Sin(angle)*-size*0.34), Y: y + float64(math.Cos(angle)*size*0.34) + high,
			Lines: []string{"N"}, Anchor: render.AnchorMiddle}}}
		return g
	})
	return &Piece{Box: corner.Grown(2), Groups: []render.Group{arrow, letter}}, nil
}

// arrowShape is an arrowhead above the letter, turned clockwise by an angle.
func arrowShape(x, y, size, angle float64) geom.T {
	points := [][2]float64{{0, -0.5}, {0.22, 0.08}, {0, -0.04}, {-0.22, 0.08}, {0, -0.5}}
	sin, cos := math.Sincos(angle)
	var flat []float64
	for _, q := range points {
		dx, dy := q[0]*size, q[1]*size
		flat = append(flat, x+float64(dx*cos)-float64(dy*sin), y+float64(dx*sin)+float64(dy*cos))
	}
	return geom.NewPolygonFlat(geom.XY, flat, []int{len(flat)})
}

// north is the angle, clockwise from upwards, to which north points in the middle of
// the map, and by how many degrees it differs over the map.
func north(p Page) (angle, differ float64, ok bool) {
	const grid, step = 8, 1e-3
	least, most := math.Inf(1), math.Inf(-1)
	at := func(x, y float64) (float64, bool) {
		lon, lat, on := p.Proj.Inverse(x, y)
		if !on || lat+step > 90 {
			return 0, false
		}
		x0, y0, ok0 := p.Proj.Forward(lon, lat)
		x1, y1, ok1 := p.Proj.Forward(lon, lat+step)
		return math.Atan2(x1-x0, y0-y1), ok0 && ok1 && (x0 != x1 || y0 != y1)
	}
	middle, found := at((p.Rect.MinX+p.Rect.MaxX)/2, (p.Rect.MinY+p.Rect.MaxY)/2)
	for i := range grid + 1 {
		for j := range grid + 1 {
			a, on := at(p.Rect.MinX+p.Rect.Width()*float64(i)/grid, p.Rect.MinY+p.Rect.Height()*float64(j)/grid)
			if !on {
				continue
			}
			if !found {
				middle, found = a, true
			}
			d := math.Remainder(a-middle, 2*math.Pi)
			least, most = math.Min(least, d), math.Max(most, d)
		}
	}
	if !found {
		return 0, 0, false
	}
	return middle, math.Max(0, (most-least)*180/math.Pi), true
}

// placeBox is a box of a size in a corner of another one, away from its edges.
func placeBox(in render.Box, at Align, width, height, off float64) render.Box {
	x, y := in.MinX+off, in.MaxY-off-height
	if at == BottomRight || at == TopRight {
		x = in.MaxX - off - width
	}
	if at == TopLeft || at == TopRight {
		y = in.MinY + off
	}
	return render.Box{MinX: x, MinY: y, MaxX: x + width, MaxY: y + height}
}
