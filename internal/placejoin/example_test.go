package placejoin_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/placejoin"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

func ExampleJoin() {
	layer := func(id string, geometries ...geom.T) placejoin.Layer {
		data := &source.Data{Schema: layers.NewSchema(nil)}
		for _, g := range geometries {
			data.Features = append(data.Features, layers.Feature{Geometry: g})
		}
		return placejoin.Layer{ID: id, Data: data}
	}
	districts := layer("districts", geom.NewPolygonFlat(geom.XY, []float64{0, 0, 9, 0, 9, 9, 0, 0}, []int{8}))
	shops := layer("shops", geom.NewPointFlat(geom.XY, []float64{5, 1}), geom.NewPointFlat(geom.XY, []float64{1, 5}))
	joined, told, err := placejoin.Join(context.Background(), districts, shops,
		placejoin.Rule{Gather: []placejoin.Gathered{{Name: "shops", How: "count"}}})
	n, _ := joined.Features[0].Record.Get("shops")
	fmt.Println(n, told, err)
	// Output: 1 [1 of 2 features of "shops" lie in no polygon; the first is number 2] <nil>
}
