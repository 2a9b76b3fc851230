package render

import (
	"bytes"
	"math"
	"os"
	"testing"

	shp "github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/styles"
)

// robinsonX and robinsonY are Robinson's table: the length of the parallels
// and their distance from the equator at every 5 degrees (Robinson 1974).
var robinsonX = []float64{1, 0.9986, 0.9954, 0.99, 0.9822, 0.973, 0.96, 0.9427, 0.9216, 0.8962, 0.8679, 0.835, 0.7986, 0.7597, 0.7186, 0.6732, 0.6213, 0.5722, 0.5322}
var robinsonY = []float64{0, 0.062, 0.124, 0.186, 0.248, 0.31, 0.372, 0.434, 0.4958, 0.5571, 0.6176, 0.6769, 0.7346, 0.7903, 0.8435, 0.8936, 0.9394, 0.9761, 1}

// robinson projects degrees to a map 1000 pixels wide, with linear steps in
// the table: near enough to weigh path data.
func robinson(lon, lat float64) (x, y float64) {
	t := math.Min(math.Abs(lat)/5, 17.999999)
	i := int(t)
	f := t - float64(i)
	rx := robinsonX[i]*(1-f) + robinsonX[i+1]*f
	ry := robinsonY[i]*(1-f) + robinsonY[i+1]*f
	const scale = 1000 / (2 * 0.8487 * math.Pi)
	x = 500 + scale*0.8487*rx*lon*math.Pi/180
	return x, 255 - scale*1.3523*math.Copysign(ry, lat)
}

// countries reads Natural Earth's 50m countries as a projected scene.
func countries(t testing.TB) (Scene, int) {
	t.Helper()
	const file = "../testdata/data/ne_50m_countries.shp"
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	r, err := shp.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	points := 0
	group := Group{ID: "countries", Style: styles.Style{{Name: "fill", Value: "#ddd"}}}
	for r.Next() {
		_, shape := r.Shape()
		p := shape.(*shp.Polygon)
		var flat []float64
		for _, q := range p.Points {
			x, y := robinson(q.X, q.Y)
			flat = append(flat, x, y)
		}
		var ends []int
		for _, start := range p.Parts[1:] {
			ends = append(ends, int(start)*2)
		}
		ends = append(ends, len(flat))
		points += len(p.Points)
		group.Marks = append(group.Marks, Mark{Form: Shape{Geometry: geom.NewPolygonFlat(geom.XY, flat, ends)}})
	}
	return Scene{Width: 1000, Height: 510, Groups: []Group{group}}, points
}

// The peer's file for the same drawing has 1,333,345 bytes; 55 % of that is
// what we allow ourselves.
func TestPathDataOfTheWorldIsShort(t *testing.T) {
	scene, points := countries(t)
	var b bytes.Buffer
	stats, err := WriteSVG(&b, scene, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d points, %+v", points, stats)
	if points != 99566 || stats.Marks != 241 {
		t.Errorf("%d points in %d shapes, want 99566 in 241", points, stats.Marks)
	}
	if stats.PathBytes > 733000 {
		t.Errorf("%d bytes of path data, want at most 733000", stats.PathBytes)
	}
	if int64(b.Len()) != stats.Bytes {
		t.Errorf("%d bytes written, %d counted", b.Len(), stats.Bytes)
	}
}

func BenchmarkWriteCountries(b *testing.B) {
	scene, _ := countries(b)
	var out bytes.Buffer
	stats, err := WriteSVG(&out, scene, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(stats.Bytes)
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if _, err := WriteSVG(&out, scene, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
