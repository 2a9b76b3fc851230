package batch

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"strconv"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// indexMap draws the map of an atlas's pages: what each shows, with its number. It is nil
// where nothing is known of that.
func indexMap(ctx context.Context, sheets []render.AtlasSheet, title string, width, height float64) (*render.Scene, error) {
	known, west, east := 0, 360.0, -360.0
	for _, s := range sheets {
		if s.Bounds != nil {
			known++
			west, east = min(west, s.Bounds[0]), max(east, s.Bounds[2])
		}
	}
	if known == 0 {
		return nil, nil
	}
	shown := `"bounds": "pages"`
	const wide = 150 // degrees, from which on the whole world is shown
	if east-west > wide {
		shown = `"proj": {"id": "robinson"}`
	}
	sheet, _, err := styles.Parse("index.css", []byte(indexStyle))
	if err != nil {
		return nil, err
	}
	called, err := json.Marshal(title)
	if err != nil {
		return nil, err
	}
	text := fmt.Sprintf(`{"title": {"text": %s, "draw": false}, "export": {"width": %v, "height": %v}, %s, "layers": {"land": {"src": "builtin:countries"},
		"pages": {"src": "pages", "attributes": [%q], "labeling": {"key": %q, "position": "centroid"}}}}`,
		called, width, height, shown, render.AtlasPage, numberColumn)
	cfg, err := config.Parse("index", []byte(text))
	if err != nil {
		return nil, fmt.Errorf("the index: %w", err)
	}
	m, err := kartograph.Build(ctx, cfg, kartograph.Options{Style: sheet, Open: func(_ context.Context, r layers.OpenRequest) (layers.Source, error) {
		if r.Src != "pages" {
			return nil, nil
		}
		return sheetSource(sheets), nil
	}})
	if err != nil {
		return nil, fmt.Errorf("the index: %w", err)
	}
	scene := m.Scene()
	return &scene, nil
}

// mostNumbers is how many pages have their numbers on the map at most, evenly among all: more have no
// room on a sheet, and what it takes to find that out grows with them.
const mostNumbers = 500

// numberColumn has the numbers that stand on the map.
const numberColumn = "number"

const indexStyle = `#land { fill: #e8e4da; stroke: #fff; stroke-width: 0.5px }
#pages { fill: #36c; fill-opacity: 0.08; stroke: #36c; stroke-width: 0.6px }
.label { font-family: Arial, sans-serif; font-size: 9px; fill: #124 }
`

// sheetSource are the pages of an atlas as areas.
type sheetSource []render.AtlasSheet

func (s sheetSource) schema() *layers.Schema {
	return layers.NewSchema([]string{render.AtlasPage, numberColumn})
}

// Info says that they are polygons with the numbers of their pages.
func (s sheetSource) Info() layers.Info {
	return layers.Info{Format: "pages", Geometry: "polygon", Schema: s.schema()}
}

// Features yields the pages whose bounds are known, in degrees and in their order.
func (s sheetSource) Features(context.Context) iter.Seq2[layers.Feature, error] {
	schema, each := s.schema(), (len(s)+mostNumbers-1)/mostNumbers
	return func(yield func(layers.Feature, error) bool) {
		for i, sheet := range s {
			if sheet.Bounds == nil {
				continue
			}
			page := layers.Record{Schema: schema, Values: []layers.Value{layers.Text(strconv.Itoa(i + 1)), {}}}
			if i%each == 0 {
				page.Values[1] = page.Values[0]
			}
			if !yield(layers.Feature{Geometry: edgeOf(sheet), Record: page}, nil) {
				return
			}
		}
	}
}

// edgeOf is the edge of what a page shows.
func edgeOf(s render.AtlasSheet) geom.T {
	if s.Outline != nil {
		return geom.NewPolygonFlat(geom.XY, s.Outline, []int{len(s.Outline)})
	}
	return around(*s.Bounds)
}

// around is the edge of bounds, in steps so short that each goes the way that is meant; maps
// bend them where their projection does.
func around(b [4]float64) geom.T {
	west, south, east, north := b[0], b[1], b[2], b[3]
	if east < west {
		east += 360
	}
	const step = 60 // degrees
	steps := max(1, int(math.Ceil((east-west)/step)))
	var ring []float64
	for i := range steps {
		ring = append(ring, west+(east-west)*float64(i)/float64(steps), south)
	}
	ring = append(ring, east, south)
	for i := steps; i >= 0; i-- {
		ring = append(ring, west+(east-west)*float64(i)/float64(steps), north)
	}
	ring = append(ring, west, south)
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}
