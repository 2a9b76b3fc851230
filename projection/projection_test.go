package projection_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/twpayne/go-geom"
)

func TestNewErrors(t *testing.T) {
	for _, c := range []struct {
		s    catalogue.Settings
		want string
	}{
		{catalogue.Settings{ID: "robinsn"}, `did you mean "robinson"`},
		{catalogue.Settings{ID: "robinson", Params: map[string]float64{"lon": 1}}, `unknown parameter "lon"`},
		{catalogue.Settings{ID: "robinson", Options: projection.Options{ClipAngle: 181}}, "clip angle is 181, must be from 0 to 180"},
		{catalogue.Settings{ID: "robinson", Options: projection.Options{ClipAngle: math.NaN()}}, "clip angle is NaN"},
		{catalogue.Settings{ID: "robinson", Options: projection.Options{Precision: -1}}, "precision is -1"},
		{catalogue.Settings{ID: "robinson", Options: projection.Options{Rotate: &[3]float64{0, 91, 0}}}, "cannot rotate to [0 91 0]"},
	} {
		if _, err := catalogue.New(c.s); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: error %v, want one with %q", c.s, err, c.want)
		}
	}
}

// TestRoundTrip takes places to pixels and back, turned every way.
func TestRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for _, id := range []string{"lonlat", "robinson", "laea", "mollweide", "ortho"} {
		for _, r := range centres {
			for _, flip := range []bool{false, true} {
				p := mustNew(t, catalogue.Settings{ID: id, Options: projection.Options{Rotate: &r, Flip: flip}})
				p = p.WithView(projection.View{Scale: 200, X: 500, Y: 300})
				for range 100 {
					lon, lat := random.Float64()*360-180, math.Asin(random.Float64()*2-1)/degree
					x, y, ok := p.Forward(lon, lat)
					if !ok {
						continue
					}
					lon2, lat2, ok := p.Inverse(x, y)
					if d := angle(lon*degree, lat*degree, lon2*degree, lat2*degree); !ok || !(d <= 1e-7) {
						t.Errorf("%s %v: %g, %g came back as %g, %g", id, r, lon, lat, lon2, lat2)
					}
				}
			}
		}
	}
}

// TestRotate has the signs: what is north, east and counter-clockwise.
func TestRotate(t *testing.T) {
	for _, c := range []struct {
		rotate   [3]float64
		lon, lat float64
		x, y     float64
	}{
		{[3]float64{30, 0, 0}, 30, 0, 0, 0},
		{[3]float64{30, 40, 0}, 30, 40, 0, 0},
		{[3]float64{30, 40, 0}, 30, 50, 0, -math.Sin(10 * degree)},
		{[3]float64{0, 0, 90}, 10, 0, 0, -math.Sin(10 * degree)},
		{[3]float64{0, 90, 0}, 0, 80, 0, math.Sin(10 * degree)},
		{[3]float64{0, 90, 0}, 90, 80, math.Sin(10 * degree), 0},
		{[3]float64{350, 0, 0}, -10, 0, 0, 0},
	} {
		p := mustNew(t, catalogue.Settings{ID: "ortho", Options: projection.Options{Rotate: &c.rotate}})
		x, y, ok := p.Forward(c.lon, c.lat)
		if !ok || !(math.Hypot(x-c.x, y-c.y) <= 1e-12) {
			t.Errorf("%v: %g, %g is at %g, %g, want %g, %g", c.rotate, c.lon, c.lat, x, y, c.x, c.y)
		}
	}
}

// TestStraightEdges checks that an edge along a parallel stays on it, although
// a great arc would leave it by hundreds of kilometres.
func TestStraightEdges(t *testing.T) {
	line := geom.NewLineStringFlat(geom.XY, []float64{-123, 49, -95, 49})
	for _, id := range []string{"robinson", "ortho", "lcc"} {
		p := mustNew(t, catalogue.Settings{ID: id, Options: projection.Options{Rotate: &[3]float64{-100, 0, 0}}}).WithView(projection.View{Scale: 500})
		flat := p.Project(line).FlatCoords()
		for i := 0; i < len(flat); i += 2 {
			if _, lat, ok := p.Inverse(flat[i], flat[i+1]); !ok || !(math.Abs(lat-49) <= 0.2/500/degree) {
				t.Errorf("%s: a point of the 49th parallel lies at %g", id, lat)
			}
		}
	}
}

// TestPrecision measures how far drawn edges are from the true curve.
func TestPrecision(t *testing.T) {
	line := []float64{-20, 60, 100, -30}
	for _, id := range []string{"robinson", "laea", "mollweide", "albers", "lcc"} {
		for _, precision := range []float64{0.1, 0.5, 3} {
			p := mustNew(t, catalogue.Settings{ID: id, Options: projection.Options{Precision: precision}}).WithView(projection.View{Scale: 300})
			drawn := p.Project(geom.NewLineStringFlat(geom.XY, line))
			for k := range 1000 {
				f := float64(k) / 1000
				x, y, ok := p.Forward(line[0]+f*(line[2]-line[0]), line[1]+f*(line[3]-line[1]))
				if d := toLine(drawn, x, y); !ok || !(d <= 1.3*precision) {
					t.Errorf("%s: %.2f pixels off the curve, %g asked for", id, d, precision)
					break
				}
			}
		}
	}
}

