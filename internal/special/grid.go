package special

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// grid is a grid of cells that counts a point layer.
func grid() Kind {
	return Kind{
		Name: "grid",
		Data: true,
		Of:   func(l *config.Layer) string { return l.Grid.Layer },
		Columns: func(l *config.Layer) []Column {
			if l.Grid.Sum == "" {
				return nil
			}
			return []Column{{"grid.sum", l.Grid.Sum}}
		},
		Make: func(f Frame, l *config.Layer, of Layer) ([]layers.Feature, error) {
			return gridFeatures(f, l.Grid, of)
		},
	}
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
func gridFeatures(f Frame, g config.Grid, of Layer) ([]layers.Feature, error) {
	if g.Size <= 0 {
		g.Size = (f.Rect.MaxX - f.Rect.MinX) / gridCells
	}
	if g.Layer == "" {
		if n := f.Rect.MaxX * f.Rect.MaxY / (g.Size * g.Size); n > mostCells {
			return nil, fmt.Errorf("grid.size: cells of %g pixels are about %.0f on this map, and %d is the most; give a larger size", g.Size, n, mostCells)
		}
		return emptyCells(f, g), nil
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

func countPoints(g config.Grid, points []layers.Feature) map[cell]tallied {
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
	slices.SortFunc(order, func(a, b cell) int { return cmp.Or(a.row-b.row, a.column-b.column) })
	return order
}

// emptyCells are the cells that touch the frame, row by row.
func emptyCells(f Frame, g config.Grid) []layers.Feature {
	first, last := tiling(g).cellAt(f.Rect.MinX, f.Rect.MinY), tiling(g).cellAt(f.Rect.MaxX, f.Rect.MaxY)
	var features []layers.Feature
	for row := first.row - 1; row <= last.row+1; row++ {
		for column := first.column - 1; column <= last.column+1; column++ {
			if shape := tiling(g).polygon(cell{column, row}); touches(f, shape.Bounds()) {
				features = append(features, layers.Feature{Geometry: shape})
			}
		}
	}
	return features
}

// touches reports whether a box in pixels reaches into the frame.
func touches(f Frame, b *geom.Bounds) bool {
	return b.Max(0) > f.Rect.MinX && b.Min(0) < f.Rect.MaxX && b.Max(1) > f.Rect.MinY && b.Min(1) < f.Rect.MaxY
}

// tiling is where the cells of a grid lie.
type tiling config.Grid

// rowHeight is the distance of the hexagons' rows: they stand on a corner and
// are Size wide, so rows overlap by a quarter of their height.
func (g tiling) rowHeight() float64 { return g.Size * math.Sqrt(3) / 2 }

// middle is the centre of a cell in pixels. Every other row of hexagons is
// shifted by half a cell.
func (g tiling) middle(at cell) (x, y float64) {
	if g.Shape == "square" {
		return (float64(at.column) + 0.5) * g.Size, (float64(at.row) + 0.5) * g.Size
	}
	shift := 0.5 * float64(at.row&1)
	return (float64(at.column) + shift) * g.Size, float64(at.row) * g.rowHeight()
}

// cellAt is the cell that a point of the page lies in: of hexagons the one
// whose middle is nearest.
func (g tiling) cellAt(x, y float64) cell {
	if g.Shape == "square" {
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
	if g.Shape == "square" {
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
