package special

import (
	"cmp"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// Shape is the shape of a grid's cells.
type Shape string

// The shapes of cells.
const (
	Hexagon Shape = "hexagon"
	Square  Shape = "square"
)

// Grid is a grid of cells that counts a point layer.
type Grid struct {
	// Shape is empty for Hexagon.
	Shape Shape
	// Size is the width of a cell in pixels; 0 suits the map.
	Size float64
	// Layer is the id of the point layer that is counted; empty shows all
	// cells of the frame.
	Layer string
	// Sum is a column of that layer to add up.
	Sum string
}

// Name is "grid".
func (Grid) Name() string { return "grid" }

func (Grid) spec() {}

func grid() Kind {
	return rule[Grid]{
		data:    true,
		implied: true,
		keys: []form.Key[Grid]{
			form.Bind("grid", gridForm(), form.About("A grid of hexagons or squares that counts a point layer.", "", `{"size": 20, "layer": "cities"}`),
				func(g *Grid) *Grid { return g }),
		},
		ofKey: "grid.layer",
		of:    func(g Grid) string { return g.Layer },
		columns: func(g Grid) []Column {
			if g.Sum == "" {
				return nil
			}
			return []Column{{"grid.sum", g.Sum, true}}
		},
		check: func(g Grid, _ func(string) bool) (key, problem string) {
			if g.Sum == "" {
				return "", ""
			}
			return "grid.sum", "a sum needs \"layer\", the point layer whose column is added up"
		},
		make: gridFeatures,
	}.kind()
}

// widestCell limits the width of cells, in pixels; larger numbers are slips.
const widestCell = 1_000_000

func gridForm() form.Form[Grid] {
	return form.Mapping("grid", "layers.*.grid", "What a `\"special\": \"grid\"` layer shows.", []form.Key[Grid]{
		form.Bind("shape", form.OneOf(Hexagon, Square), form.About("The cells' shape.", `"hexagon"`, `"square"`),
			func(g *Grid) *Shape { return &g.Shape }),
		form.Bind("size", form.Length(form.Range{Min: 1, Max: widestCell}), form.About("The cells' width in pixels, or with a unit (`\"5mm\"`).", "(suits the map)", "20"),
			func(g *Grid) *float64 { return &g.Size }),
		form.Bind("layer", form.NonEmpty("a layer's id"), form.About("The point layer that is counted.", "", `"cities"`),
			func(g *Grid) *string { return &g.Layer }),
		form.Bind("sum", form.NonEmpty("a column's name"), form.About("The column that is added up, instead of counting.", "", `"POP_MAX"`),
			func(g *Grid) *string { return &g.Sum }),
	})
}

// cell is a hexagon or square of a grid layer by column and row.
type cell struct{ column, row int }

// tallied is what lies in a cell.
type tallied struct {
	count int
	sum   float64
}

// gridFeatures counts the points of a layer in the cells of a grid over the
// page. Cells without a point are not drawn. Each cell carries count and,
// where a column is added up, sum. A grid of no layer has all cells that touch
// the frame.
func gridFeatures(v View, g Grid, of Layer) ([]layers.Feature, error) {
	if g.Size <= 0 {
		g.Size = (v.Rect.MaxX - v.Rect.MinX) / gridCells
	}
	if g.Layer == "" {
		if n := v.Rect.MaxX * v.Rect.MaxY / (g.Size * g.Size); n > mostCells {
			return nil, fmt.Errorf("grid.size: cells of %g pixels are about %.0f on this map, and %d is the most; give a larger size", g.Size, n, mostCells)
		}
		return emptyCells(v, g), nil
	}
	cells := countPoints(g, of.Features)
	columns := []string{"count"}
	if g.Sum != "" {
		columns = append(columns, "sum")
	}
	schema := layers.NewSchema(columns)
	features := make([]layers.Feature, 0, len(cells))
	for _, at := range inOrder(cells) {
		values := []layers.Value{layers.Number(float64(cells[at].count)), layers.Number(cells[at].sum)}
		features = append(features, layers.Feature{
			Geometry: tiling(g).polygon(at),
			Record:   layers.Record{Schema: schema, Values: values[:len(columns)]},
		})
	}
	return features, nil
}

// mostCells is the largest number of empty cells: more than anybody can see.
const mostCells = 200_000

// gridCells is how many cells lie side by side where a config gives no size.
const gridCells = 50

func countPoints(g Grid, points []layers.Feature) map[cell]tallied {
	cells := map[cell]tallied{}
	for _, f := range points {
		value := 0.0
		if v, ok := f.Record.Get(g.Sum); ok {
			value, _ = v.Float()
		}
		eachPoint(f.Geometry, func(x, y float64) {
			at := tiling(g).cellAt(x, y)
			t := cells[at]
			cells[at] = tallied{t.count + 1, t.sum + value}
		})
	}
	return cells
}

// inOrder lists cells row by row.
func inOrder(cells map[cell]tallied) []cell {
	order := make([]cell, 0, len(cells))
	for at := range cells {
		order = append(order, at)
	}
	sorting.By(order, func(a, b cell) int { return cmp.Or(a.row-b.row, a.column-b.column) })
	return order
}

// emptyCells are the cells that touch the frame, row by row.
func emptyCells(v View, g Grid) []layers.Feature {
	first, last := tiling(g).cellAt(v.Rect.MinX, v.Rect.MinY), tiling(g).cellAt(v.Rect.MaxX, v.Rect.MaxY)
	var features []layers.Feature
	for row := first.row - 1; row <= last.row+1; row++ {
		for column := first.column - 1; column <= last.column+1; column++ {
			if shape := tiling(g).polygon(cell{column, row}); touches(v, shape.Bounds()) {
				features = append(features, layers.Feature{Geometry: shape})
			}
		}
	}
	return features
}

// touches reports whether a box in pixels reaches into the frame.
func touches(v View, b *geom.Bounds) bool {
	return b.Max(0) > v.Rect.MinX && b.Min(0) < v.Rect.MaxX && b.Max(1) > v.Rect.MinY && b.Min(1) < v.Rect.MaxY
}

// tiling is where the cells of a grid lie.
type tiling Grid

// rowHeight is the distance of the hexagons' rows: they stand on a corner and
// are Size wide, so rows overlap by a quarter of their height.
func (g tiling) rowHeight() float64 { return g.Size * math.Sqrt(3) / 2 }

// middle is the centre of a cell in pixels. Every other row of hexagons is
// shifted by half a cell.
func (g tiling) middle(at cell) (x, y float64) {
	if g.Shape == Square {
		return (float64(at.column) + 0.5) * g.Size, (float64(at.row) + 0.5) * g.Size
	}
	shift := 0.5 * float64(at.row&1)
	return (float64(at.column) + shift) * g.Size, float64(at.row) * g.rowHeight()
}

// cellAt is the cell that a point of the page lies in: of hexagons the one
// whose middle is nearest.
func (g tiling) cellAt(x, y float64) cell {
	if g.Shape == Square {
		return cell{int(math.Floor(x / g.Size)), int(math.Floor(y / g.Size))}
	}
	row := int(math.Floor(y / g.rowHeight()))
	best, least := cell{}, math.Inf(1)
	for r := row; r <= row+1; r++ {
		column := int(math.Round(x/g.Size - 0.5*float64(r&1)))
		at := cell{column, r}
		cx, cy := g.middle(at)
		if d := math.Hypot(cx-x, cy-y); d < least {
			best, least = at, d
		}
	}
	return best
}

// polygon is the outline of a cell in pixels.
func (g tiling) polygon(at cell) geom.T {
	x, y := g.middle(at)
	corners := 6
	radius, turn := g.Size/math.Sqrt(3), math.Pi/6
	if g.Shape == Square {
		corners, radius, turn = 4, g.Size/math.Sqrt2, math.Pi/4
	}
	coords := make([]float64, 0, 2*corners+2)
	for i := range corners {
		sin, cos := math.Sincos(turn + 2*math.Pi*float64(i)/float64(corners))
		coords = append(coords, x+radius*cos, y+radius*sin)
	}
	coords = append(coords, coords[0], coords[1])
	return geom.NewPolygonFlat(geom.XY, coords, []int{len(coords)})
}

func eachPoint(g geom.T, visit func(x, y float64)) {
	for part := range flat.Simple(g) {
		for p := range flat.Points(part) {
			visit(p[0], p[1])
		}
	}
}