func TestExtent(t *testing.T) {
	for _, c := range []struct {
		id   string
		clip float64
		want projection.Plane
	}{
		{"lonlat", 0, projection.Plane{MinX: -math.Pi, MinY: -math.Pi / 2, MaxX: math.Pi, MaxY: math.Pi / 2}},
		{"ortho", 0, projection.Plane{MinX: -1, MinY: -1, MaxX: 1, MaxY: 1}},
		{"ortho", 30, projection.Plane{MinX: -0.5, MinY: -0.5, MaxX: 0.5, MaxY: 0.5}},
		{"laea", 0, projection.Plane{MinX: -2, MinY: -2, MaxX: 2, MaxY: 2}},
		{"mollweide", 0, projection.Plane{MinX: -2 * math.Sqrt2, MinY: -math.Sqrt2, MaxX: 2 * math.Sqrt2, MaxY: math.Sqrt2}},
	} {
		got := mustNew(t, catalogue.Settings{ID: c.id, Options: projection.Options{ClipAngle: c.clip}}).Extent()
		if !nearBox(got, c.want, 1e-3) {
			t.Errorf("%s, %g: %v, want %v", c.id, c.clip, got, c.want)
		}
	}
	p := mustNew(t, catalogue.Settings{ID: "lonlat"})
	small := geom.NewPolygonFlat(geom.XY, inverse.Rect(10, 50, 10.001, 50.002), []int{10})
	want := projection.Plane{MinX: 10 * degree, MinY: 50 * degree, MaxX: 10.001 * degree, MaxY: 50.002 * degree}
	if got := p.Extent(small); !nearBox(got, want, 1e-7) {
		t.Errorf("%v, want %v", got, want)
	}
	hidden := mustNew(t, catalogue.Settings{ID: "ortho", Options: projection.Options{Rotate: &[3]float64{180, 0, 0}}})
	if got := hidden.Extent(geom.NewPointFlat(geom.XY, []float64{0, 0})); !got.Empty() {
		t.Errorf("the extent of nothing is %v", got)
	}
}

// Measured in parts, in any order, the extent is the same to the bit.
func TestMeasureInParts(t *testing.T) {
	all := shapes(t, "ne_110m_countries", "NAME")
	for _, few := range [][]country{all, all[:3], all[100:101], all[7:8]} {
		p := mustNew(t, catalogue.Settings{ID: "laea", Params: map[string]float64{"lon0": 10, "lat0": 50}})
		var gs []geom.T
		for _, c := range few {
			gs = append(gs, c.geom)
		}
		got, err := p.Measure(func(at projection.Ruler) (projection.Plane, error) {
			box := flat.Nothing[projection.Plane]()
			for i := range gs {
				box = box.With(at.Box(gs[len(gs)-1-i]))
			}
			return box, nil
		})
		if want := p.Extent(gs...); err != nil || got != want {
			t.Errorf("%d countries cover %v in parts and %v at once (%v)", len(gs), got, want, err)
		}
	}
}

// TestBoxOfLongLines holds that what is measured a part at a time has the box of what is drawn.
func TestBoxOfLongLines(t *testing.T) {
	var zigzag []float64
	for i := range 700 {
		zigzag = append(zigzag, float64(100-200*(i%2))+float64(i)/100, float64(i)/12-20)
	}
	line := geom.NewLineStringFlat(geom.XY, zigzag)
	for _, id := range []string{"laea", "lcc"} {
		for _, edges := range []projection.Edges{{}, {Geodesic: true}} {
			p := mustNew(t, catalogue.Settings{ID: id}).WithView(projection.View{Scale: 1000})
			drawn := p.ProjectAs(line, edges).FlatCoords()
			if len(drawn) < 1<<15+1<<13 {
				t.Errorf("%s, %v: %d numbers are not many", id, edges, len(drawn))
			}
			b := flat.Around[projection.Page](drawn, 2)
			want := projection.Plane{MinX: b.MinX / 1000, MinY: -b.MaxY / 1000, MaxX: b.MaxX / 1000, MaxY: -b.MinY / 1000}
			got, err := p.Measure(func(at projection.Ruler) (projection.Plane, error) { return at.With(edges).Box(line), nil })
			if err != nil || got != want {
				t.Errorf("%s, %v: the box is %v, want %v (%v)", id, edges, got, want, err)
			}
		}
	}
}

func nearBox(a, b projection.Plane, tolerance float64) bool {
	return math.Abs(a.MinX-b.MinX) <= tolerance && math.Abs(a.MinY-b.MinY) <= tolerance &&
		math.Abs(a.MaxX-b.MaxX) <= tolerance && math.Abs(a.MaxY-b.MaxY) <= tolerance
}

