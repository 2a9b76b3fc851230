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
	district := []layers.Feature{{Geometry: geom.NewPolygonFlat(geom.XY, []float64{0, 0, 9, 0, 9, 9, 0, 0}, []int{8})}}
	shops := placejoin.Layer{ID: "shops", Features: []layers.Feature{
		{Geometry: geom.NewPointFlat(geom.XY, []float64{5, 1})}, {Geometry: geom.NewPointFlat(geom.XY, []float64{1, 5})},
	}}
	data := &source.Data{Features: district, Schema: layers.NewSchema(nil)}
	joined, told, err := placejoin.Join(context.Background(), data, placejoin.Layer{ID: "districts"}, shops,
		placejoin.Rule{Gather: []placejoin.Gathered{{Name: "shops", How: "count"}}})
	n, _ := joined.Features[0].Record.Get("shops")
	fmt.Println(n, told, err)
	// Output: 1 [1 of 2 features of "shops" lie in no polygon; the first is number 2] <nil>
}