func TestFit(t *testing.T) {
	v := projection.Fit(projection.Plane{MinX: -2, MinY: -1, MaxX: 2, MaxY: 1}, projection.Page{MinX: 10, MinY: 0, MaxX: 110, MaxY: 100})
	if want := (projection.View{Scale: 25, X: 60, Y: 50}); v != want {
		t.Errorf("%v, want %v", v, want)
	}
	if v := projection.Fit(projection.Plane{}, projection.Page{MaxX: 100, MaxY: 50}); v.Scale != 50 {
		t.Errorf("a point is drawn at the scale %g", v.Scale)
	}
}

// TestMayShow checks on many views that no country is refused that would show,
// and that most of the others are.
func TestMayShow(t *testing.T) {
	all := shapes(t, "ne_110m_countries", "NAME")
	for _, c := range []struct {
		id       string
		lon, lat float64
		scale    float64
		most     int
	}{
		{"robinson", 10, 50, 2000, 60}, {"laea", 10, 50, 5000, 30}, {"laea", 179, -17, 5000, 15}, {"ortho", 0, 90, 3000, 10},
		{"mercator", -60, -20, 3000, 30}, {"lcc", 10, 50, 4000, 20}, {"lonlat", 100, 30, 300, 180},
	} {
		p := mustNew(t, catalogue.Settings{ID: c.id, Options: projection.Options{Rotate: &[3]float64{c.lon, c.lat, 0}}})
		p = p.WithView(projection.View{Scale: c.scale, X: 500, Y: 400})
		box := projection.Page{MaxX: 1000, MaxY: 800}
		may := 0
		for _, country := range all {
			shown := projection.ClipToBox(p.Project(country.geom), box) != nil
			if p.MayShow(country.geom.Bounds(), box) {
				may++
			} else if shown {
				t.Errorf("%s: %s shows", c.id, country.name)
			}
		}
		if may > c.most {
			t.Errorf("%s: %d of %d countries may show, want %d at most", c.id, may, len(all), c.most)
		}
	}
}

// hollow is a formula without an image for half of the sphere.
type hollow struct{ formula.Lonlat }

func (h hollow) Forward(lambda, phi float64) (x, y float64) {
	if lambda > 0 {
		return math.NaN(), math.Inf(1)
	}
	return h.Lonlat.Forward(lambda, phi)
}

func TestWithoutImage(t *testing.T) {
	p := mustSetUp(t, projection.Setup{Formula: hollow{}}, projection.Options{})
	if _, _, ok := p.Forward(10, 0); ok {
		t.Error("a point without an image is ok")
	}
	if g := p.Project(geom.NewPolygonFlat(geom.XY, inverse.Rect(10, 0, 20, 10), []int{10})); g != nil {
		t.Errorf("a polygon without an image is %v", g)
	}
	g := p.Project(geom.NewPolygonFlat(geom.XY, []float64{-20, 0, 20, 0, 20, 10, -10, 15, -20, 10, -20, 0}, []int{12}))
	if g == nil || g.Bounds().Max(0) > 0 {
		t.Errorf("half a polygon is %v", g)
	}
}

// TestKinds projects every type of geometry, in every layout, and nothings.
func TestKinds(t *testing.T) {
	p := mustNew(t, catalogue.Settings{ID: "ortho"})
	far := []float64{170, 10, 175, 10, 175, 15, 170, 10}
	near := []float64{0, 10, 5, 10, 5, 15, 0, 10}
	deep := []float64{0, 10, 7, 5, 10, 7, 5, 15, 7, 0, 10, 7}
	for _, c := range []struct {
		in, want geom.T
	}{
		{nil, nil},
		{geom.NewPolygon(geom.XY), nil},
		{geom.NewPointFlat(geom.XY, far[:2]), nil},
		{geom.NewPointFlat(geom.XYZ, deep[:3]), &geom.Point{}},
		{geom.NewMultiPointFlat(geom.XY, append(near, far...)), &geom.MultiPoint{}},
		{geom.NewLineStringFlat(geom.XYZ, deep), &geom.LineString{}},
		{geom.NewLineStringFlat(geom.XY, far), nil},
		{geom.NewLineStringFlat(geom.XY, []float64{-100, 0, 0, 0, 100, 0, 100, 5, 0, 5}), &geom.MultiLineString{}},
		{geom.NewLinearRingFlat(geom.XY, near), &geom.LineString{}},
		{geom.NewMultiLineStringFlat(geom.XY, near, []int{8}), &geom.MultiLineString{}},
		{geom.NewPolygonFlat(geom.XYZ, deep, []int{12}), &geom.Polygon{}},
		{geom.NewPolygonFlat(geom.XY, far, []int{8}), nil},
		{geom.NewMultiPolygonFlat(geom.XY, near, [][]int{{8}}), &geom.MultiPolygon{}},
		{geom.NewGeometryCollection(), nil},
	} {
		got := p.Project(c.in)
		if reflect.TypeOf(got) != reflect.TypeOf(c.want) {
			t.Errorf("%T %v became %T", c.in, c.in, got)
		} else if got != nil && got.Layout() != geom.XY {
			t.Errorf("%T has the layout %v", got, got.Layout())
		}
	}
}
